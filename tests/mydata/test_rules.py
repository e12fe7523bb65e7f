"""When a removal becomes real, and when a record is past its years."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from handrail.ground.mydata import rules

ASKED = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("later", "may"),
    [
        (timedelta(0), True),
        (timedelta(days=13, hours=23, minutes=59), True),
        (timedelta(days=14), False),
        (timedelta(days=400), False),
    ],
)
def test_a_wish_can_be_taken_back_for_fourteen_days(later: timedelta, may: bool) -> None:
    assert (ASKED + later < rules.real_at(ASKED)) is may


@pytest.mark.parametrize(
    ("closed", "years", "today", "due"),
    [
        (date(2020, 5, 4), 6, date(2026, 5, 4), False),
        (date(2020, 5, 4), 6, date(2026, 5, 5), True),
        (date(2024, 2, 29), 1, date(2025, 2, 28), False),
        (date(2024, 2, 29), 1, date(2025, 3, 1), True),
        (date(2024, 2, 29), 4, date(2028, 2, 29), False),
        (date(2027, 2, 28), 1, date(2028, 2, 29), True),
        (date(2027, 3, 1), 1, date(2028, 2, 29), False),
    ],
)
def test_a_record_is_due_the_day_after_its_years(
    closed: date, years: int, today: date, due: bool
) -> None:
    assert (closed <= rules.closed_before(today, years)) is due


@pytest.mark.parametrize(
    ("day", "zone", "ends"),
    [
        (date(2026, 3, 1), "UTC", datetime(2026, 3, 2, tzinfo=UTC)),
        (date(2026, 3, 1), "America/New_York", datetime(2026, 3, 2, 5, tzinfo=UTC)),
        # The clocks go forward on March 8: the day has 23 hours.
        (date(2026, 3, 7), "America/New_York", datetime(2026, 3, 8, 5, tzinfo=UTC)),
        (date(2026, 3, 8), "America/New_York", datetime(2026, 3, 9, 4, tzinfo=UTC)),
        (date(2026, 3, 1), "Pacific/Auckland", datetime(2026, 3, 1, 11, tzinfo=UTC)),
    ],
)
def test_a_day_ends_on_the_wall_of_its_zone(day: date, zone: str, ends: datetime) -> None:
    assert rules.day_ends(day, zone) == ends
