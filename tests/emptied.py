"""Tests that commit leave empty tables behind, the book of access as well."""

from __future__ import annotations

from django.db import connection
from django.test import TransactionTestCase

_empty_tables = TransactionTestCase._fixture_teardown


def _empty_the_book(case: TransactionTestCase) -> None:
    # The book refuses to be emptied, by triggers. Between tests they step aside.
    lifted: list[tuple[str, str]] = []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            lifted = cursor.fetchall()
            for name, _sql in lifted:
                cursor.execute(f'DROP TRIGGER "{name}"')
    _empty_tables(case)
    with connection.cursor() as cursor:
        for _name, sql in lifted:
            cursor.execute(sql)


def let_it() -> None:
    """Let the tables be emptied after each test that commits."""
    TransactionTestCase._fixture_teardown = _empty_the_book  # type: ignore[method-assign]
