"""Rules of growth: days, what is at hand, order, and two days side by side."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from handrail.ground.kernel.order import moved
from handrail.ground.people import past
from handrail.practice.growth import rules
from handrail.practice.growth.rules import evidence, milestones, then_now

TODAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("on", "born", "wrong"),
    [
        (TODAY, None, None),
        (TODAY - timedelta(days=1), 1990, None),
        (TODAY + timedelta(days=1), None, past.AHEAD),
        (date(9999, 12, 31), None, past.AHEAD),
        (date(1989, 12, 31), 1990, past.BEFORE_BIRTH),
        (date(1990, 1, 1), 1990, None),
        (date(1926, 1, 1), None, past.LONG_AGO),
        (date(1, 1, 1), None, past.LONG_AGO),
    ],
)
def test_what_can_have_been(on: date, born: int | None, wrong: str | None) -> None:
    assert past.check_past(on, TODAY, born) == wrong


@pytest.mark.parametrize(
    ("on", "wrong"),
    [
        (TODAY, None),
        (date(2046, 12, 31), None),
        (date(2047, 1, 1), rules.DAY_FAR),
        (date(9999, 12, 31), rules.DAY_FAR),
        (TODAY - timedelta(days=400), None),
        (date(1850, 1, 1), past.LONG_AGO),
    ],
)
def test_for_which_day_a_milestone_can_be(on: date, wrong: str | None) -> None:
    assert rules.check_ahead(on, TODAY) == wrong


@pytest.mark.parametrize(
    ("order", "one", "up", "wanted"),
    [
        ([1, 2, 3], 3, True, [1, 3, 2]),
        ([1, 2, 3], 1, True, [1, 2, 3]),
        ([1, 2, 3], 1, False, [2, 1, 3]),
        ([1, 2, 3], 3, False, [1, 2, 3]),
        ([1, 2, 3], 9, True, [1, 2, 3]),
        ([], 1, True, []),
    ],
)
def test_order(order: list[int], one: int, up: bool, wanted: list[int]) -> None:
    assert moved(order, one, up=up) == wanted


@pytest.mark.parametrize(
    ("days", "reached", "near"),
    [(0, False, True), (3, False, True), (4, False, False), (-3, False, True), (-4, False, False),
     (0, True, False), (None, False, False)],
)  # fmt: skip
def test_when_a_day_is_at_hand(days: int | None, reached: bool, near: bool) -> None:
    on = None if days is None else TODAY + timedelta(days=days)
    assert milestones.is_at_hand(on, TODAY if reached else None, TODAY) is near


def test_what_is_said_of_a_day_at_hand() -> None:
    said = [milestones.at_hand_words(TODAY + timedelta(days=n), TODAY) for n in (-1, 0, 1)]
    assert said == [milestones.JUST_NOW, milestones.TODAY, milestones.SOON]


def test_own_way_to_celebrate_comes_first() -> None:
    assert milestones.way("with my people", "A cake") == "with my people"
    assert milestones.way("", "A cake") == "A cake"


def test_which_words_of_the_list_can_be_changed() -> None:
    own = {source for source in evidence.SOURCES if evidence.is_own(source)}
    assert own == {"own", "then_now"}


@pytest.mark.parametrize(
    ("values", "mean", "count"),
    [
        ([], None, 0), ([4, 5], None, 2), ([4, None, 5, None], None, 2), ([1, 2, 3], 2.0, 3),
        ([1, 1, 2], 1.3, 3), ([0, 0, 0], 0.0, 3),
    ],
)  # fmt: skip
def test_a_mean_needs_three_answers(
    values: list[int | None], mean: float | None, count: int
) -> None:
    assert then_now.mean(values) == then_now.Mean(mean, count)


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2026, 3, 10), date(2026, 3, 4), date(2026, 3, 17)),
        (TODAY, date(2026, 5, 1), TODAY),
        (TODAY - timedelta(days=2), date(2026, 5, 1), TODAY),
    ],
)
def test_two_weeks_around_a_day(on: date, first: date, last: date) -> None:
    assert then_now.stretch(on, TODAY) == (first, last)
    assert (last - first).days == 13


def test_a_month_ends_today_at_the_latest() -> None:
    assert then_now.month(date(2026, 2, 28), TODAY) == (date(2026, 2, 1), date(2026, 2, 28))
    assert then_now.month(TODAY, TODAY) == (date(2026, 5, 1), TODAY)


@pytest.mark.parametrize(
    ("on", "months", "wanted"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 5, 14), 3, date(2026, 2, 14)),
    ],
)
def test_months_before(on: date, months: int, wanted: date) -> None:
    assert then_now.months_before(on, months) == wanted


def test_only_what_was_said_around_the_day_counts() -> None:
    said = [
        then_now.Said(TODAY - timedelta(days=n), 3, n, "well", ["family"]) for n in (0, 1, 2, 40)
    ]
    found = then_now.around(said, TODAY, TODAY)
    assert found.count == 3
    assert found.urge == then_now.Mean(1.0, 3)
    assert found.sleep == [("well", 3)]
    assert found.company == [("family", 3)]


@pytest.mark.parametrize(
    ("then", "now", "wrong"),
    [
        (TODAY - timedelta(days=30), TODAY, None),
        (TODAY, TODAY - timedelta(days=30), None),
        (TODAY, TODAY, then_now.SAME_DAY),
        (TODAY, date(9999, 1, 1), then_now.DAY_OUT),
        (date(2, 1, 1), TODAY, then_now.DAY_OUT),
    ],
)
def test_which_days_can_stand_side_by_side(then: date, now: date, wrong: str | None) -> None:
    assert then_now.check(then, now, TODAY) == wrong
