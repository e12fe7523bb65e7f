"""Writes very many rows: `executemany` on SQLite, COPY on PostgreSQL, indexes afterwards.

One tuple of plain values serves both: UUIDs as 32 hexadecimal digits, instants as
"2026-05-14 12:00:00" in UTC, dates as ISO text, booleans as 0 and 1, JSON as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from handrail.ground.kernel import statistics

Row = tuple[Any, ...]


def instant(at: datetime) -> str:
    """Return an instant in UTC as both databases read it."""
    return at.strftime("%Y-%m-%d %H:%M:%S")


@contextmanager
def wholesale() -> Iterator[None]:
    """Load without waiting for the disk and without checking what is right by construction.

    Inside a transaction, as in a test, it changes nothing.
    """
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("SET synchronous_commit = off")
        yield
        with connection.cursor() as cursor:
            cursor.execute("RESET session_replication_role")
            cursor.execute("RESET synchronous_commit")
            cursor.execute("VACUUM ANALYZE")
        return
    for alias in connections:
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -400000")
    yield
    for alias in connections:
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections[alias].close()
    # As the worker does; above, PostgreSQL counts as well.
    statistics.count()


def put(model: type[Model], columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Write the rows of one table in the transaction that is open, or in one of their own."""
    names = list(columns)
    table = model._meta.db_table
    listed = ", ".join(f'"{name}"' for name in names)
    where = connections["keys" if table == "kernel_storedkey" else "default"]
    where.ensure_connection()
    if where.vendor == "postgresql":
        with where.cursor() as cursor, cursor.copy(f'COPY "{table}" ({listed}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(names))
    _put_sqlite(where, f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', rows)


def _put_sqlite(where: BaseDatabaseWrapper, statement: str, rows: Iterable[Row]) -> None:
    raw = where.connection
    if where.in_atomic_block:
        raw.executemany(statement, rows)
        return
    raw.execute("BEGIN IMMEDIATE")
    try:
        raw.executemany(statement, rows)
    except BaseException:
        raw.execute("ROLLBACK")
        raise
    raw.execute("COMMIT")


@contextmanager
def without_indexes(*models: type[Model]) -> Iterator[None]:
    """Drop the indexes of these tables that no constraint needs, and make them again at the end.

    Inside a transaction, as in a test, they stay.
    """
    if connection.in_atomic_block:
        yield
        return
    kept: list[str] = []
    with connection.cursor() as cursor:
        for model in models:
            for name, made in _indexes(cursor, model._meta.db_table):
                cursor.execute(f'DROP INDEX "{name}"')
                kept.append(made)
    yield
    with connection.cursor() as cursor:
        for made in kept:
            cursor.execute(made)


def _indexes(cursor: Any, table: str) -> list[tuple[str, str]]:
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.tablename = %s "
            "AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)",
            [table],
        )
    else:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s "
            "AND sql IS NOT NULL",
            [table],
        )
    return list(cursor.fetchall())
