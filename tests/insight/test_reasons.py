"""Why somebody is at the top: the truth table of the reasons, their order and their words."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from handrail.watch.insight import rules
from handrail.watch.insight.curve import Curve
from handrail.watch.insight.rhythm import Rhythm
from handrail.watch.insight.rules import Candidate, Facts, Order, Words, at_the_top, reasons

TODAY = date(2026, 5, 14)  # a Thursday
NOW = datetime(2026, 5, 14, 9, 0, tzinfo=UTC)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


STEADY = Facts(
    started_on=ago(200),
    heard_on=ago(1),
    rhythm=Rhythm(3, 4),
    curve=Curve(),
    shared_on=None,
    shared_mood=None,
    shared_craving=None,
    reached_on=ago(4),
    next_contact_on=None,
    appointment_at=None,
    appointment_on=None,
    asked_at=None,
    asked_on=None,
    asked_count=0,
)


def said(words: Words) -> str:
    """The English sentence, with dates as they come."""
    return words.message % words.values


TABLE = [
    # What changes, and the orders of the reasons that hold.
    ({}, []),
    # Quiet: measured against the person's own rhythm, however long it lasts.
    ({"heard_on": ago(6)}, []),
    ({"heard_on": ago(7)}, [Order.QUIET]),
    ({"heard_on": ago(60)}, [Order.QUIET]),
    ({"heard_on": ago(400)}, [Order.QUIET]),
    ({"heard_on": ago(3), "rhythm": Rhythm(1, 1)}, []),
    ({"heard_on": ago(4), "rhythm": Rhythm(1, 1)}, [Order.QUIET]),
    ({"heard_on": ago(7), "rhythm": None}, []),
    ({"heard_on": ago(8), "rhythm": None}, [Order.QUIET]),
    ({"heard_on": None, "rhythm": None, "reached_on": None}, [Order.QUIET]),
    # A hard day that was shared: three days, or until the person was reached.
    ({"shared_on": TODAY, "shared_mood": 2}, [Order.HARD]),
    ({"shared_on": ago(3), "shared_mood": 1}, [Order.HARD]),
    ({"shared_on": ago(3), "shared_mood": 1, "reached_on": ago(2)}, []),
    ({"shared_on": ago(3), "shared_mood": 1, "reached_on": ago(3)}, []),
    ({"shared_on": ago(4), "shared_mood": 1}, []),
    ({"shared_on": TODAY, "shared_mood": 3}, []),
    ({"shared_on": TODAY, "shared_mood": None}, []),
    ({"shared_on": TODAY + timedelta(days=1), "shared_mood": 1}, []),
    # A strong urge that was shared.
    ({"shared_on": TODAY, "shared_mood": 4, "shared_craving": 7}, [Order.URGE]),
    ({"shared_on": TODAY, "shared_mood": 4, "shared_craving": 6}, []),
    ({"shared_on": TODAY, "shared_mood": 1, "shared_craving": 9}, [Order.HARD, Order.URGE]),
    # Asked for a time.
    (
        {"asked_at": NOW + timedelta(days=2), "asked_on": ago(-2), "asked_count": 1},
        [Order.ASKED],
    ),
    # Whatever was agreed before it, it waits for an answer.
    (
        {"appointment_at": NOW + timedelta(hours=1), "appointment_on": TODAY,
         "asked_at": NOW + timedelta(days=2), "asked_on": ago(-2), "asked_count": 2},
        [Order.ASKED, Order.APPOINTMENT],
    ),
    (
        {"asked_at": NOW - timedelta(days=2), "asked_on": ago(2), "asked_count": 1},
        [],
    ),
    # Planned by the coach.
    ({"next_contact_on": TODAY}, [Order.PLANNED]),
    ({"next_contact_on": TODAY, "reached_on": TODAY}, []),
    ({"next_contact_on": ago(3)}, [Order.PLANNED]),
    ({"next_contact_on": ago(15)}, []),
    ({"next_contact_on": ago(-1)}, []),
    # Appointment today, until it begins.
    (
        {"appointment_at": NOW + timedelta(hours=1), "appointment_on": TODAY},
        [Order.APPOINTMENT],
    ),
    (
        {"appointment_at": NOW + timedelta(hours=1), "appointment_on": TODAY, "reached_on": TODAY},
        [Order.APPOINTMENT],
    ),
    ({"appointment_at": NOW - timedelta(hours=1), "appointment_on": TODAY}, []),
    ({"appointment_at": NOW + timedelta(days=1), "appointment_on": ago(-1)}, []),
    # New: two weeks, a contact every three days.
    ({"started_on": TODAY, "heard_on": None, "reached_on": None}, [Order.NEW]),
    ({"started_on": ago(13), "reached_on": ago(3)}, [Order.NEW]),
    ({"started_on": ago(13), "reached_on": ago(2)}, []),
    ({"started_on": ago(14), "reached_on": ago(3)}, []),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "orders"), TABLE)
def test_which_reasons_hold(changes, orders):
    found = reasons(replace(STEADY, **changes), TODAY, NOW)
    assert [reason.order for reason in found] == orders


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"heard_on": ago(8)}, "Quiet for 8 days; usually heard every 3."),
        (
            {"heard_on": ago(8), "rhythm": Rhythm(1, 1)},
            "Quiet for 8 days; usually heard every day.",
        ),
        ({"heard_on": ago(8), "rhythm": None}, "Quiet for 8 days; usual rhythm not known yet."),
        (
            {"heard_on": None, "started_on": ago(20), "reached_on": None},
            "Nothing heard yet, 20 days after the start.",
        ),
        ({"shared_on": TODAY, "shared_mood": 2}, "A hard day, shared today."),
        ({"shared_on": ago(1), "shared_mood": 2}, "A hard day, shared yesterday."),
        (
            {"shared_on": TODAY, "shared_mood": 2, "curve": Curve(TODAY, "...........222")},
            "The last 3 days shared were hard, the newest today.",
        ),
        (
            {"shared_on": TODAY, "shared_mood": 4, "shared_craving": 8},
            "A strong urge, shared today: 8 of 10.",
        ),
        ({"next_contact_on": TODAY}, "You planned to be in touch today."),
        ({"next_contact_on": ago(1)}, "You planned to be in touch yesterday."),
        ({"started_on": ago(2), "reached_on": None}, "New: in the first two weeks."),
    ],
)
def test_a_reason_says_why_in_words(changes, sentence):
    (reason,) = reasons(replace(STEADY, **changes), TODAY, NOW)
    assert said(reason.words) == sentence


def test_a_reason_says_where_it_comes_from_and_how_old_that_is():
    (reason,) = reasons(replace(STEADY, shared_on=ago(2), shared_mood=1), TODAY, NOW)
    assert reason.evidence.message == "shared check-in"
    assert reason.on == ago(2)
    assert reason.words.values["weekday"] == ago(2)


@pytest.mark.covers("002-16")
def test_nobody_leaves_the_page_for_silence_or_for_hard_days():
    for days in (8, 30, 90, 365, 1000):
        silent = replace(STEADY, heard_on=ago(days), reached_on=ago(days))
        assert reasons(silent, TODAY, NOW)
    for days in range(0, 90, 3):
        hard = replace(STEADY, shared_on=TODAY, shared_mood=1, started_on=ago(days))
        assert reasons(hard, TODAY, NOW)


def test_nothing_private_is_among_the_facts_that_reasons_read():
    assert not {field.name for field in fields(Facts)} & {"note", "mood", "craving", "private"}


def candidate(key: str, order: Order, on: date = TODAY, more: int = 0, **kwargs) -> Candidate:
    one = rules.Reason(order, Words("because"), Words("source"), on)
    return Candidate(key, [one] * (1 + more), **kwargs)


def test_at_most_five_people_are_at_the_top():
    many = [candidate(str(n), Order.QUIET) for n in range(40)]
    assert len(at_the_top(many)) == rules.AT_MOST == 5


def test_what_people_said_comes_before_what_was_missed():
    people = [
        candidate("new", Order.NEW),
        candidate("quiet", Order.QUIET),
        candidate("planned", Order.PLANNED),
        candidate("asked", Order.ASKED),
        candidate("hard", Order.HARD),
    ]
    assert [p.key for p in at_the_top(people)] == ["asked", "hard", "planned", "quiet", "new"]


def test_equal_reasons_are_ordered_by_number_then_age_then_key():
    people = [
        candidate("b", Order.QUIET),
        candidate("a", Order.QUIET),
        candidate("old", Order.QUIET, ago(9)),
        candidate("two", Order.QUIET, more=1),
    ]
    assert [p.key for p in at_the_top(people)] == ["two", "old", "a", "b"]
    assert at_the_top(people) == at_the_top(reversed(people))


def test_whoever_was_put_off_for_today_or_has_no_reason_is_not_at_the_top():
    assert at_the_top([candidate("a", Order.HARD, put_off=True), Candidate("b", [])]) == ()


@pytest.mark.parametrize(
    ("contact", "started", "expected"),
    [
        (ago(14), ago(100), False),
        (ago(15), ago(100), True),
        (None, ago(14), False),
        (None, ago(15), True),
        (TODAY, ago(100), False),
    ],
)
def test_uncontacted_means_more_than_two_weeks(contact, started, expected):
    assert rules.uncontacted(contact, started, TODAY) is expected


@pytest.mark.parametrize(
    ("week", "sentence"),
    [
        (rules.WeekSteps(), "no step this week"),
        (rules.WeekSteps(0, 1, "open"), "step agreed"),
        (rules.WeekSteps(1, 1, "done"), "step done"),
        (rules.WeekSteps(0, 1, "partly"), "step partly done"),
        (rules.WeekSteps(0, 1, "not_yet"), "step not yet"),
        (rules.WeekSteps(1, 2, "open"), "1 of 2 steps"),
        (rules.WeekSteps(0, 3, "open", 1), "0 of 3 steps, 1 partly"),
    ],
)
def test_the_steps_of_a_week_in_words(week, sentence):
    assert said(rules.step_words(week)) == sentence


def test_a_week_begins_on_monday():
    assert rules.monday(TODAY) == date(2026, 5, 11)
    assert rules.monday(date(2026, 5, 11)) == date(2026, 5, 11)


@pytest.mark.parametrize("after", range(-20, 21))
def test_the_small_curve_says_the_same_seen_from_any_day(after: int) -> None:
    until = date(2026, 5, 14)
    curve, today = Curve(until, "1..23.4..5...2"), until + timedelta(days=after)
    wanted = [today - timedelta(days=back) for back in range(13, -1, -1)]
    known = dict(
        zip([until - timedelta(days=b) for b in range(13, -1, -1)], curve.text, strict=True)
    )
    said = [int(c) if (c := known.get(day, ".")) != "." else None for day in wanted]
    assert curve.ending(today) == tuple(zip(wanted, said, strict=True))
    assert curve.moods(today) == tuple(said)
    assert Curve().moods(today) == (None,) * 14
