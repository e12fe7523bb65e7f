"""What is remembered is never other than what would be worked out now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from handrail.ground.kernel.remembered import Remembered

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


def test_it_is_worked_out_once_while_the_row_says_the_same_and_the_hour_allows() -> None:
    made: list[str] = []
    held: Remembered[int] = Remembered(10)

    def ask(row: str, at: datetime) -> int:
        def make() -> tuple[int, datetime]:
            made.append(row)
            return len(made), NOON + timedelta(hours=1)

        return held.get(row, at, make)

    assert ask("a", NOON) == ask("a", NOON + timedelta(minutes=59)) == 1
    assert ask("b", NOON) == 2
    assert ask("a", NOON + timedelta(hours=1)) == 3
    assert ask("b", NOON - timedelta(minutes=1)) == 4
    assert made == ["a", "b", "a", "b"]


@pytest.mark.parametrize(("most", "kept"), [(0, 0), (1, 1), (2, 2), (5, 3)])
def test_the_one_not_asked_for_longest_goes_first(most: int, kept: int) -> None:
    held: Remembered[str] = Remembered(most)
    for row in ("a", "b", "c"):
        held.get(row, NOON, lambda row=row: (row, NOON + timedelta(hours=1)))  # type: ignore[misc]
    newest = ["c", "b", "a"][:kept]
    for row in ("c", "b", "a"):
        found = held.get(row, NOON, lambda: ("anew", NOON))
        assert found == (row if row in newest else "anew")
        newest = newest if row in newest else newest[: max(0, most - 1)]
