"""The truth tables of the cards: what comes first, and what is said about it."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.practice.coping.rules import cards as rules

NOW = datetime(2026, 5, 14, 3, tzinfo=UTC)
A, B, C, D = (UUID(int=number) for number in (1, 2, 3, 4))


def tried(card: UUID | None, passed: str, days: float = 0) -> rules.Tried:
    return rules.Tried(card, passed, NOW - timedelta(days=days))


@pytest.mark.covers("003-9")
@pytest.mark.parametrize(
    ("answers", "order"),
    [
        ([], [A, B, C]),
        ([tried(C, "yes")], [C, A, B]),
        ([tried(A, "not_yet")], [B, C, A]),
        ([tried(A, "little")], [B, C, A]),
        ([tried(A, "little"), tried(B, "yes"), tried(C, "not_yet")], [B, A, C]),
        # Two helps and one "not yet" beat a card that helped once a little.
        ([tried(B, "yes"), tried(B, "yes"), tried(B, "not_yet"), tried(A, "little")], [B, C, A]),
        # Helped long ago, does not help now.
        ([tried(A, "yes", 120), tried(A, "not_yet"), tried(B, "yes")], [B, C, A]),
        # Did not help long ago, helps now.
        ([tried(A, "not_yet", 120), tried(A, "yes"), tried(B, "not_yet")], [A, C, B]),
        # An answer without a card, or for a card that is gone, moves nothing.
        ([tried(None, "yes"), tried(D, "yes")], [A, B, C]),
    ],
)
def test_what_comes_first(answers: list[rules.Tried], order: list[UUID]) -> None:
    assert rules.ordered([A, B, C], answers, NOW) == order


def test_a_new_card_gets_a_chance() -> None:
    good = [UUID(int=number) for number in range(1, 9)]
    answers = [tried(card, "yes") for card in good]
    fresh, older = UUID(int=99), UUID(int=98)
    found = rules.ordered([*good, older, fresh], answers, NOW)
    assert found[2] == fresh
    assert found[-1] == older


def test_a_phone_whose_clock_runs_ahead_counts_as_now() -> None:
    assert rules.score([tried(A, "yes", -5)], NOW) == rules.score([tried(A, "yes")], NOW)


@given(
    st.lists(
        st.tuples(st.sampled_from([A, B, C, D, None]), st.sampled_from(list(rules.PASSED)),
                  st.floats(0, 400)),
        max_size=12,
    ),
    st.integers(),
)  # fmt: skip
def test_the_order_of_entry_does_not_matter(rows: list[tuple], seed: int) -> None:
    answers, cards = [tried(*row) for row in rows], [A, B, C, D]
    shuffled, others = list(answers), list(cards)
    random.Random(seed).shuffle(shuffled)
    random.Random(seed).shuffle(others)
    assert rules.ordered(cards, answers, NOW) == rules.ordered(others, shuffled, NOW)
    assert rules.sittings(answers) == rules.sittings(shuffled)


@pytest.mark.parametrize(
    ("answers", "count"),
    [
        ([], (0, 0)),
        ([tried(A, "yes")], (1, 1)),
        # One while: two that did not, then one that did.
        ([tried(A, "not_yet", 0.02), tried(B, "not_yet", 0.01), tried(C, "yes")], (1, 1)),
        # A little has helped, and has not passed.
        ([tried(A, "little")], (1, 0)),
        ([tried(A, "little", 0.01), tried(A, "yes")], (1, 1)),
        ([tried(A, "not_yet", 1), tried(B, "yes")], (2, 1)),
        ([tried(A, "yes", 0.05), tried(B, "not_yet")], (1, 0)),
    ],
)
def test_hard_whiles(answers: list[rules.Tried], count: tuple[int, int]) -> None:
    assert rules.sittings(answers) == count


@pytest.mark.parametrize(
    ("passed", "not_yet", "said"),
    [(2, 0, None), (3, 0, (3, 3)), (6, 1, (6, 7)), (2, 2, None), (1, 3, None)],
)
def test_the_own_count_is_said_when_it_gives_hope(
    passed: int, not_yet: int, said: tuple[int, int] | None
) -> None:
    answers = [tried(A, "yes", day) for day in range(passed)]
    answers += [tried(A, "not_yet", 100 + day) for day in range(not_yet)]
    assert rules.own_count(answers) == said


def test_tallies_count_a_little_as_help() -> None:
    found = rules.tallies([tried(A, "yes"), tried(A, "little"), tried(A, "not_yet")])
    assert found == {A: rules.Tally(3, 2)}


GENERAL = ("walk", "water", "song")


@pytest.mark.covers("003-9")
@pytest.mark.parametrize(
    ("kept", "answers", "any_cards", "keys"),
    [
        # Somebody without a card has all of them, whatever was tried.
        ((), [], False, ["walk", "water", "song"]),
        ((), [("water", "not_yet")], False, ["walk", "water", "song"]),
        # Beside own cards only what helped stays.
        ((), [], True, []),
        ((), [("water", "not_yet")], True, []),
        ((), [("water", "little"), ("song", "yes"), ("walk", "not_yet")], True, ["water", "song"]),
        # What was kept as a card is not there twice.
        (("water",), [("water", "yes"), ("song", "yes")], True, ["song"]),
        (("water",), [], False, ["walk", "song"]),
    ],
)
def test_which_general_ways_are_offered(
    kept: tuple[str, ...], answers: list[tuple[str, str]], any_cards: bool, keys: list[str]
) -> None:
    said = [rules.Tried(key, passed, NOW) for key, passed in answers]
    assert rules.offered(GENERAL, kept, said, any_cards=any_cards) == keys


def test_general_ways_learn_by_the_same_rule_as_cards() -> None:
    said = [
        rules.Tried("water", "yes", NOW),
        rules.Tried("song", "not_yet", NOW),
        tried(A, "little"),
    ]
    assert rules.ordered(["song", "walk", "water", A], said, NOW) == ["water", "walk", A, "song"]
