"""The truth tables of contacts and appointments."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.practice.contacts import recurring, rules
from handrail.practice.contacts.rules import Slot

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("kind", "reached"),
    [
        ("call", True),
        ("text", True),
        ("in_person", True),
        ("joint_meeting", True),
        ("practical_help", True),
        ("video", True),
        ("community", True),
        ("listening", True),
        ("left_message", False),
        ("tried", False),
    ],
)
def test_reached(kind: str, reached: bool) -> None:
    assert rules.reached(kind) is reached


def test_every_kind_is_in_the_table() -> None:
    assert len(rules.KINDS) == 12
    assert set(rules.KINDS) - set(rules.LOGGED) == {rules.WITH_OTHER}
    assert set(rules.APPOINTMENT_KINDS) < set(rules.KINDS)


@pytest.mark.covers("000-18")
def test_both_tags_have_finer_words_and_none_is_in_both() -> None:
    assert rules.HELD_TO
    assert rules.HELD_UP
    assert not set(rules.HELD_TO) & set(rules.HELD_UP)


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ([], []),
        (["celebrated", "listened", "celebrated"], ["listened", "celebrated"]),
        (["goal_set", "x" * 500], []),
    ],
)
def test_tags(chosen: list[str], kept: list[str]) -> None:
    assert rules.tags(chosen, rules.HELD_UP) == kept


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(0), None),
        (timedelta(minutes=-15), None),
        (timedelta(minutes=-16), rules.AT_TOO_LATE),
        (timedelta(days=-2), rules.AT_TOO_LATE),
        (timedelta(days=366), None),
        (timedelta(days=366, seconds=1), rules.AT_TOO_EARLY),
    ],
)
def test_contact_time(ago: timedelta, words: str | None) -> None:
    assert rules.check_contact_time(NOW - ago, NOW) == words


@pytest.mark.parametrize(
    ("minutes", "fine"),
    [(None, True), (0, True), (5, True), (1440, True), (1441, False), (-1, False), (2**70, False)],
)
def test_minutes(minutes: int | None, fine: bool) -> None:
    assert (rules.check_minutes(minutes) is None) is fine


@pytest.mark.parametrize(
    ("choice", "given_date", "on"),
    [
        ("none", None, None),
        ("none", date(2026, 12, 1), None),
        ("tomorrow", None, date(2026, 11, 24)),
        ("three", None, date(2026, 11, 26)),
        ("week", date(2026, 12, 24), date(2026, 11, 30)),
        ("date", date(2026, 12, 24), date(2026, 12, 24)),
        ("date", None, None),
    ],
)
def test_next_on(choice: str, given_date: date | None, on: date | None) -> None:
    assert rules.next_on(choice, TODAY, given_date) == on


@pytest.mark.parametrize(
    ("choice", "given_date", "words"),
    [
        ("none", date(1999, 1, 1), None),
        ("date", None, rules.NEXT_MISSING),
        ("date", TODAY, None),
        ("date", TODAY - timedelta(days=1), rules.NEXT_PAST),
        ("date", TODAY + timedelta(days=366), None),
        ("date", date(9999, 12, 31), rules.NEXT_FAR),
    ],
)
def test_check_next(choice: str, given_date: date | None, words: str | None) -> None:
    assert rules.check_next(choice, TODAY, given_date) == words


@pytest.mark.parametrize(
    ("age", "may"),
    [
        (timedelta(0), True),
        (timedelta(days=7), True),
        (timedelta(days=7, seconds=1), False),
    ],
)
def test_may_edit(age: timedelta, may: bool) -> None:
    assert rules.may_edit(NOW - age, NOW) is may


MOVES = {
    "proposed": {"agreed", "moved", "cancelled", "happened", "not_seen"},
    "agreed": {"moved", "cancelled", "happened", "not_seen"},
    "moved": set(),
    "cancelled": {"proposed", "agreed"},
    "happened": {"not_seen", "proposed", "agreed"},
    "not_seen": {"happened", "moved", "proposed", "agreed"},
}


@pytest.mark.parametrize("now", list(MOVES))
@pytest.mark.parametrize("then", list(MOVES))
def test_every_move(now: str, then: str) -> None:
    assert rules.may_move(now, then) is (then in MOVES[now])


@pytest.mark.covers("003-18")
def test_moving_and_calling_off_carry_no_blame() -> None:
    words = " ".join([state.word for state in rules.STATES.values()])
    words += rules.MOVED_WORDS + rules.CANCELLED_WORDS + rules.NOT_SEEN_WORDS
    for harsh in ("no-show", "miss", "fail", "late", "must"):
        assert harsh not in words.lower()
    assert {"proposed", "agreed"} == rules.AHEAD
    assert all(state.tone != "rose" for state in rules.STATES.values())


@pytest.mark.parametrize(
    ("starts_in", "may"), [(timedelta(0), True), (timedelta(1), False), (-timedelta(1), True)]
)
def test_may_answer(starts_in: timedelta, may: bool) -> None:
    assert rules.may_answer(NOW + starts_in, NOW) is may


@pytest.mark.parametrize(
    ("starts_in", "words"),
    [
        (timedelta(0), rules.STARTS_PAST),
        (timedelta(seconds=1), None),
        (timedelta(days=366), None),
        (timedelta(days=367), rules.STARTS_FAR),
    ],
)
def test_check_start(starts_in: timedelta, words: str | None) -> None:
    assert rules.check_start(NOW + starts_in, NOW) == words


def slot(number: int, hour: int, minute: int, minutes: int) -> Slot:
    return Slot(UUID(int=number), datetime(2026, 11, 24, hour, minute, tzinfo=UTC), minutes)


@pytest.mark.parametrize(
    ("other", "hits"),
    [
        (slot(2, 9, 30, 30), False),  # ends as the new one begins
        (slot(2, 9, 30, 31), True),
        (slot(2, 10, 10, 5), True),  # inside
        (slot(2, 9, 0, 600), True),  # around
        (slot(2, 10, 0, 30), True),  # the same time
        (slot(2, 10, 30, 30), False),  # begins as the new one ends
        (slot(1, 10, 0, 30), False),  # itself
    ],
)
def test_overlapping(other: Slot, hits: bool) -> None:
    assert bool(rules.overlapping(slot(1, 10, 0, 30), [other])) is hits


_MINUTES = st.integers(min_value=1, max_value=600)


@given(st.integers(0, 23), _MINUTES, st.integers(0, 23), _MINUTES)
def test_overlap_is_mutual(h1: int, m1: int, h2: int, m2: int) -> None:
    one, two = slot(1, h1, 0, m1), slot(2, h2, 0, m2)
    assert bool(rules.overlapping(one, [two])) is bool(rules.overlapping(two, [one]))


@pytest.mark.parametrize(
    ("mine", "agreed", "set_now", "moved"),
    [
        (True, False, "Asked. Your coach will answer.", "Thank you for saying so."),
        (True, True, "Asked. Your coach will answer.", "Thank you for saying so."),
        (False, False, "Asked. It stands once", "Asked. It stands once"),
        (False, True, "The time is set.", "The time is set."),
    ],
)
def test_a_time_is_said_to_be_set_only_where_both_said_yes(
    mine: bool, agreed: bool, set_now: str, moved: str
) -> None:
    assert rules.set_words(mine=mine, agreed=agreed).startswith(set_now)
    assert rules.moved_words(mine=mine, agreed=agreed).startswith(moved)


@pytest.mark.parametrize(
    ("mine", "agreed", "set_now", "moved"),
    [
        (True, False, "Asked. Your coach will answer for all", "Asked to move this one"),
        (True, True, "Asked. Your coach will answer for all", "Asked to move this one"),
        (False, False, "Asked. They stand once", "Asked to move this one"),
        (False, True, "The times are set.", "This one and the ones after it have moved."),
    ],
)
def test_times_that_come_again_are_said_to_be_set_only_where_both_said_yes(
    mine: bool, agreed: bool, set_now: str, moved: str
) -> None:
    assert recurring.set_words(mine=mine, agreed=agreed).startswith(set_now)
    assert recurring.moved_words(mine=mine, agreed=agreed).startswith(moved)
