"""How rows read before: put together by row, without what says nothing new."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from handrail.ground.people.before import Before, by_row

A, B = UUID(int=1), UUID(int=2)


def said(day: int, *words: str) -> Before:
    return Before(datetime(2026, 5, day, tzinfo=UTC), [("", word) for word in words])


@pytest.mark.parametrize(
    ("found", "rows"),
    [
        ([], {}),
        ([(A, said(3, "x")), (B, said(2, "y"))], {A: [said(3, "x")], B: [said(2, "y")]}),
        ([(A, said(3, "x")), (A, said(2, "y"))], {A: [said(3, "x"), said(2, "y")]}),
        ([(A, said(3, "x")), (A, said(2, "x"))], {A: [said(3, "x")]}),
        (
            [(A, said(3, "x")), (A, said(2, "y")), (A, said(1, "x"))],
            {A: [said(3, "x"), said(2, "y"), said(1, "x")]},
        ),
        ([(None, said(3, "x")), (A, said(2))], {}),
    ],
)
def test_by_row(found: list[tuple[UUID | None, Before]], rows: dict[UUID, list[Before]]) -> None:
    assert by_row(found) == rows
