"""The engine: the same dialect as Django's, another library underneath."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain, tee
from typing import Any

from django.conf import settings
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]
from django.db.backends.sqlite3.operations import DatabaseOperations
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as Database

Database.register_converter("bool", b"1".__eq__)
Database.register_converter("date", base.decoder(parse_date))
Database.register_converter("time", base.decoder(parse_time))
Database.register_converter("datetime", base.decoder(parse_datetime))
Database.register_converter("timestamp", base.decoder(parse_datetime))
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(datetime.date, base.adapt_date)
Database.register_adapter(datetime.datetime, base.adapt_datetime)


@lru_cache(maxsize=1024)
def _with_marks(query: str) -> str:
    # A page asks the same questions each time it is opened.
    return str(base.FORMAT_QMARK_REGEX.sub("?", query)).replace("%%", "%")


class CipherCursor(Database.Cursor):  # type: ignore[misc,name-defined,unused-ignore]
    """A cursor that takes Django's "%s" and "%(name)s" parameters."""

    def _convert(self, query: str, names: list[str] | None) -> str:
        if names is None:
            return _with_marks(query)
        return query % {name: f":{name}" for name in names}

    def execute(self, query: str, params: Any = None) -> Any:
        """Run `query` with Django's parameter style."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self._convert(query, names), params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run `query` once for each set of parameters."""
        first, rows = tee(iter(param_list))
        head = next(first, None)
        names = list(head) if isinstance(head, Mapping) else None
        return super().executemany(self._convert(query, names), chain(rows))


class CipherOperations(DatabaseOperations):
    """Django's conversions; instants are read by the standard library, which is faster."""

    def convert_datetimefield_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return the instant that a column holds, aware when the settings ask for zones."""
        if isinstance(value, str):
            value = datetime.datetime.fromisoformat(value)
        if value is not None and settings.USE_TZ and timezone.is_naive(value):
            return value.replace(tzinfo=self.connection.timezone)
        return value


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite wrapper, opened with a key."""

    Database = Database
    ops_class = CipherOperations

    def get_connection_params(self) -> dict[str, Any]:
        """Return what `connect` takes; the key is kept aside."""
        params: dict[str, Any] = super().get_connection_params()
        self.cipher_key = params.pop("cipher_key", None)
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file with its key; raises DatabaseError when the key does not fit."""
        conn = Database.connect(**conn_params)
        if self.cipher_key:
            conn.execute(f"PRAGMA key = \"x'{self.cipher_key}'\"")
        register(conn)
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA legacy_alter_table = OFF")
        commands: list[str] = self.init_commands  # type: ignore[attr-defined]
        for command in filter(None, map(str.strip, commands)):
            conn.execute(command)
        return conn

    def create_cursor(self, name: str | None = None) -> CipherCursor:
        """Return a cursor on the open connection."""
        cursor: CipherCursor = self.connection.cursor(factory=CipherCursor)
        return cursor

    def planned_cursor(self) -> Any:
        """Return a cursor; the library keeps the plans of the last texts by itself."""
        return self.cursor()
