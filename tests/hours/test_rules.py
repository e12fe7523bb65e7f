"""The truth tables of hours: what is a span, who is there, what may be said, where nobody is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from handrail.practice.hours import rules
from handrail.practice.hours.rules import Away, Presence, Span, State

NY, LA = "America/New_York", "America/Los_Angeles"
OFFICE = tuple(Span(day, 9 * 60, 17 * 60) for day in range(5))
NIGHTS = rules.spans_of(4, 22 * 60, 6 * 60)
ALWAYS = tuple(Span(day, 0, 1440) for day in range(7))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, None),
        (540, 1020, None),
        (1320, 360, None),
        (540, 0, None),
        (0, 0, None),
        (540, None, rules.BOTH),
        (None, 540, rules.BOTH),
        (541, 600, rules.QUARTER),
        (540, 601, rules.QUARTER),
        (540, 540, rules.SAME),
    ],
)
def test_what_a_span_may_be(start: int | None, end: int | None, words: str | None) -> None:
    assert rules.check_span(start, end) == words


@pytest.mark.parametrize(
    ("day", "start", "end", "spans"),
    [
        (0, 540, 1020, (Span(0, 540, 1020),)),
        (0, 540, 0, (Span(0, 540, 1440),)),
        (0, 0, 0, (Span(0, 0, 1440),)),
        (6, 1320, 360, (Span(6, 1320, 1440), Span(0, 0, 360))),
    ],
)
def test_a_night_is_two_spans(day: int, start: int, end: int, spans: tuple[Span, ...]) -> None:
    assert rules.spans_of(day, start, end) == spans


def test_spans_that_touch_are_one() -> None:
    week = (Span(1, 600, 660), Span(0, 540, 600), Span(0, 600, 700), Span(0, 550, 560))
    assert rules.joined(week) == (Span(0, 540, 700), Span(1, 600, 660))


@pytest.mark.parametrize(("number", "day"), [(4, None), (5, 3)])
def test_four_spans_fit_a_day(number: int, day: int | None) -> None:
    assert rules.full_day(Span(3, 60 * n, 60 * n + 30) for n in range(number)) == day


TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("first", "back", "words"),
    [
        (None, None, None),
        (TODAY, None, rules.AWAY_BOTH),
        (None, TODAY, rules.AWAY_BOTH),
        (TODAY, TODAY, rules.AWAY_ORDER),
        (TODAY, date(2026, 11, 25), None),
        (TODAY, date(2028, 1, 1), rules.AWAY_LONG),
        (date(2020, 1, 1), TODAY, rules.AWAY_LONG),
    ],
)
def test_days_away(first: date | None, back: date | None, words: str | None) -> None:
    assert rules.check_away(first, back, TODAY) == words


# In New York clocks go forward on Sunday 2026-03-08 at 2:00 and back on 2026-11-01 at 2:00.
SUNDAY_2 = (Span(6, 120, 180),)
SUNDAY_230 = (Span(6, 150, 240),)
SUNDAY_130 = (Span(6, 90, 240),)


@pytest.mark.covers("rule-8")
@pytest.mark.parametrize(
    ("spans", "away", "now", "state", "moment"),
    [
        # No hours: nothing is promised.
        ((), (), "2026-11-24T15:00", State.UNKNOWN, None),
        # Tuesday 10:00 and the ends of the span, to the minute.
        (OFFICE, (), "2026-11-24T15:00", State.HERE, "2026-11-24T22:00"),
        (OFFICE, (), "2026-11-24T14:00", State.HERE, "2026-11-24T22:00"),
        (OFFICE, (), "2026-11-24T13:59", State.BACK, "2026-11-24T14:00"),
        (OFFICE, (), "2026-11-24T22:00", State.BACK, "2026-11-25T14:00"),
        # Friday evening: back on Monday; a weekly span that is over is a week away.
        (OFFICE, (), "2026-11-28T01:00", State.BACK, "2026-11-30T14:00"),
        ((Span(1, 540, 600),), (), "2026-11-24T15:00", State.BACK, "2026-12-01T14:00"),
        # A night over midnight is one stretch, from Friday 22:00 to Saturday 6:00.
        (NIGHTS, (), "2026-11-28T04:00", State.HERE, "2026-11-28T11:00"),
        (NIGHTS, (), "2026-11-28T06:00", State.HERE, "2026-11-28T11:00"),
        (rules.spans_of(6, 1320, 360), (), "2026-11-30T06:00", State.HERE, "2026-11-30T11:00"),
        # A span that ends at midnight, and one all week long.
        ((Span(1, 1080, 1440),), (), "2026-11-25T03:00", State.HERE, "2026-11-25T05:00"),
        (ALWAYS, (), "2026-11-25T03:00", State.HERE, None),
        # Away: no hours count, and back is the first hour after it.
        (OFFICE, (Away(date(2026, 11, 24), date(2026, 11, 26)),), "2026-11-24T15:00",
         State.AWAY, "2026-11-26T14:00"),
        (OFFICE, (Away(date(2026, 11, 24), date(2026, 11, 28)),), "2026-11-24T15:00",
         State.AWAY, "2026-11-30T14:00"),
        (OFFICE, (Away(date(2026, 11, 25), date(2026, 11, 27)),), "2026-11-24T15:00",
         State.HERE, "2026-11-24T22:00"),
        (OFFICE, (Away(date(2026, 11, 25), date(2026, 11, 27)),), "2026-11-24T23:00",
         State.BACK, "2026-11-27T14:00"),
        (OFFICE, (Away(date(2026, 11, 1), date(2026, 11, 24)),), "2026-11-24T15:00",
         State.HERE, "2026-11-24T22:00"),
        # Away in the middle of a night: it ends at midnight.
        (NIGHTS, (Away(date(2026, 11, 28), date(2026, 11, 29)),), "2026-11-28T04:00",
         State.HERE, "2026-11-28T05:00"),
        # The clocks go forward: the same hour on the wall, another instant.
        (OFFICE, (), "2026-03-07T15:00", State.BACK, "2026-03-09T13:00"),
        (OFFICE, (), "2026-10-31T15:00", State.BACK, "2026-11-02T14:00"),
        # 2:00 to 3:00 is not there that night; 2:30 to 4:00 begins at the later reading, 3:30.
        (SUNDAY_2, (), "2026-03-08T06:30", State.BACK, "2026-03-15T06:00"),
        (SUNDAY_230, (), "2026-03-08T07:15", State.BACK, "2026-03-08T07:30"),
        (SUNDAY_230, (), "2026-03-08T07:45", State.HERE, "2026-03-08T08:00"),
        # 1:30 comes twice: a start takes the second one, an end the first.
        (SUNDAY_130, (), "2026-11-01T05:45", State.BACK, "2026-11-01T06:30"),
        (SUNDAY_130, (), "2026-11-01T06:30", State.HERE, "2026-11-01T09:00"),
        ((Span(6, 0, 90),), (), "2026-11-01T05:15", State.HERE, "2026-11-01T05:30"),
        ((Span(6, 0, 90),), (), "2026-11-01T06:15", State.BACK, "2026-11-08T05:00"),
        # A whole day of twenty-five hours has no hole in it.
        ((Span(6, 0, 1440),), (), "2026-11-01T06:45", State.HERE, "2026-11-02T05:00"),
    ],
)  # fmt: skip
def test_presence(
    spans: tuple[Span, ...], away: tuple[Away, ...], now: str, state: State, moment: str | None
) -> None:
    found = rules.presence(spans, away, at(now), NY)
    assert (found.state, found.at) == (state, at(moment) if moment else None)


@pytest.mark.parametrize(
    ("away", "day"),
    [
        ((Away(TODAY, date(2026, 12, 3)),), date(2026, 12, 3)),
        ((Away(TODAY, date(2026, 12, 3)), Away(date(2026, 12, 3), date(2026, 12, 5))),
         date(2026, 12, 5)),
    ],
)  # fmt: skip
def test_away_without_hours_names_the_day(away: tuple[Away, ...], day: date) -> None:
    found = rules.presence((), away, at("2026-11-24T15:00"), NY)
    assert found == Presence(State.AWAY, None, day)


NOW = at("2026-11-24T15:00")  # Tuesday, 10:00 in New York and 7:00 in Los Angeles


@pytest.mark.covers("rule-8")
@pytest.mark.parametrize(
    ("state", "moment", "zone", "words", "told"),
    [
        (State.UNKNOWN, None, NY, rules.NO_SET_HOURS, None),
        (State.HERE, None, NY, rules.HERE_ALWAYS, None),
        (State.HERE, "2026-11-24T22:00", NY, rules.HERE_UNTIL, "2026-11-24T17:00"),
        (State.HERE, "2026-11-24T22:00", LA, rules.HERE_UNTIL, "2026-11-24T14:00"),
        (State.HERE, "2026-11-25T05:00", NY, rules.HERE_MIDNIGHT, "2026-11-25T00:00"),
        (State.HERE, "2026-11-25T05:00", LA, rules.HERE_UNTIL, "2026-11-24T21:00"),
        (State.HERE, "2026-11-25T06:00", NY, rules.HERE_UNTIL_DAY, "2026-11-25T01:00"),
        (State.BACK, "2026-11-24T19:00", NY, rules.BACK_TODAY, "2026-11-24T14:00"),
        (State.BACK, "2026-11-25T13:00", NY, rules.BACK_TOMORROW, "2026-11-25T08:00"),
        # The night begins on another day, two zones to the west.
        (State.BACK, "2026-11-25T05:30", NY, rules.BACK_TOMORROW, "2026-11-25T00:30"),
        (State.BACK, "2026-11-25T05:30", LA, rules.BACK_TODAY, "2026-11-24T21:30"),
        (State.BACK, "2026-11-30T13:00", NY, rules.BACK_WEEKDAY, "2026-11-30T08:00"),
        # A week ahead the weekday alone would be today's.
        (State.BACK, "2026-12-01T13:00", NY, rules.BACK_DAY, "2026-12-01T08:00"),
    ],
)
def test_what_is_said(
    state: State, moment: str | None, zone: str, words: str, told: str | None
) -> None:
    found = Presence(state, at(moment) if moment else None)
    message, value = rules.sentence(found, NOW, zone)
    assert message == words
    shown = value.replace(tzinfo=None) if isinstance(value, datetime) else None
    assert shown == (datetime.fromisoformat(told) if told else None)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Presence(State.AWAY), (rules.AWAY_FOR_NOW, None)),
        (Presence(State.AWAY, None, date(2026, 12, 3)), (rules.AWAY_UNTIL, date(2026, 12, 3))),
        (Presence(State.AWAY, at("2026-12-03T14:00")), (rules.AWAY_UNTIL, date(2026, 12, 3))),
    ],
)
def test_what_is_said_of_somebody_away(found: Presence, said: tuple[str, date | None]) -> None:
    assert rules.sentence(found, NOW, NY) == said


MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("weeks", "grid", "on"),
    [
        ((), NY, {}),
        (((OFFICE, NY),), NY, {(d, b): 1 for d in range(5) for b in (2, 3)}),
        # 9 to 5 in Los Angeles is 12 to 8 in New York.
        (((OFFICE, LA),), NY, {(d, b): 1 for d in range(5) for b in (3, 4)}),
        (((OFFICE, NY), (OFFICE, LA)), NY,
         {(d, b): 2 if b == 3 else 1 for d in range(5) for b in (2, 3, 4)}),
        # Half of a block counts, a quarter of an hour less does not.
        ((((Span(5, 1080, 1200),), NY),), NY, {(5, 4): 1}),
        ((((Span(5, 1095, 1200),), NY),), NY, {}),
        # Two short spans in one block are one coach.
        ((((Span(5, 960, 1020), Span(5, 1080, 1140)), NY),), NY, {(5, 4): 1}),
        (((rules.spans_of(6, 1320, 120), NY),), NY, {(6, 5): 1, (0, 0): 1}),
        # Sunday night in Los Angeles is Monday morning in New York.
        ((((Span(6, 1320, 1440),), LA),), NY, {(0, 0): 1}),
    ],
)  # fmt: skip
def test_how_many_are_on(
    weeks: tuple[tuple[tuple[Span, ...], str], ...], grid: str, on: dict[rules.Block, int]
) -> None:
    found = rules.coverage(weeks, grid, MONDAY)
    assert set(found) == set(rules.WEEK)
    assert {block: number for block, number in found.items() if number} == on


def test_one_person_counts_once_in_a_block() -> None:
    ana, rev = UUID(int=1), UUID(int=2)
    hours = [(1, 0, ana), (1, 3, ana), (1, 3, ana), (1, 2, rev), (1, 4, ana), (7, 23, rev)]
    found = rules.people_by_block(hours)
    assert {block: n for block, n in found.items() if n} == {(0, 0): 2, (0, 1): 1, (6, 5): 1}


@pytest.mark.parametrize(("number", "few"), [(0, False), (1, True), (4, True), (5, False)])
def test_small_counts_are_not_shown(number: int, few: bool) -> None:
    assert rules.is_few(number) is few


@pytest.mark.covers("002-11")
@pytest.mark.parametrize(
    ("on", "need", "gaps"),
    [
        ({}, {}, ()),
        ({}, {(5, 4): 4}, ()),
        ({}, {(5, 4): 5}, ((5, 4),)),
        ({(5, 4): 1}, {(5, 4): 50}, ()),
        ({(5, 4): 0}, {(5, 4): 6, (6, 4): 9, (0, 1): 3}, ((6, 4), (5, 4))),
        ({}, {(6, 4): 7, (5, 4): 7}, ((5, 4), (6, 4))),
    ],
)
def test_where_nobody_is(
    on: dict[rules.Block, int], need: dict[rules.Block, int], gaps: tuple[rules.Block, ...]
) -> None:
    assert rules.coverage_gaps(on, need) == gaps


@pytest.mark.parametrize(
    ("found", "until"),
    [
        (Presence(State.UNKNOWN), None),
        (Presence(State.HERE), None),
        (Presence(State.HERE, at("2026-11-24T22:00")), "2026-11-24T17:00"),
        (Presence(State.BACK, at("2026-11-30T13:00")), "2026-11-30T08:00"),
        # "Tomorrow" is over at midnight of the reader.
        (Presence(State.BACK, at("2026-11-25T13:00")), "2026-11-25T00:00"),
        (Presence(State.AWAY, None, date(2026, 12, 1)), "2026-12-01T00:00"),
        (Presence(State.AWAY, at("2026-12-01T14:00")), "2026-12-01T09:00"),
        (Presence(State.AWAY), None),
    ],
)
def test_until_when_it_is_true(found: Presence, until: str | None) -> None:
    told = rules.true_until(found, NOW, NY)
    shown = told.astimezone(ZoneInfo(NY)).replace(tzinfo=None) if told else None
    assert shown == (datetime.fromisoformat(until) if until else None)
