"""Truth tables of the check-in's pure rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.practice.checkins import rules

NOW = datetime(2026, 5, 14, 16, 0, tzinfo=UTC)
TODAY = date(2026, 5, 14)
ZONE = "America/New_York"


def place(**parts: object) -> rules.Placed:
    return rules.place(received_at=NOW, zone=ZONE, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made_at", "sent_at", "skew", "corrected", "at"),
    [
        (None, None, 0, False, NOW),
        (NOW, NOW, 0, False, NOW),
        (NOW - timedelta(hours=5), NOW, 0, False, NOW - timedelta(hours=5)),
        # a phone two days ahead that says so when it sends
        (NOW + timedelta(days=2), NOW + timedelta(days=2), 172_800, True, NOW),
        # ... and one that was made an hour before it was sent
        (
            NOW + timedelta(days=2, hours=-1), NOW + timedelta(days=2), 172_800, True,
            NOW - timedelta(hours=1),
        ),
        # two days behind
        (NOW - timedelta(days=2), NOW - timedelta(days=2), -172_800, True, NOW),
        # ahead, and nothing measured: never later than it arrived
        (NOW + timedelta(days=1), None, 86_400, True, NOW),
        # four minutes are a phone like any other
        (NOW + timedelta(minutes=4), NOW + timedelta(minutes=4), 240, False, NOW),
        # forty days without a network
        (NOW - timedelta(days=40), NOW, 0, False, NOW - timedelta(days=40)),
    ],
)  # fmt: skip
def test_the_clock_of_a_phone_is_put_right(made_at, sent_at, skew, corrected, at):
    placed = place(made_at=made_at, sent_at=sent_at)
    assert (placed.skew_seconds, placed.corrected, placed.made_at) == (skew, corrected, at)


@pytest.mark.parametrize(
    ("made_at", "sent_at", "sentence"),
    [
        (datetime(9999, 12, 31, 23, tzinfo=UTC), None, rules.CLOCK_AHEAD),
        (datetime(9999, 12, 31, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC), rules.CLOCK_AHEAD),
        (datetime(9999, 12, 31, tzinfo=UTC), NOW, rules.CLOCK_AHEAD),
        (datetime(1, 1, 1, tzinfo=UTC), None, rules.WAITED_TOO_LONG),
        (datetime(1, 1, 1, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC), rules.CLOCK_AHEAD),
        (NOW + timedelta(days=3), None, rules.CLOCK_AHEAD),
        (NOW - timedelta(days=401), NOW, rules.WAITED_TOO_LONG),
    ],
)
def test_a_clock_beyond_reason_gets_a_sentence(made_at, sent_at, sentence):
    with pytest.raises(rules.NotPossible) as said:
        place(made_at=made_at, sent_at=sent_at)
    assert (said.value.field, said.value.sentence) == ("made_at", sentence)


@pytest.mark.parametrize(
    ("day", "kept", "corrected"),
    [
        (None, TODAY, False),
        (TODAY, TODAY, False),
        (date(2026, 5, 13), date(2026, 5, 13), False),
        (date(2026, 4, 14), date(2026, 4, 14), False),
        (date(2026, 5, 15), TODAY, True),
        (date(2026, 5, 16), TODAY, True),
    ],
)
def test_a_day_may_be_chosen_thirty_days_back(day, kept, corrected):
    placed = place(day=day)
    assert (placed.local_date, placed.corrected) == (kept, corrected)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 4, 13), rules.DAY_TOO_FAR_BACK),
        (date(1, 1, 1), rules.DAY_TOO_FAR_BACK),
        (date(2026, 5, 17), rules.DAY_AHEAD),
        (date(9999, 12, 31), rules.DAY_AHEAD),
    ],
)
def test_a_day_out_of_range_gets_a_sentence(day, sentence):
    with pytest.raises(rules.NotPossible) as said:
        place(day=day)
    assert (said.value.field, said.value.sentence) == ("local_date", sentence)


def test_the_day_is_the_one_of_the_participants_zone():
    late = datetime(2026, 11, 1, 3, 30, tzinfo=UTC)  # 23:30 on 31 October in New York
    assert rules.place(received_at=late, zone=ZONE).local_date == date(2026, 10, 31)
    assert rules.place(received_at=late, zone="America/Edmonton").local_date == date(2026, 10, 31)
    assert rules.place(received_at=late, zone="UTC").local_date == date(2026, 11, 1)


@given(
    made=st.datetimes(timezones=st.just(UTC)),
    sent=st.none() | st.datetimes(timezones=st.just(UTC)),
    day=st.none() | st.dates(),
)
def test_an_entry_is_placed_in_the_past_or_gets_a_sentence(made, sent, day):
    try:
        placed = place(made_at=made, sent_at=sent, day=day)
    except rules.NotPossible:
        return
    assert NOW - rules.WAITED_AT_MOST <= placed.made_at <= NOW
    assert placed.local_date <= TODAY


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ({"mood": None}, "mood"),
        ({"mood": 0}, "mood"),
        ({"mood": 6}, "mood"),
        ({"mood": 10**30}, "mood"),
        ({"mood": 3, "craving": -1}, "craving"),
        ({"mood": 3, "craving": 11}, "craving"),
        ({"mood": 3, "sleep": "much"}, "sleep"),
        ({"mood": 3, "company": ["family", "nobody"]}, "company"),
    ],
)
def test_parts_that_do_not_fit(parts, field):
    full = {"mood": None, "craving": None, "sleep": None, "company": [], "skipped": False, **parts}
    with pytest.raises(rules.NotPossible) as said:
        rules.check_parts(**full)
    assert said.value.field == field


@pytest.mark.parametrize(
    "parts",
    [
        {"mood": 1},
        {"mood": 5, "craving": 0, "sleep": "so_so", "company": ["alone"]},
        {"mood": None, "skipped": True},
        {"mood": 2, "craving": 10, "company": list(rules.COMPANY)},
    ],
)
def test_parts_that_fit(parts):
    full = {"mood": None, "craving": None, "sleep": None, "company": [], "skipped": False, **parts}
    rules.check_parts(**full)


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ([], 0),
        ([TODAY], 1),
        ([TODAY, TODAY], 1),
        ([date(2026, 5, 1), date(2026, 5, 9), TODAY], 3),
        ([date(2026, 4, 30), TODAY], 1),
        ([date(2026, 5, 15)], 0),
    ],
)
def test_days_add_up(days, count):
    assert rules.days_shown_up(days, TODAY) == count


@given(st.lists(st.dates(date(2026, 5, 1), TODAY)), st.dates(date(2026, 5, 1), TODAY))
def test_another_day_never_takes_one_away(days, more):
    before = rules.days_shown_up(days, TODAY)
    assert rules.days_shown_up([*days, more], TODAY) in (before, before + 1)


@pytest.mark.parametrize(
    ("hour", "word"),
    [(0, "evening"), (3, "evening"), (4, "morning"), (11, "morning"), (12, "afternoon"),
     (17, "afternoon"), (18, "evening"), (23, "evening")],
)  # fmt: skip
def test_the_greeting_follows_the_hour(hour, word):
    assert word in rules.greeting(hour)


@pytest.mark.parametrize("hour", [-1, 24])
def test_there_is_no_such_hour(hour):
    with pytest.raises(ValueError, match="hour"):
        rules.greeting(hour)


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (None, rules.FIRST_TIME),
        (0, None),
        (2, None),
        (3, rules.CARRY_ON),
        (7, rules.GOOD_TO_SEE_YOU),
        (21, rules.HERE_AGAIN),
        (400, rules.HERE_AGAIN),
    ],
)
def test_the_welcome(away, words):
    last = None if away is None else TODAY - timedelta(days=away)
    assert rules.welcome(last, TODAY) == words


def test_no_welcome_says_what_was_missed():
    for away in [None, *range(800)]:
        last = None if away is None else TODAY - timedelta(days=away)
        words = (rules.welcome(last, TODAY) or "").lower()
        assert not any(char.isdigit() for char in words)
        for word in ("miss", "days", "weeks", "late", "streak", "again from", "last time"):
            assert word not in words


@pytest.mark.parametrize(
    ("mood", "shared", "skipped", "words"),
    [
        (None, False, True, rules.NOT_TODAY),
        (1, True, False, rules.HARD_DAY),
        (3, True, False, rules.SAVED_SHARED),
        (5, False, False, rules.SAVED_PRIVATE),
    ],
)
def test_what_is_said_after_a_check_in(mood, shared, skipped, words):
    assert rules.saved_words(mood, shared=shared, skipped=skipped) == words


@pytest.mark.parametrize(
    ("mood", "craving", "offers"),
    [(1, None, True), (3, 8, True), (2, 7, False), (5, None, False), (None, None, False)],
)
def test_when_help_is_put_next_to_the_answer(mood, craving, offers):
    assert rules.offers_help(mood, craving) is offers


def test_the_days_to_choose_from():
    assert rules.days_to_choose(TODAY) == (date(2026, 4, 14), TODAY)
