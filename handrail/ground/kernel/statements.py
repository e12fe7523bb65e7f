"""Statements that change one row, written once for each table and set of columns.

For rows that are written with every page: the book, receipts. What a column holds is prepared by
Django's own field, so both databases get what `save()` would give them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connections, router
from django.db.models import Field, Model

Value = Any


@lru_cache(maxsize=128)
def _fields(model: type[Model], names: tuple[str, ...]) -> tuple[Field[Any, Any], ...]:
    return tuple(model._meta.get_field(name) for name in names)  # type: ignore[misc]


@lru_cache(maxsize=128)
def _insert_sql(
    model: type[Model], names: tuple[str, ...], alias: str, back: str, first: bool, many: int = 1
) -> str:
    quote = connections[alias].ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in _fields(model, names))
    one = ", ".join(["%s"] * len(names))
    marks = ", ".join([f"({one})"] * many)
    told = " ON CONFLICT DO NOTHING" if first else ""
    told += f" RETURNING {quote(back)}" if back else ""
    table = quote(model._meta.db_table)
    return f"INSERT INTO {table} ({columns}) VALUES {marks}{told}"  # noqa: S608


@lru_cache(maxsize=128)
def _update_sql(
    model: type[Model], names: tuple[str, ...], where: tuple[str, ...], alias: str
) -> str:
    quote = connections[alias].ops.quote_name
    changed = ", ".join(f"{quote(str(field.column))} = %s" for field in _fields(model, names))
    held = " AND ".join(f"{quote(str(field.column))} = %s" for field in _fields(model, where))
    return f"UPDATE {quote(model._meta.db_table)} SET {changed} WHERE {held}"  # noqa: S608


def _prepared(model: type[Model], values: dict[str, Value], alias: str) -> list[Any]:
    connection = connections[alias]
    fields = _fields(model, tuple(values))
    return [
        field.get_db_prep_save(value, connection=connection)
        for field, value in zip(fields, values.values(), strict=True)
    ]


def insert(
    model: type[Model], values: dict[str, Value], *, back: str = "", first: bool = False
) -> Any:
    """Write one row; return the column `back` of it, or None.

    Every column that has no default in the database needs its value. Raises IntegrityError,
    except with `first`: where such a row is there already nothing is written and None comes back.
    """
    alias = router.db_for_write(model)
    sql = _insert_sql(model, tuple(values), alias, back, first)
    with connections[alias].planned_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(sql, _prepared(model, values, alias))
        found = cursor.fetchone() if back else None
        return found[0] if found else None


def insert_all(model: type[Model], rows: Sequence[dict[str, Value]]) -> None:
    """Write a few rows of the same columns in one statement. Raises IntegrityError."""
    if not rows:
        return
    alias = router.db_for_write(model)
    sql = _insert_sql(model, tuple(rows[0]), alias, "", first=False, many=len(rows))
    with connections[alias].planned_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(sql, [value for row in rows for value in _prepared(model, row, alias)])


def update(model: type[Model], values: dict[str, Value], where: dict[str, Value]) -> int:
    """Change the columns `values` of the rows whose columns equal `where`; return how many."""
    alias = router.db_for_write(model)
    sql = _update_sql(model, tuple(values), tuple(where), alias)
    params = _prepared(model, values, alias)
    params += _prepared(model, where, alias)
    with connections[alias].planned_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(sql, params)
        return int(cursor.rowcount)
