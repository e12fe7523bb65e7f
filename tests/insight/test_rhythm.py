"""How often somebody is usually heard: truth tables and order-free properties."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.watch.insight.curve import EMPTY, Curve
from handrail.watch.insight.rhythm import HeardDays, Rhythm, quiet_after

DAY = date(2026, 5, 14)


def heard(*gaps: int) -> HeardDays:
    """Days that lie `gaps` apart and end on DAY."""
    days = [DAY]
    for gap in reversed(gaps):
        days.append(days[-1] - timedelta(days=gap))
    return HeardDays.of(days)


@pytest.mark.parametrize(
    ("gaps", "rhythm"),
    [
        ((), None),
        ((3,), None),
        ((3, 3), None),
        ((3, 3, 3), Rhythm(3, 3)),
        ((1, 1, 1, 1, 1), Rhythm(1, 1)),
        ((7, 7, 7, 7), Rhythm(7, 7)),
        ((2, 2, 3, 3), Rhythm(3, 3)),
        ((1, 1, 1, 1, 1, 1, 1, 1, 1, 30), Rhythm(1, 1)),
        ((1, 1, 1, 1, 1, 1, 1, 1, 12, 30), Rhythm(1, 12)),
        ((1, 20, 1, 20), Rhythm(11, 20)),
    ],
)
def test_a_rhythm_is_the_median_gap_and_the_gap_that_nine_in_ten_keep(gaps, rhythm):
    assert heard(*gaps).rhythm() == rhythm


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (None, 7),
        (Rhythm(1, 1), 3),
        (Rhythm(1, 6), 6),
        (Rhythm(1, 40), 14),
        (Rhythm(3, 3), 6),
        (Rhythm(3, 9), 9),
        (Rhythm(7, 7), 14),
        (Rhythm(10, 12), 14),
        (Rhythm(20, 25), 22),
    ],
)
def test_silence_counts_after_the_longest_gap_that_is_still_usual(rhythm, days):
    assert quiet_after(rhythm) == days


def test_only_ninety_days_back_from_the_last_heard_day_count():
    far = HeardDays.of([DAY, DAY - timedelta(days=90), DAY - timedelta(days=91)])
    assert far.days() == (DAY - timedelta(days=90), DAY)
    assert far.add(DAY + timedelta(days=1)).days() == (DAY, DAY + timedelta(days=1))
    assert far.add(DAY + timedelta(days=400)).days() == (DAY + timedelta(days=400),)


def test_several_things_on_one_day_are_one_heard_day():
    assert HeardDays.of([DAY, DAY, DAY]).days() == (DAY,)


days_of_a_year = st.lists(st.integers(-200, 200).map(lambda n: DAY + timedelta(days=n)))


@given(days_of_a_year, st.randoms())
def test_the_order_in_which_days_arrive_changes_nothing(days, random):
    shuffled = list(days)
    random.shuffle(shuffled)
    assert HeardDays.of(days) == HeardDays.of(shuffled)


@given(days_of_a_year)
def test_what_is_kept_as_text_reads_back_the_same(days):
    kept = HeardDays.of(days)
    assert HeardDays.read(kept.until, kept.text) == kept
    assert len(kept.text) <= 23


@given(
    st.dictionaries(st.integers(0, 60).map(lambda n: DAY - timedelta(days=n)), st.integers(1, 5))
)
def test_a_curve_grown_day_by_day_equals_the_curve_made_at_once(moods):
    grown = Curve()
    for day, mood in sorted(moods.items()):
        grown = grown.add(day, mood)
    assert grown == Curve.of(moods)


def test_a_curve_shows_the_fourteen_days_that_end_today():
    curve = Curve.of({DAY: 4, DAY - timedelta(days=1): 2, DAY - timedelta(days=13): 1})
    assert curve.text == "1...........24"
    shown = dict(curve.ending(DAY + timedelta(days=1)))
    assert shown[DAY] == 4
    assert shown[DAY + timedelta(days=1)] is None
    assert DAY - timedelta(days=13) not in shown
    assert Curve().text == EMPTY
    assert Curve().days() == ()


@pytest.mark.parametrize(
    ("text", "run"),
    [
        (EMPTY, 0),
        ("...........5.2", 1),
        ("..........12.2", 3),
        ("..........1242", 1),
        ("....2........5", 0),
        ("22222222222222", 14),
    ],
)
def test_a_run_of_hard_days_is_counted_over_days_that_were_shared(text, run):
    assert Curve(DAY, text).hard_run() == run
