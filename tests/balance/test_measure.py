"""The measure of balance: its truth table, and what never changes it."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.watch.balance.rules import Answer, Gap, Mix, Piece, Place, day_of, history, measure
from handrail.watch.balance.rules.measure import DAYS, MOST_A_DAY, WEIGHTS

TODAY = date(2026, 6, 1)
LONG_AGO = TODAY - timedelta(days=400)
RIGHT = [Answer(TODAY, own, 0, 0) for own in (True, False)]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def weekly(weeks: int = 8, **tags: bool) -> list[Piece]:
    return [Piece(ago(7 * week), "contact", **tags) for week in range(weeks)]


def stands(
    pieces: list[Piece], answers: list[Answer], mix: Mix | None = None, began: date = LONG_AGO
) -> Place:
    return measure(pieces, answers, mix or Mix(), began, TODAY).place


BOTH, TO, UP, NONE = (
    {"held_to": to, "held_up": up}
    for to, up in ((True, True), (True, False), (False, True), (False, False))
)


@pytest.mark.covers("000-13", "000-14")
@pytest.mark.parametrize(
    ("tags", "place"),
    [
        (BOTH, Place.IN_STEP),
        (TO, Place.PRESSURE),
        (UP, Place.DRIFT),
        (NONE, Place.DISTANT),
    ],
)
def test_a_contact_a_week(tags: dict[str, bool], place: Place) -> None:
    assert stands(weekly(**tags), RIGHT) is place


@pytest.mark.parametrize(("contacts", "pulses"), [(3, 2), (4, 1), (0, 0), (0, 9)])
def test_below_four_contacts_or_two_pulses_nothing_is_said(contacts: int, pulses: int) -> None:
    answers = [Answer(ago(n), n % 2 == 0, 0, 0) for n in range(pulses)]
    found = measure(weekly(contacts, **BOTH), answers, Mix(), LONG_AGO, TODAY)
    assert found.place is Place.NOT_ENOUGH
    assert (found.contacts, found.pulses) == (contacts, pulses)


def test_a_call_that_reached_nobody_is_no_contact() -> None:
    tried = [Piece(ago(n), "contact", True, True, reached=False) for n in range(9)]
    found = measure(tried, RIGHT, Mix(), LONG_AGO, TODAY)
    assert found.place is Place.NOT_ENOUGH
    assert found.counts["tried"] == 9
    assert (
        found.held_up == measure([Piece(ago(1), "reminder")], RIGHT, Mix(), LONG_AGO, TODAY).held_up
    )


def test_what_the_house_sends_holds_somebody_to_something() -> None:
    warm = weekly(**BOTH)
    sent = [Piece(ago(n), "reminder") for n in range(DAYS)] * 4
    before, after = (measure(p, RIGHT, Mix(), LONG_AGO, TODAY) for p in (warm, warm + sent))
    assert before.place is Place.IN_STEP
    assert after.place is Place.PRESSURE
    assert after.held_up == before.held_up


@pytest.mark.covers("004-47")
def test_a_promise_that_the_participant_kept_holds_to_something_as_one_that_is_asked_about() -> (
    None
):
    warm = weekly(**UP)
    kept, asked = (
        measure(
            [*warm, *(Piece(ago(7 * n), kind) for n in range(8))], RIGHT, Mix(), LONG_AGO, TODAY
        )
        for kind in ("promise_own", "promise_asked")
    )
    plain = measure(warm, RIGHT, Mix(), LONG_AGO, TODAY)
    assert kept.held_to == asked.held_to > plain.held_to
    assert kept.held_up == plain.held_up


def test_a_promise_kept_every_day_is_no_pressure() -> None:
    every_day = [Piece(ago(n), "promise_own") for n in range(DAYS)]
    # Eight weeks back from a Monday lie in nine weeks of the calendar.
    once = [Piece(ago(n), "promise_own") for n in (*range(0, DAYS, 7), DAYS - 1)]
    daily, one = (
        measure(weekly(**BOTH) + kept, RIGHT, Mix(), LONG_AGO, TODAY) for kept in (every_day, once)
    )
    assert daily.place is Place.IN_STEP
    assert (daily.held_to, daily.held_up) == (one.held_to, one.held_up)
    assert (daily.counts["promise_own"], one.counts["promise_own"]) == (56, 9)


def test_little_is_in_step_where_little_was_asked_for() -> None:
    seldom = [Piece(ago(14 * n), "contact", held_to=n % 2 == 0, held_up=True) for n in range(4)]
    assert stands(seldom, RIGHT) is not Place.IN_STEP
    assert stands(seldom, RIGHT, Mix(held_to=1, held_up=1)) is Place.IN_STEP


def test_a_few_weeks_are_measured_as_a_few_weeks() -> None:
    young = weekly(4, **BOTH)
    assert stands(young, RIGHT, began=ago(27)) is Place.IN_STEP


@pytest.mark.covers("002-18")
def test_how_it_feels_can_say_something_else_than_the_contacts() -> None:
    pressed = [Answer(ago(n), own, 1, -1) for n in (1, 15) for own in (True, False)]
    assert stands(weekly(**BOTH), RIGHT) is Place.IN_STEP
    assert stands(weekly(**BOTH), pressed) is Place.PRESSURE


def test_the_gap_is_between_the_last_answers() -> None:
    said = [Answer(ago(20), True, 0, 0), Answer(ago(3), True, 1, None), Answer(ago(1), False, 0, 0)]
    assert measure([], said, Mix(), LONG_AGO, TODAY).gap == Gap(held_to=-1, held_up=None)
    assert not measure([], said[:2], Mix(), LONG_AGO, TODAY).gap.any


def test_a_kind_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="no such kind"):
        Piece(TODAY, "location")


def test_the_history_begins_with_the_relationship() -> None:
    points = history(weekly(**BOTH), RIGHT, Mix(), ago(20), TODAY)
    assert [point.last for point in points] == [ago(14), ago(7), TODAY]
    assert points[-1] == measure(weekly(**BOTH), RIGHT, Mix(), ago(20), TODAY)


# What never changes it ------------------------------------------------------------------------

days = st.integers(min_value=0, max_value=DAYS - 1).map(ago)
pieces = st.lists(
    st.builds(
        Piece, days, st.sampled_from(sorted(WEIGHTS)), st.booleans(), st.booleans(), st.booleans()
    ),
    max_size=60,
)
levels = st.sampled_from([None, -1, 0, 1])
answers = st.lists(st.builds(Answer, days, st.booleans(), levels, levels), max_size=12)
mixes = st.builds(Mix, st.integers(1, 5), st.integers(1, 5))


@given(pieces, answers, mixes, days)
def test_one_more_support_contact_never_lowers_held_up(
    seen: list[Piece], said: list[Answer], mix: Mix, on: date
) -> None:
    more = [*seen, Piece(on, "contact", held_up=True)]
    before, after = (measure(p, said, mix, LONG_AGO, TODAY) for p in (seen, more))
    assert after.held_up >= before.held_up
    assert after.held_to == before.held_to


@given(pieces, answers, mixes, days)
def test_one_more_kept_promise_never_lowers_an_axis(
    seen: list[Piece], said: list[Answer], mix: Mix, on: date
) -> None:
    more = [*seen, Piece(on, "promise_own")]
    before, after = (measure(p, said, mix, LONG_AGO, TODAY) for p in (seen, more))
    assert after.held_to >= before.held_to
    assert after.held_up == before.held_up


@given(pieces, answers, mixes, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(
    seen: list[Piece], said: list[Answer], mix: Mix, chance: random.Random
) -> None:
    found = measure(seen, said, mix, LONG_AGO, TODAY)
    chance.shuffle(seen)
    chance.shuffle(said)
    assert measure(seen, said, mix, LONG_AGO, TODAY) == found


@given(pieces, answers, pieces, st.integers(1, 500))
def test_nothing_outside_the_window_counts(
    seen: list[Piece], said: list[Answer], others: list[Piece], far: int
) -> None:
    old = [Piece(p.on - timedelta(days=DAYS + far), p.kind, True, True) for p in others]
    coming = [Piece(TODAY + timedelta(days=far), p.kind, True, True) for p in others]
    long_said = [Answer(ago(DAYS + far), True, 1, 1), Answer(TODAY + timedelta(far), False, 1, 1)]
    found = measure(seen, said, Mix(), LONG_AGO, TODAY)
    assert measure(old + seen + coming, said + long_said, Mix(), LONG_AGO, TODAY) == found


@given(
    st.lists(st.datetimes(datetime(2026, 3, 20), datetime(2026, 6, 1)), max_size=20),
    st.sampled_from(["America/New_York", "Europe/Berlin", "Pacific/Kiritimati", "UTC"]),
)
def test_a_time_zone_does_not_matter(walls: list[datetime], zone: str) -> None:
    def lived_in(name: str) -> list[Piece]:
        # An hour that a clock skips is read back as the hour after; the day stays.
        instants = (wall.replace(tzinfo=ZoneInfo(name)).astimezone(UTC) for wall in walls)
        return [Piece(day_of(at, name), "contact", True, True) for at in instants]

    here, there = lived_in(zone), lived_in("Asia/Kathmandu")
    assert measure(here, RIGHT, Mix(), LONG_AGO, TODAY) == measure(
        there, RIGHT, Mix(), LONG_AGO, TODAY
    )


@given(pieces, answers, mixes)
def test_both_axes_lie_between_nothing_and_one(
    seen: list[Piece], said: list[Answer], mix: Mix
) -> None:
    found = measure(seen, said, mix, LONG_AGO, TODAY)
    assert 0 < found.held_to < 1
    assert 0 < found.held_up < 1


@given(days, st.integers(1, 30))
def test_many_touches_in_a_day_are_one_good_day(on: date, many: int) -> None:
    day = [Piece(on, "contact", True, True)] * many
    most = measure(day, RIGHT, Mix(), LONG_AGO, TODAY).held_up
    two = measure([*day[:1], *day[:1]], RIGHT, Mix(), LONG_AGO, TODAY).held_up
    assert most <= two
    assert MOST_A_DAY == 1.5
