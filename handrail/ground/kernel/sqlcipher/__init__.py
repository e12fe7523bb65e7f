"""Django's SQLite engine on SQLCipher: an encrypted file, and a SQLite without the WAL fault.

`ENGINE = "handrail.ground.kernel.sqlcipher"`; the key comes from `OPTIONS["cipher_key"]`, 32 bytes
as 64 hexadecimal digits, or None for a database in memory.
"""
