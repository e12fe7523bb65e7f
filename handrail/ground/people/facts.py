"""Facts of several rooms in one query: every room says its own in the same columns.

A fact is what it is about, its row, when it was, sealed words, a state in one word, and a day.
Only what is shared is a fact, whoever asks: so both people read the same.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import BinaryField, CharField, DateField, F, Value
from django.db.models.functions import Cast


class Fact(NamedTuple):
    """One fact; `words` are sealed at `place` of the row, None where there are none."""

    what: str
    id: UUID
    at: datetime
    words: bytes | None
    state: str
    on: date | None


class Since(NamedTuple):
    """The stretch that is asked about: from an instant and its local day, up to today."""

    start: datetime
    first: date
    today: date
    soon: date


def _given(name: str | Any | None, field: Any) -> Any:
    if name is None:
        return Cast(Value(None), field)
    return Cast(F(name), field) if isinstance(name, str) else Cast(name, field)


def facts(
    rows: Any, what: str, *, at: Any, words: str | None = None, state: Any = None,
    on: Any = None, row: str = "pk",
) -> Any:  # fmt: skip
    """Put rows that were cleared for the reader into the columns of a fact.

    The names are of columns; `row` is the one whose words they are. Rows that can be kept from
    others are narrowed to what is shared.
    """
    shared = getattr(rows.model, "shared", None)
    if shared is not None:
        rows = rows.filter(shared)
    told = rows.annotate(
        fact_what=Cast(Value(what), CharField()),
        fact_row=F(row),
        fact_at=F(at) if isinstance(at, str) else at,
        fact_words=F(words) if words else _given(None, BinaryField()),
        fact_state=_given(state, CharField()),
        fact_on=F(on) if isinstance(on, str) else _given(on, DateField()),
    )
    return told.order_by().values_list(
        "fact_what", "fact_row", "fact_at", "fact_words", "fact_state", "fact_on"
    )
