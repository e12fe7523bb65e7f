"""Which lines stand in a brief: truth tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.faces.desks.brief import rules

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)


def item(what: str, days: int, number: int = 0) -> rules.Item:
    return rules.Item(what, NOW - timedelta(days=days), number)


@pytest.mark.parametrize(
    ("hours", "found"),
    [((), None), ((1,), None), ((1, 30), 30), ((30, 50), 30), ((3,), 3), ((-5, 40), 40)],
)
def test_the_last_talk_is_the_one_before_this_one(
    hours: tuple[int, ...], found: int | None
) -> None:
    met = [NOW - timedelta(hours=n) for n in hours]
    expected = None if found is None else NOW - timedelta(hours=found)
    assert rules.last_time(met, NOW) == expected


def test_without_a_talk_it_is_the_last_four_weeks() -> None:
    assert rules.begins(None, NOW) == NOW - timedelta(days=28)
    assert rules.begins(NOW, NOW) == NOW


@pytest.mark.parametrize(
    ("what", "days", "on", "new"),
    [
        ("win", 1, None, True), ("win", 9, None, False), ("win", 9, date(2026, 5, 13), True),
        ("win", 1, date(2026, 5, 1), True),
        ("win", 9, date(2026, 5, 9), False), ("topic", 90, None, True),
        ("strength", 900, None, True),
        ("promise", 90, date(2026, 1, 1), True),
    ],
)  # fmt: skip
def test_what_counts_as_new(what: str, days: int, on: date | None, new: bool) -> None:
    start = NOW - timedelta(days=5)
    assert rules.is_new(what, NOW - timedelta(days=days), on, start, start.date()) is new


def test_what_weighs_more_comes_first_and_of_two_the_newer() -> None:
    found = rules.chosen([item("win", 3, 1), item("win", 1, 2), item("promise", 9, 3)])
    assert [one.number for one in found] == [3, 2, 1]


def test_strengths_stand_on_top_whatever_else_there_is() -> None:
    others = [item(what, 0, n) for n, what in enumerate(sorted(rules.WEIGHT)) if what != "strength"]
    found = rules.chosen([*others, item("track", 0, 97), item("strength", 900, 98)])
    assert found[0].what == "strength"
    assert found[1].what == "track"


def test_no_kind_crowds_out_the_others() -> None:
    many = [item("win", n, n) for n in range(20)]
    found = rules.chosen([*many, item("checkin", 1, 99), item("place", 1, 98)])
    assert len(found) == rules.MOST_LINES
    assert {"checkin", "place"} <= {one.what for one in found}


@pytest.mark.parametrize(
    ("what", "state", "kind"),
    [("topic", "participant", "topic"), ("topic", "coach", "coach_topic"), ("win", "coach", "win")],
)
def test_a_topic_of_the_coach_is_a_kind_of_its_own(what: str, state: str, kind: str) -> None:
    assert rules.kind(what, state) == kind


def test_newer_topics_of_the_coach_never_stand_before_older_ones_of_the_participant() -> None:
    hers = [item("topic", 30 + n, n) for n in range(2)]
    rest = sorted(set(rules.WEIGHT) - {"topic", "coach_topic"})
    others = [item(what, 0, 50 + n) for n, what in enumerate(rest)]
    coach = [item("coach_topic", n, 10 + n) for n in range(9)]
    found = rules.chosen([*hers, *coach, *others])
    assert set(hers) <= set(found)
    assert found.index(hers[0]) < min(found.index(one) for one in coach if one in found)


@given(st.lists(st.tuples(st.sampled_from(sorted(rules.WEIGHT)), st.integers(0, 50)), max_size=40),
       st.randoms())  # fmt: skip
def test_the_order_in_which_they_come_does_not_matter(
    rows: list[tuple[str, int]], by: object
) -> None:
    items = [item(what, days, n) for n, (what, days) in enumerate(rows)]
    mixed = list(items)
    by.shuffle(mixed)  # type: ignore[attr-defined]
    assert rules.chosen(items) == rules.chosen(mixed)
    assert len(rules.chosen(items)) == min(len(items), rules.MOST_LINES)
