"""The truth tables of steps, sizes, weeks, and of what adds up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.practice.plans import rules

ALL = ("open", "done", "partly", "not_yet", "smaller", "swapped", "aside")
MOVES = {
    "open": {"done", "partly", "not_yet", "smaller", "swapped", "aside"},
    "done": {"open", "partly", "not_yet"},
    "partly": {"open", "done", "not_yet", "smaller", "swapped", "aside"},
    "not_yet": {"open", "done", "partly", "smaller", "swapped", "aside"},
    "smaller": {"open", "done", "partly"},
    "swapped": {"open", "done", "partly"},
    "aside": {"open"},
}


@pytest.mark.parametrize("now", ALL)
@pytest.mark.parametrize("then", ALL)
def test_every_move(now: str, then: str) -> None:
    assert rules.may_move(now, then) is (then == now or then in MOVES[now])


@pytest.mark.parametrize(("now", "then"), [("open", "failed"), ("gone", "done"), ("", "")])
def test_unknown_states_never_move(now: str, then: str) -> None:
    assert rules.may_move(now, then) is False


@pytest.mark.covers("000-3")
def test_no_state_judges_and_each_can_be_taken_back() -> None:
    assert set(rules.STATES) == set(ALL) == set(rules.ANSWERS)
    words = " ".join([state.word for state in rules.STATES.values()] + list(rules.ANSWERS.values()))
    for harsh in ("fail", "miss", "late", "overdue", "must", "should"):
        assert harsh not in words.lower()
    assert all(state.tone != "rose" for state in rules.STATES.values())
    for name in set(ALL) - {"open"}:
        assert rules.may_move(name, "open")


@pytest.mark.covers("000-5")
@pytest.mark.parametrize(
    ("sure", "fits"),
    [(None, True), (0, False), (3, False), (4, False), (6, False), (7, True), (10, True)],
)
def test_size(sure: int | None, fits: bool) -> None:
    found = rules.size(sure, "Call the housing office")
    assert found.fits is fits
    assert len(found.suggestions) == (0 if fits else 3)


@pytest.mark.parametrize("sure", [-1, 11, 10**30])
def test_size_outside_the_ruler(sure: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        rules.size(sure)


@pytest.mark.covers("000-17", "003-28")
@pytest.mark.parametrize(
    ("text", "very_unsure", "keys"),
    [
        ("Call the housing office", False, ("ten", "friend", "ready")),
        ("Call the housing office", True, ("ready", "ten", "friend")),
        ("Find my papers, then call", False, ("first", "ten", "friend")),
        ("Find my papers and call", True, ("ready", "first", "ten")),
        ("Buscar mis papeles y llamar", False, ("first", "ten", "friend")),
        ("", False, ("ten", "friend", "ready")),
    ],
)
def test_smaller_ways(text: str, very_unsure: bool, keys: tuple[str, ...]) -> None:
    ways = rules.smaller_ways(text, very_unsure=very_unsure)
    assert tuple(way.key for way in ways) == keys
    assert all(way.pattern % {"text": way.text} for way in ways)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Find my papers, then call.", "Find my papers"),
        ("Walk and eat", "Walk"),
        ("Walk to the sandy beach", None),
        ("Call Dr. Smith at the clinic", None),
        ("Meet Jo at St. Mary", None),
        ("Take the No. 5 bus", None),
        ("Find the paper. Then sign it", "Find the paper"),
        ("Buscar el papel. Firmarlo", "Buscar el papel"),
        ("Walk THEN eat", "Walk"),
        ("Walk.", None),
        ("  ", None),
        ("Pay $3.50 to Al", None),
    ],
)
def test_first_part(text: str, part: str | None) -> None:
    assert rules.first_part(text) == part


@given(st.text(max_size=400), st.integers(min_value=0, max_value=6))
def test_any_text_gets_two_or_three_ways(text: str, sure: int) -> None:
    ways = rules.size(sure, text).suggestions
    assert len(ways) == 3
    assert len({way.key for way in ways}) == 3


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 11, 29), date(2026, 11, 23)),
        (date(2027, 1, 1), date(2026, 12, 28)),
        (date(2028, 2, 29), date(2028, 2, 28)),
        (date(1, 1, 1), date(1, 1, 1)),
        (date(9999, 12, 31), date(9999, 12, 27)),
    ],
)
def test_week_of(day: date, monday: date) -> None:
    assert rules.week_of(day) == monday


@given(st.dates())
def test_a_week_is_a_monday_and_holds_its_days(day: date) -> None:
    monday = rules.week_of(day)
    assert monday.weekday() == 0
    assert timedelta(0) <= day - monday < timedelta(days=7)


MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("weeks", "plan", "review"),
    [
        (-27, False, False),
        (-26, False, True),
        (-2, False, True),
        (-1, True, True),
        (0, True, True),
        (1, True, False),
        (8, True, False),
        (9, False, False),
    ],
)
def test_weeks_to_plan_and_to_review(weeks: int, plan: bool, review: bool) -> None:
    week, today = rules.shift(MONDAY, weeks), MONDAY + timedelta(days=3)
    assert rules.may_plan(week, today) is plan
    assert rules.may_review(week, today) is review


@pytest.mark.parametrize(("weeks", "after"), [(0, 1), (-1, 0), (-5, 0)])
def test_the_change_is_for_a_week_that_is_not_over(weeks: int, after: int) -> None:
    assert rules.week_after_review(
        rules.shift(MONDAY, weeks), MONDAY + timedelta(days=6)
    ) == rules.shift(MONDAY, after)


@pytest.mark.parametrize(
    ("states", "room"),
    [
        ([], True),
        (["open", "done"], True),
        (["open", "done", "partly"], False),
        (["open", "done", "not_yet"], False),
        (["open", "done", "smaller"], True),
        (["aside", "aside", "smaller", "smaller", "open"], True),
    ],
)
def test_three_steps_a_week(states: list[str], room: bool) -> None:
    assert rules.has_room(states) is room


@pytest.mark.parametrize(
    ("steps", "tally"),
    [
        ([], rules.Tally(0, 0, 0, 0)),
        (
            [(MONDAY, "open", ""), (MONDAY, "not_yet", ""), (MONDAY, "aside", "")],
            rules.Tally(0, 0, 0, 0),
        ),
        ([(MONDAY, "done", ""), (MONDAY, "done", "")], rules.Tally(2, 0, 0, 1)),
        (
            [
                (MONDAY, "done", ""),
                (rules.shift(MONDAY, -9), "partly", ""),
                (MONDAY, "smaller", ""),
            ],
            rules.Tally(1, 1, 1, 2),
        ),
        # What was put aside, swapped or made smaller after a part of it was done.
        (
            [(MONDAY, "aside", "done"), (rules.shift(MONDAY, -1), "smaller", "partly")],
            rules.Tally(1, 1, 1, 2),
        ),
        ([(MONDAY, "open", "partly"), (MONDAY, "not_yet", "done")], rules.Tally(0, 1, 0, 1)),
    ],
)
def test_tally(steps: list[tuple[date, str, str]], tally: rules.Tally) -> None:
    assert rules.tally(steps) == tally
    assert tally.any is bool(tally.done + tally.partly + tally.smaller)


_STEPS = st.lists(
    st.tuples(st.dates(), st.sampled_from(ALL), st.sampled_from(["", "done", "partly"])),
    max_size=30,
)


@pytest.mark.covers("000-3")
@given(_STEPS, _STEPS)
def test_nothing_resets(
    before: list[tuple[date, str, str]], more: list[tuple[date, str, str]]
) -> None:
    old, new = rules.tally(before), rules.tally(before + more)
    assert new.done >= old.done
    assert new.partly >= old.partly
    assert new.weeks >= old.weeks


@pytest.mark.covers("000-6")
@pytest.mark.parametrize(
    ("change", "step"),
    [
        (None, None),
        ("", None),
        ("  \n ", None),
        ("\n Call on Monday \nand more", "Call on Monday"),
        ("a" * 300, "a" * 300),
        ("b" * 301, "b" * 299 + "…"),
        ("word " * 100, ("word " * 59).strip() + "…"),
    ],
)
def test_step_from_change(change: str | None, step: str | None) -> None:
    assert rules.step_from_change(change) == step


@given(st.text(max_size=2000))
def test_a_step_from_any_change_fits(change: str) -> None:
    step = rules.step_from_change(change)
    assert step is None or 0 < len(step) <= rules.STEP_LIMIT


@pytest.mark.parametrize(
    ("answers", "empty"),
    [((None, "", "  "), True), (("x", None, None), False), (("", "", "y"), False)],
)
def test_empty_review(answers: tuple[str | None, str | None, str | None], empty: bool) -> None:
    assert rules.is_empty_review(*answers) is empty


def test_win_words_take_turns() -> None:
    assert [rules.win_words(n) for n in range(4)] == [*rules.WIN_WORDS, rules.WIN_WORDS[0]]
