"""The truth tables of the thinking tools."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.ground.kernel.order import moved
from handrail.practice.thinking.rules import around_me, experiments, kinds, practice, routines

TODAY = date(2026, 11, 27)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


LONG_AGO = day(-400)


@pytest.mark.covers("002-6")
@pytest.mark.parametrize(
    ("started", "ticks", "pauses", "done", "of", "paused", "words"),
    [
        # Four of the last seven days; which four makes no difference, and nothing resets.
        (LONG_AGO, (-6, -4, -2, 0), (), 4, 7, False, routines.LAST_SEVEN),
        (LONG_AGO, (-3, -2, -1, 0), (), 4, 7, False, routines.LAST_SEVEN),
        (LONG_AGO, (), (), 0, 7, False, routines.LAST_SEVEN),
        # What lies further back, or ahead, is not counted.
        (LONG_AGO, (-7, -8, 1), (), 0, 7, False, routines.LAST_SEVEN),
        # A pause that goes on: its days are left out.
        (LONG_AGO, (-6, -5), ((day(-4), None),), 2, 2, True, routines.OF_SOME),
        # A pause that is over.
        (LONG_AGO, (-6, 0), ((day(-4), day(-2)),), 2, 4, False, routines.OF_SOME),
        # A tick in a pause counts, with its day.
        (LONG_AGO, (-3,), ((day(-6), None),), 1, 1, True, routines.ONE_DONE),
        # Two pauses.
        (LONG_AGO, (-3,), ((day(-6), day(-5)), (day(-1), None)), 1, 3, True, routines.OF_SOME),
        # Paused all week: there is nothing to count.
        (LONG_AGO, (), ((day(-30), None),), 0, 0, True, routines.NOTHING_YET),
        # Younger than a week; a day ticked from before the start counts.
        (day(-1), (0,), (), 1, 2, False, routines.OF_SOME),
        (day(0), (-2, -1), (), 2, 3, False, routines.OF_SOME),
        # A pause from the first to the same day is one day.
        (LONG_AGO, (), ((day(0), day(0)),), 0, 6, True, routines.OF_SOME),
    ],
)
def test_the_last_seven_days(
    started: date, ticks: tuple[int, ...], pauses: tuple[routines.Pause, ...],
    done: int, of: int, paused: bool, words: str,
) -> None:  # fmt: skip
    found = routines.tally(started, {day(n) for n in ticks}, pauses, TODAY)
    assert (found.done, found.of, found.paused, found.words) == (done, of, paused, words)
    assert [each.on for each in found.days] == [day(n) for n in range(-6, 1)]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.integers(-20, 3)), st.integers(-20, 0))
def test_a_tick_never_makes_the_count_smaller(ticks: set[int], more: int) -> None:
    """Nothing that a person did takes anything away."""
    before = routines.tally(LONG_AGO, {day(n) for n in ticks}, (), TODAY)
    after = routines.tally(LONG_AGO, {day(n) for n in ticks | {more}}, (), TODAY)
    assert before.done <= after.done <= before.done + 1
    assert after.done <= after.of == 7


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (day(0), None),
        (day(-31), None),
        (day(1), routines.DAY_AHEAD),
        (date(9999, 12, 31), routines.DAY_AHEAD),
        (day(-32), routines.DAY_LONG_AGO),
        (date(1, 1, 1), routines.DAY_LONG_AGO),
    ],
)
def test_which_days_can_be_ticked(on: date, words: str | None) -> None:
    assert routines.check_day(on, TODAY) == words


@pytest.mark.parametrize(("first", "last"), [(-3, -1), (-1, -1), (0, None)])
def test_a_pause_ends_the_day_before(first: int, last: int | None) -> None:
    assert routines.ended(day(first), TODAY) == (None if last is None else day(last))


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (TODAY, day(13), None),
        (TODAY, day(1), None),
        (TODAY, day(366), None),
        (TODAY, day(0), experiments.END_EARLY),
        (TODAY, date(1, 1, 1), experiments.END_EARLY),
        (TODAY, day(367), experiments.END_FAR),
        (TODAY, date(9999, 12, 31), experiments.END_FAR),
    ],
)
def test_when_a_try_out_can_end(starts: date, ends: date, words: str | None) -> None:
    assert experiments.check_end(starts, ends) == words


def test_two_weeks_unless_said_otherwise() -> None:
    last = experiments.last_day(TODAY)
    assert (last - TODAY).days + 1 == 14
    assert experiments.middle(TODAY, last) == day(7)


@pytest.mark.covers("004-8")
@pytest.mark.parametrize(
    ("today", "looked", "number", "words", "look", "over"),
    [
        (-1, (), 1, experiments.RUNNING, False, False),
        (0, (), 1, experiments.RUNNING, False, False),
        (6, (), 7, experiments.RUNNING, False, False),
        (7, (), 8, experiments.LOOK_NOW, True, False),
        (7, (3,), 8, experiments.LOOK_NOW, True, False),
        (9, (7,), 10, experiments.RUNNING, False, False),
        (13, (8,), 14, experiments.RUNNING, False, False),
        (14, (8,), 14, experiments.OVER, False, True),
        (300, (), 14, experiments.OVER, False, True),
    ],
)
def test_where_a_try_out_stands(
    today: int, looked: tuple[int, ...], number: int, words: str, look: bool, over: bool
) -> None:
    found = experiments.stand(TODAY, day(13), [day(n) for n in looked], day(today))
    assert (found.day, found.of, found.words) == (number, 14, words)
    assert (found.look, found.over) == (look, over)


@pytest.mark.parametrize(
    ("kind", "slot", "under", "coach", "may"),
    [
        ("problem", "idea", "", False, True),
        ("problem", "idea", "", True, True),
        ("problem", "try", "", True, False),
        ("problem", "look", "try", False, True),
        ("problem", "look", "", False, False),
        ("problem", "look", "idea", False, False),
        ("experiment", "word", "", True, True),
        ("experiment", "word", "", False, False),
        ("experiment", "look", "", True, False),
        ("decision", "good", "way", False, True),
        ("decision", "good", "way", True, False),
        ("decision", "idea", "", False, False),
        ("routine", "idea", "", False, False),
        ("nothing", "idea", "", False, False),
    ],
)
def test_who_may_add_what(kind: str, slot: str, under: str, coach: bool, may: bool) -> None:
    assert kinds.may_add(kind, slot, under, coach=coach) is may


@pytest.mark.parametrize(
    ("by", "writer", "who", "coach", "may"),
    [
        ("participant", 1, 1, False, True),
        ("coach", 2, 1, False, False),
        ("participant", 1, 2, True, False),
        ("coach", 2, 2, True, True),
        ("coach", 2, 3, True, False),
    ],
)
def test_only_whoever_wrote_a_line_may_change_it(
    by: str, writer: int, who: int, coach: bool, may: bool
) -> None:
    assert kinds.may_change(by, writer, who, coach=coach) is may


def test_no_kind_has_an_end_that_sounds_like_a_verdict() -> None:
    for kind in kinds.KINDS.values():
        assert not {"failed", "missed", "bad"} & set(kind.ends)
        for name, slot in kind.slots.items():
            assert not slot.under or slot.under in kind.slots, name
        assert not kind.picks or kind.picks in kind.slots


@pytest.mark.parametrize(
    ("one", "up", "order"),
    [
        ("b", True, "bac"), ("b", False, "acb"), ("a", True, "abc"), ("c", False, "abc"),
        ("x", True, "abc"),
    ],
)  # fmt: skip
def test_moving_up_and_down(one: str, up: bool, order: str) -> None:
    assert moved(list("abc"), one, up=up) == list(order)


@given(st.permutations(list("abcde")), st.sampled_from("abcde"), st.booleans())
def test_moving_loses_nobody(order: list[str], one: str, up: bool) -> None:
    assert sorted(map(str, moved(list(order), one, up=up))) == sorted(order)


@pytest.mark.covers("004-9")
@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (3, 5, practice.MORE), (5, 5, practice.SAME), (5, 3, practice.LESS), (None, 5, ""),
        (5, None, ""), (None, None, ""), (0, 0, practice.SAME),
    ],
)  # fmt: skip
def test_what_two_numbers_say_and_not_sure_is_an_answer(
    before: int | None, after: int | None, words: str
) -> None:
    assert practice.change(before, after) == words


@given(st.lists(st.tuples(st.text(max_size=40), st.sampled_from(sorted(kinds.EFFECTS))),
                max_size=40))  # fmt: skip
def test_everybody_in_the_picture_stands_inside_it(people: list[tuple[str, str]]) -> None:
    for spot in around_me.spots(people):
        assert 46 <= spot.x <= around_me.WIDTH - 46
        assert 15 <= spot.y <= around_me.HEIGHT - 15
        assert len(spot.name) <= around_me.NAME_LIMIT


def test_who_helps_stands_left_and_who_makes_it_harder_right() -> None:
    found = around_me.spots([("A", "helps"), ("B", "harder"), ("C", "both"), ("D", "unsure")])
    by = {spot.effect: spot for spot in found}
    middle = around_me.WIDTH / 2
    assert by["helps"].x < middle < by["harder"].x
    assert by["both"].y < around_me.HEIGHT / 2 < by["unsure"].y
