"""Tests that commit leave empty tables behind, the book of access as well.

Django empties every table, one by one, and then does all that follows a migration. Here only what
a test filled is emptied, and what the migrations filled stays.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import OperationalError, connections, transaction
from django.test import TransactionTestCase

PATIENCE = 10
FILLED_WITH_THE_TABLES = {"django_content_type", "auth_permission", "django_migrations"}


@cache
def _tables(alias: str) -> list[str]:
    found = connections[alias].introspection.django_table_names(
        only_existing=True, include_views=False
    )
    return sorted(set(found) - FILLED_WITH_THE_TABLES)


def _filled(alias: str, cursor: Any) -> list[str]:
    quote = connections[alias].ops.quote_name
    asked = [
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {quote(table)})" for table in _tables(alias)
    ]
    # So many in one question are more than SQLite takes.
    found: list[str] = []
    for at in range(0, len(asked), 100):
        cursor.execute(" UNION ALL ".join(asked[at : at + 100]))
        found += [table for (table,) in cursor.fetchall()]
    return found


@contextmanager
def _without_triggers(cursor: Any) -> Iterator[None]:
    """The book refuses to be emptied, by triggers. Between tests they step aside."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    lifted = cursor.fetchall()
    for name, _sql in lifted:
        cursor.execute(f'DROP TRIGGER "{name}"')
    yield
    for _name, sql in lifted:
        cursor.execute(sql)


def _empty(alias: str) -> None:
    connection = connections[alias]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys = OFF")
            with transaction.atomic(using=alias), _without_triggers(cursor):
                for table in _filled(alias, cursor):
                    cursor.execute(f"DELETE FROM {quote(table)}")
            cursor.execute("PRAGMA foreign_keys = ON")
            return
        with transaction.atomic(using=alias):
            cursor.execute("RESET ROLE")
            # Neither keys to other tables nor the triggers of the book are looked at.
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table in _filled(alias, cursor):
                cursor.execute(f"DELETE FROM {quote(table)}")


def _empty_in_peace(alias: str) -> None:
    """Empty it; what the server of a journey has not finished yet may hold a row a while longer."""
    for left in reversed(range(PATIENCE)):
        try:
            _empty(alias)
        except OperationalError:
            connections[alias].close()
            if not left:
                raise
            time.sleep(1)
        else:
            return


def _empty_all(case: TransactionTestCase) -> None:
    for alias in case._databases_names(include_mirrors=False):  # type: ignore[attr-defined]
        _empty_in_peace(alias)


def let_it() -> None:
    """Let the tables be emptied after each test that commits."""
    TransactionTestCase._fixture_teardown = _empty_all  # type: ignore[method-assign]
