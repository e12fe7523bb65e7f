"""Wall clocks, zones and the nights when the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.ground.schedule import rules
from handrail.ground.schedule.rules import Rule

ZONES = sorted(
    zone for zone in available_timezones() if not zone.startswith(("posix", "right", "Factory"))
)
zones = st.sampled_from(ZONES)
dates = st.dates(date(1950, 1, 2), date(2037, 12, 30))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("on", "at", "zone", "expected"),
    [
        # An ordinary evening, summer and winter: 22:00 stays 22:00.
        (date(2026, 7, 1), time(22), "America/New_York", datetime(2026, 7, 2, 2)),
        (date(2026, 12, 1), time(22), "America/New_York", datetime(2026, 12, 2, 3)),
        # The gap: 02:30 is skipped and becomes 03:30.
        (date(2026, 3, 8), time(2, 30), "America/New_York", datetime(2026, 3, 8, 7, 30)),
        # The fold: 01:30 comes twice and is the first.
        (date(2026, 11, 1), time(1, 30), "America/New_York", datetime(2026, 11, 1, 5, 30)),
        # A zone that changes by half an hour.
        (date(2026, 10, 4), time(2, 15), "Australia/Lord_Howe", datetime(2026, 10, 3, 15, 45)),
        # A gap that begins at 23:00 on the day before.
        (date(2024, 3, 30), time(23, 30), "America/Nuuk", datetime(2024, 3, 31, 1, 30)),
        # No changes at all.
        (date(2026, 3, 8), time(2, 30), "America/Phoenix", datetime(2026, 3, 8, 9, 30)),
    ],
)
def test_instant_of_a_wall_clock(on: date, at: time, zone: str, expected: datetime) -> None:
    assert rules.instant(on, at, zone) == expected.replace(tzinfo=UTC)


def test_a_date_that_a_zone_left_out_has_no_occurrence() -> None:
    rule = Rule(time(9), "Pacific/Apia", date(2011, 12, 28))
    found = list(rules.occurrences(rule, date(2011, 12, 28), date(2012, 1, 1)))
    assert [one.local_date.day for one in found] == [28, 29, 31, 1]


@given(dates, times, zones)
@settings(max_examples=600, deadline=None)
def test_the_wall_clock_is_kept_wherever_it_exists(on: date, at: time, zone: str) -> None:
    instant = rules.instant(on, at, zone)
    back = instant.astimezone(ZoneInfo(zone))
    if (back.date(), back.time().replace(fold=0)) == (on, at):
        earlier = (instant - timedelta(hours=3)).astimezone(ZoneInfo(zone))
        # Nothing in the three hours before shows the same clock: it is the first of a fold.
        assert earlier.replace(tzinfo=None, fold=0) != datetime.combine(on, at)
        assert back.fold == 0
    else:
        # The clock does not exist that day: it moves forward, by the length of the gap.
        wanted = datetime.combine(on, at)
        moved = back.replace(tzinfo=None, fold=0) - wanted
        before = wanted.replace(tzinfo=ZoneInfo(zone), fold=0).utcoffset()
        after = back.utcoffset()
        assert before is not None
        assert after is not None
        assert moved == after - before > timedelta(0)


@given(dates, times, zones, st.sets(st.integers(0, 6), min_size=1))
@settings(max_examples=300, deadline=None)
def test_two_weeks_of_any_rule_anywhere(
    start: date, at: time, zone: str, weekdays: set[int]
) -> None:
    rule = Rule(at, zone, start, None, frozenset(weekdays))
    found = list(rules.occurrences(rule, start, start + timedelta(days=14)))
    assert all(one.local_date.weekday() in weekdays for one in found)
    assert len({one.local_date for one in found}) == len(found)
    instants = [one.at for one in found]
    assert instants == sorted(set(instants))
    expected = {
        start + timedelta(days=n)
        for n in range(15)
        if (start + timedelta(days=n)).weekday() in weekdays
        and rules.exists(start + timedelta(days=n), zone)
    }
    assert {one.local_date for one in found} == expected


@given(zones, st.integers(1970, 2036))
@settings(max_examples=150, deadline=None)
def test_ten_at_night_stays_ten_at_night_all_year(zone: str, year: int) -> None:
    rule = Rule(time(22), zone, date(year, 1, 1))
    found = list(rules.occurrences(rule, date(year, 1, 1), date(year, 12, 31)))
    moved = [one for one in found if one.at.astimezone(ZoneInfo(zone)).time() != time(22)]
    # Few zones ever changed their clocks over ten at night, and none more than twice a year.
    assert len(moved) <= 2
    assert len(found) >= 364


@pytest.mark.parametrize(
    "zone", ["America/New_York", "America/Denver", "Europe/London", "Australia/Sydney", "UTC"]
)
def test_ten_at_night_never_moves_where_clocks_change_in_the_small_hours(zone: str) -> None:
    rule = Rule(time(22), zone, date(2007, 1, 1))
    found = rules.occurrences(rule, date(2007, 1, 1), date(2037, 12, 31))
    assert {one.at.astimezone(ZoneInfo(zone)).time() for one in found} == {time(22)}


def test_a_rule_ends_and_starts_on_its_dates() -> None:
    rule = Rule(time(8), "UTC", date(2026, 5, 4), date(2026, 5, 6), frozenset({0, 2, 4}))
    found = rules.occurrences(rule, date(2026, 1, 1), date(2026, 12, 31))
    assert [one.local_date for one in found] == [date(2026, 5, 4), date(2026, 5, 6)]


@pytest.mark.parametrize(
    ("tries", "minutes"),
    [(0, 1), (1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 32), (7, 60), (8, None), (9, None)],
)
def test_pauses_double_up_to_an_hour_and_then_a_human_looks(
    tries: int, minutes: int | None
) -> None:
    expected = None if minutes is None else timedelta(minutes=minutes)
    assert rules.pause_after(tries) == expected


@given(st.sets(st.integers(0, 6), min_size=1))
def test_weekdays_survive_their_bits(days: set[int]) -> None:
    assert rules.bits_to_days(rules.days_to_bits(frozenset(days))) == days


@pytest.mark.parametrize("days", [frozenset[int](), frozenset({7}), frozenset({-1})])
def test_weekdays_that_are_none(days: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="day of the week"):
        rules.days_to_bits(days)
