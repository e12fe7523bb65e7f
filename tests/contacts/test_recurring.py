"""Which days a time that comes again falls on: truth tables, up to a year ahead."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from handrail.practice.contacts import recurring as rules
from handrail.practice.contacts.rules import Slot

TODAY = date(2026, 2, 3)
TUESDAY = date(2026, 2, 10)


@pytest.mark.covers("003-18")
@pytest.mark.parametrize(
    ("first", "every", "until", "times", "found"),
    [
        (TUESDAY, "week", None, 3, ["2026-02-10", "2026-02-17", "2026-02-24"]),
        (TUESDAY, "week", date(2026, 2, 17), None, ["2026-02-10", "2026-02-17"]),
        (TUESDAY, "week", date(2026, 2, 23), None, ["2026-02-10", "2026-02-17"]),
        (TUESDAY, "two_weeks", None, 3, ["2026-02-10", "2026-02-24", "2026-03-10"]),
        (TUESDAY, "month", None, 4, ["2026-02-10", "2026-03-10", "2026-04-14", "2026-05-12"]),
        # A fifth one is the last of its month.
        (date(2026, 3, 31), "month", None, 3, ["2026-03-31", "2026-04-28", "2026-05-26"]),
        (date(2026, 12, 8), "month", None, 2, ["2026-12-08", "2027-01-12"]),
        (TUESDAY, "week", date(2026, 2, 10), None, ["2026-02-10"]),
        (TUESDAY, "week", date(2026, 2, 9), None, []),
        (date(9999, 12, 31), "week", None, 3, []),
    ],
)
def test_the_days(
    first: date, every: str, until: date | None, times: int | None, found: list[str]
) -> None:
    assert [str(on) for on in rules.dates(first, every, until, times, TODAY)] == found


def test_never_more_than_a_year_ahead() -> None:
    found = rules.dates(TUESDAY, "week", None, 53, TODAY)
    assert found[-1] <= TODAY + timedelta(days=366)
    assert {on.weekday() for on in found} == {1}
    assert rules.check_dates(found, 53) == (None if len(found) == 53 else rules.TOO_MANY)


@pytest.mark.parametrize(
    ("until", "times", "words"),
    [
        (None, None, rules.UNTIL_WHEN),
        (date(2026, 3, 3), 4, rules.UNTIL_WHEN),
        (None, 1, rules.TIMES_WORDS),
        (None, 54, rules.TIMES_WORDS),
        (None, 2, None),
        (None, 53, None),
        (TUESDAY, None, rules.TOO_FEW),
        (date(2026, 1, 1), None, rules.TOO_FEW),
        (date(2026, 2, 11), None, None),
        (date(2027, 2, 4), None, None),
        (date(2027, 2, 5), None, rules.TOO_MANY),
        (date(9999, 12, 31), None, rules.TOO_MANY),
    ],
)
def test_for_how_long(until: date | None, times: int | None, words: str | None) -> None:
    assert rules.check_rhythm(TUESDAY, until, times, TODAY) == words


def test_one_date_is_not_again() -> None:
    assert rules.check_dates([TUESDAY], None) == rules.TOO_FEW
    assert rules.check_dates([TUESDAY, TUESDAY], None) is None


def test_which_days_are_taken() -> None:
    def slot(day: int, hour: int) -> Slot:
        return Slot(UUID(int=day * 100 + hour), datetime(2026, 2, day, hour, tzinfo=UTC), 30)

    new = [(date(2026, 2, day), slot(day, 10)) for day in (10, 17, 24)]
    busy = [Slot(UUID(int=1), datetime(2026, 2, 17, 10, 29, tzinfo=UTC), 5), slot(24, 11)]
    assert list(rules.taken(new, busy)) == [date(2026, 2, 17)]
