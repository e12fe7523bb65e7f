"""A wall clock keeps its local time, also in the nights when the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.practice.contacts.wallclock import FOLD_WORDS, GAP_WORDS, Placed, place


@pytest.mark.parametrize(
    ("on", "at", "zone", "utc", "shown", "words"),
    [
        ("2026-03-07", "17:30", "America/New_York", "2026-03-07T22:30", "17:30", None),
        ("2026-03-08", "17:30", "America/New_York", "2026-03-08T21:30", "17:30", None),
        ("2026-03-08", "02:30", "America/New_York", "2026-03-08T07:30", "03:30", GAP_WORDS),
        ("2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30", "01:30", FOLD_WORDS),
        ("2026-11-01", "02:30", "America/New_York", "2026-11-01T07:30", "02:30", None),
        ("2026-03-29", "02:15", "Europe/Madrid", "2026-03-29T01:15", "03:15", GAP_WORDS),
        ("2026-10-04", "02:10", "Australia/Lord_Howe", "2026-10-03T15:40", "02:40", GAP_WORDS),
        ("2026-07-01", "09:00", "America/Phoenix", "2026-07-01T16:00", "09:00", None),
    ],
)
def test_place(on: str, at: str, zone: str, utc: str, shown: str, words: str | None) -> None:
    assert place(date.fromisoformat(on), time.fromisoformat(at), zone) == Placed(
        datetime.fromisoformat(utc).replace(tzinfo=UTC),
        date.fromisoformat(on),
        time.fromisoformat(shown),
        words,
    )


def test_the_same_clock_a_week_later_across_the_change() -> None:
    before = place(date(2026, 10, 29), time(17, 30), "America/Chicago")
    after = place(date(2026, 11, 5), time(17, 30), "America/Chicago")
    assert before.at == after.at
    assert after.starts_at - before.starts_at == timedelta(days=7, hours=1)


def test_an_instant_beyond_the_calendar() -> None:
    with pytest.raises(OverflowError):
        place(date(9999, 12, 31), time(23, 0), "America/New_York")


_ZONES = st.sampled_from(
    ["America/New_York", "America/Denver", "Europe/Madrid", "Australia/Lord_Howe", "Asia/Kolkata"]
)


@given(
    st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    _ZONES,
)
def test_the_clock_shown_is_the_clock_of_the_instant(on: date, at: time, zone: str) -> None:
    placed = place(on, at, zone)
    local = placed.starts_at.astimezone(ZoneInfo(zone))
    assert (local.date(), local.time()) == (placed.on, placed.at)
    assert placed.words == GAP_WORDS or (placed.on, placed.at) == (on, at)
