"""The truth tables of kind words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.practice.encouragement import rules

TODAY = date(2026, 11, 24)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


@pytest.mark.parametrize(
    ("on", "last", "words"),
    [
        (day(0), None, None),
        (day(1), None, None),
        (day(366), None, None),
        (day(-1), None, rules.DAY_PAST),
        (day(367), None, rules.DAY_FAR),
        (date(9999, 12, 31), None, rules.DAY_FAR),
        (date(1, 1, 1), None, rules.DAY_PAST),
        (day(5), day(5), None),
        (day(6), day(5), rules.DAY_AFTER_YES),
        (day(-1), day(5), rules.DAY_PAST),
    ],
)
def test_for_which_day(on: date, last: date | None, words: str | None) -> None:
    assert rules.check_day(on, TODAY, last) == words


@pytest.mark.parametrize(
    ("ready", "own", "kept"),
    [
        ("Slow is fine.", "", "Slow is fine."),
        ("", "See you", "See you"),
        ("Slow is fine.", "See you", "Slow is fine.\nSee you"),
        (" ", " \n ", ""),
        ("", "", ""),
    ],
)
def test_a_sentence_and_own_words(ready: str, own: str, kept: str) -> None:
    assert rules.compose(ready, own) == kept


@pytest.mark.parametrize(("already", "room"), [(0, True), (2, True), (3, False), (9, False)])
def test_three_for_one_day(already: int, room: bool) -> None:
    assert rules.has_room(already) is room


@pytest.mark.parametrize(("offset", "shown"), [(0, True), (-13, True), (-14, False)])
def test_two_weeks_on_today(offset: int, shown: bool) -> None:
    assert (day(offset) >= rules.shown_since(TODAY)) is shown


@given(st.integers(-400, 400))
def test_what_has_arrived_is_never_for_a_later_day(offset: int) -> None:
    assert rules.has_arrived(day(offset), TODAY) is (offset <= 0)


@pytest.mark.parametrize(
    ("name", "first"), [("Ben Keller", "Ben"), ("Ben", "Ben"), ("Ana María Ruiz", "Ana")]
)
def test_first_name(name: str, first: str) -> None:
    assert rules.first_name(name) == first


def test_the_ready_sentences_promise_nothing_and_ask_for_nothing() -> None:
    assert len(rules.READY) >= 6
    for words in rules.READY.values():
        assert len(words) <= rules.TEXT_LIMIT
        for never in ("?", "will", "always", "never", "promise", "must", "proud"):
            assert never not in words.lower().split(), words
        assert words.endswith(".")
