"""Relationships of known kinds, drawn by chance: the measure puts them where they belong."""

from __future__ import annotations

import pytest

from bench.balance.__main__ import MOVED, RIGHT, goals, simulate, table
from handrail.watch.balance.rules import FOUR, Place

EACH = 300


@pytest.fixture(scope="module")
def found() -> dict[str, object]:
    return dict(simulate(EACH, seed=7))


@pytest.mark.covers("idea-1")
def test_nine_of_ten_are_put_right_and_sparse_ones_nowhere(found: dict) -> None:
    for kind in FOUR:
        assert found[kind].places[kind] / EACH >= RIGHT, kind
    assert found["sparse"].places == {Place.NOT_ENOUGH: EACH}


def test_one_contact_more_or_less_seldom_matters(found: dict) -> None:
    assert sum(row.moved for row in found.values()) / len(found) <= MOVED


def test_the_goals_fail_where_the_measure_is_wrong(found: dict) -> None:
    wrong = {**found, "drift": found["pressure"]}
    assert [good for *_words, good in goals(wrong, EACH)].count(False) >= 1
    assert all(good for *_words, good in goals(found, EACH))
    assert len(table(found, EACH)) == 1 + len(found)
