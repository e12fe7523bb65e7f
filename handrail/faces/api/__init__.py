"""What a phone sends when it can.

Promise: an entry that a person made is stored once, however often it arrives, and "created" is
only said after it is stored. Its content travels and waits sealed to a key of this server, so that
nobody who picks up the phone can read it. What cannot be kept is answered with a sentence; the
other entries of the same request are not held up by it.
Words: entry, envelope, created, duplicate, refused.
"""
