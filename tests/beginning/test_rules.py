"""Truth tables of the two weeks to try."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from handrail.practice.beginning import rules

DAY = date(2026, 3, 2)


def test_two_weeks_are_fourteen_days_over_a_clock_change_as_well() -> None:
    assert rules.last_day(DAY) == date(2026, 3, 16)


@pytest.mark.parametrize(("state", "days", "due"), [
    (rules.ON, -1, False), (rules.ON, 0, True), (rules.ON, 400, True), (rules.GO_ON, 1, False),
    (rules.ELSE, 1, False), (rules.NOT_NOW, 1, False), (rules.OUT, 1, False),
])  # fmt: skip
def test_when_both_are_asked(state: str, days: int, due: bool) -> None:
    assert rules.is_due(state, DAY, DAY + timedelta(days=days)) is due


@pytest.mark.parametrize("state", tuple(rules.STANDS))
@pytest.mark.parametrize("to", tuple(rules.ANSWERS))
def test_each_answer_is_free_at_any_time_unless_it_was_taken_out(state: str, to: str) -> None:
    assert rules.may_go(state, to) is (state not in (rules.OUT, rules.CHANGED))


def test_everything_can_be_undone() -> None:
    assert all(rules.may_go(state, rules.ON) for state in rules.STANDS)


@pytest.mark.parametrize(("state", "to", "newest", "no"), [
    (rules.ON, rules.GO_ON, True, None), (rules.ON, rules.GO_ON, False, rules.OLDER),
    (rules.NOT_NOW, rules.ON, False, rules.OLDER), (rules.NOT_NOW, rules.ON, True, None),
    (rules.CHANGED, rules.GO_ON, True, rules.COACH_CHANGED),
    (rules.CHANGED, rules.ON, True, rules.COACH_CHANGED),
    (rules.CHANGED, rules.ON, False, rules.OLDER), (rules.OUT, rules.GO_ON, True, rules.UNKNOWN),
])  # fmt: skip
def test_only_the_newest_is_answered_and_none_of_a_coach_before(
    state: str, to: str, newest: bool, no: str | None
) -> None:
    assert rules.why_not(state, to, newest=newest) == no
