"""Truth tables: when somebody may be handed over, what fits as a yes, what is then read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from handrail.practice.handover import rules
from handrail.practice.handover.rules import (
    ALL,
    COACH,
    MANAGER,
    MINE,
    NO_ANSWER,
    NOTHING,
    PARTICIPANT,
    Where,
)

DAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("answer", "version", "approved", "is_answered"),
    [
        (NO_ANSWER, 0, None, False), (NO_ANSWER, 3, None, False), (ALL, 3, 3, True),
        (ALL, 4, 3, False), (MINE, 4, 3, True), (NOTHING, 9, None, True),
    ],
)  # fmt: skip
def test_what_counts_as_answered(
    answer: str, version: int, approved: int | None, is_answered: bool
) -> None:
    assert rules.answered(Where("open", answer, version, approved)) is is_answered


@pytest.mark.parametrize(
    ("where", "by", "days", "said"),
    [
        (Where(answer=NOTHING), COACH, 0, None),
        (Where(answer=NOTHING), MANAGER, 0, None),
        (Where(answer=NOTHING), PARTICIPANT, 0, rules.NOT_ANSWERED),
        (Where(answer=ALL, version=2, approved_version=1), COACH, 99, rules.NOT_ANSWERED),
        (Where(), COACH, 99, rules.NOT_ANSWERED),
        (Where(coach_paused=True), COACH, 0, rules.NOT_ANSWERED),
        (Where(), MANAGER, 13, rules.WAIT_LONGER),
        (Where(), MANAGER, 14, None),
        (Where(coach_paused=True), MANAGER, 0, None),
        (Where(state="done", answer=NOTHING), MANAGER, 0, rules.OVER),
        (Where(state="stopped", answer=NOTHING), COACH, 0, rules.OVER),
    ],
)
def test_when_somebody_may_be_handed_over(
    where: Where, by: str, days: int, said: str | None
) -> None:
    planned = Where(**{**vars(where), "planned_on": DAY})
    assert rules.why_not(planned, by, DAY + timedelta(days=days)) == said


@pytest.mark.parametrize(
    ("where", "reads"),
    [
        (Where(), ("", "")),
        (Where(answer=NOTHING), ("", "")),
        (Where(answer=MINE), ("", "own")),
        (Where(answer=ALL, version=2, approved_version=2), ("text", "own")),
        (Where(answer=ALL, version=3, approved_version=2), ("", "")),
    ],
)
def test_what_the_new_coach_reads(where: Where, reads: tuple[str, str]) -> None:
    assert rules.handed_on(where, "text", "own") == reads


@pytest.mark.parametrize(
    ("answer", "read", "now", "text", "own", "said"),
    [
        (ALL, 2, 2, True, False, None),
        (ALL, 1, 2, True, True, rules.CHANGED_SINCE),
        (ALL, 0, 0, False, True, None),
        (ALL, 0, 0, False, False, rules.NO_WORDS),
        (MINE, 0, 5, True, True, None),
        (MINE, 5, 5, True, False, rules.NO_WORDS),
        (NOTHING, 0, 5, True, True, None),
        (NO_ANSWER, 0, 5, True, True, None),
        ("heap", 0, 0, True, True, rules.UNKNOWN_ANSWER),
    ],
)
def test_which_answers_fit(
    answer: str, read: int, now: int, text: bool, own: bool, said: str | None
) -> None:
    assert rules.why_no_yes(answer, read, now, text=text, own=own) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(None, None), (-1, rules.PAST), (0, None), (120, None), (121, rules.FAR)],
)
def test_which_days_fit(days: int | None, said: str | None) -> None:
    on = None if days is None else DAY + timedelta(days=days)
    assert rules.why_no_day(on, DAY) == said


def test_after_each_end_another_can_be_planned() -> None:
    assert rules.STANDS["open"].moves == {"done", "stopped"}
    assert rules.STANDS["done"].moves == rules.STANDS["stopped"].moves == {"open"}


@pytest.mark.parametrize(
    ("state", "own", "said"),
    [("", True, rules.SAVED), ("", False, rules.SAVED), ("cancelled", True, rules.SAVED),
     ("proposed", True, rules.DAY_ASKED), ("proposed", False, rules.DAY_WAITS),
     ("agreed", True, rules.DAY_SET), ("agreed", False, rules.DAY_SET)],
)  # fmt: skip
def test_what_is_said_of_a_day(state: str, own: bool, said: str) -> None:
    assert rules.day_said(state, own=own) == said
