"""Whoever moves a line is seen by both, with the day and the way back; what was done stays done."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.practice.plans.commands import agree_step, correcting, direction, goals
from handrail.practice.plans.commands.erasing import erase_line
from handrail.practice.plans.commands.rulers import measure, take_numbers_back
from handrail.practice.plans.commands.steps import move_step, report_step, tie_step, undo_step
from handrail.practice.plans.models import Goal, Move
from handrail.practice.plans.queries import goals as goal_queries
from handrail.practice.plans.queries import tally, week
from handrail.practice.plans.queries.correcting import step_to_correct
from handrail.practice.plans.queries.moves import (
    MoveView,
    moves_of_goal,
    moves_of_step,
    moves_of_values,
    moves_of_weeks,
)
from handrail.practice.plans.queries.whole import whole_plan
from handrail.practice.plans.rules import STATES, moves
from handrail.watch.insight.models import CaseloadRow
from tests.cast import Cast, Member

from .conftest import ana, goal, html

pytestmark = pytest.mark.django_db


def step(cast: Cast, text: str = "call the office") -> UUID:
    return agree_step(cast.ana.actor, participant_id=ana(cast), text=text)


def say(cast: Cast, made: UUID, state: str, by: Member | None = None) -> None:
    report_step((by or cast.ana).actor, participant_id=ana(cast), step_id=made, state=state)


def became(cast: Cast, made: UUID, reader: Member | None = None) -> list[MoveView]:
    return list(moves_of_step((reader or cast.ana).actor, made).get(made, ()))


@pytest.mark.parametrize(
    ("kept", "before", "now", "then"),
    [
        ("", "open", "aside", ""),
        ("", "done", "open", ""),
        ("", "partly", "aside", "partly"),
        ("", "partly", "smaller", "partly"),
        ("", "partly", "swapped", "partly"),
        ("partly", "aside", "open", "partly"),
        ("partly", "open", "aside", "partly"),
        ("partly", "smaller", "done", ""),
        ("partly", "open", "not_yet", ""),
        ("", "partly", "not_yet", ""),
        ("done", "open", "partly", ""),
    ],
)
def test_what_happened(kept: str, before: str, now: str, then: str) -> None:
    assert moves.happened(kept, before, now) == then


@pytest.mark.parametrize(
    ("state", "kept", "counted"),
    [("done", "", "done"), ("partly", "done", "partly"), ("aside", "partly", "partly"),
     ("aside", "", ""), ("open", "done", "done"), ("not_yet", "done", ""), ("swapped", "", "")],
)  # fmt: skip
def test_what_counts(state: str, kept: str, counted: str) -> None:
    assert moves.counts_as(state, kept) == counted


def test_every_move_has_its_sentences() -> None:
    assert set(moves.SAID) >= {*STATES, "reached", "up", "down", "most", "matters", "not_now"}
    for now, mine in itertools.product(moves.SAID, (True, False)):
        assert ("%(name)s" in moves.said(now, mine=mine)) is not mine
    assert moves.said("done", mine=True, own=False) == "You marked this as done"
    assert moves.said("aside", mine=True, own=False) == "You put this aside"
    assert (moves.other_way("up"), moves.other_way("down")) == ("down", "up")


def test_both_see_who_put_a_step_aside(cast: Cast) -> None:
    made = step(cast)
    say(cast, made, "partly")
    say(cast, made, "aside", cast.ben)
    last, first = became(cast, made)
    assert (last.was, last.now, last.mine, last.name) == ("partly", "aside", False, "Ben")
    assert (first.was, first.now, first.mine) == ("open", "partly", True)
    seen = became(cast, made, cast.ben)
    assert [one.mine for one in seen] == [True, False]
    undo_step(cast.ana.actor, participant_id=ana(cast), step_id=made)
    assert [one.now for one in became(cast, made)] == ["partly", "aside", "partly"]


def test_the_same_answer_again_is_no_move(cast: Cast) -> None:
    made = step(cast)
    say(cast, made, "done")
    say(cast, made, "done")
    assert len(became(cast, made)) == 1


def test_an_answer_that_arrives_late_has_its_own_time(cast: Cast) -> None:
    made, now = step(cast), clock.now()
    for state, at in (("done", now), ("partly", now - timedelta(hours=2))):
        report_step(cast.ana.actor, participant_id=ana(cast), step_id=made, state=state,
                    said_at=lambda at=at: at)  # fmt: skip
    assert [(one.now, one.at) for one in became(cast, made)] == [
        ("done", now), ("partly", now - timedelta(hours=2)),
    ]  # fmt: skip


@pytest.mark.covers("000-3")
@pytest.mark.parametrize("then", ["aside", "smaller", "swapped"])
def test_what_was_done_still_counts_when_it_is_out_of_the_way(cast: Cast, then: str) -> None:
    made = step(cast)
    say(cast, made, "partly")
    before = tally(cast.ana.actor, ana(cast))
    report_step(cast.ana.actor, participant_id=ana(cast), step_id=made, state=then,
                smaller_text="stand up", sure=9)  # fmt: skip
    after = tally(cast.ana.actor, ana(cast))
    assert (before.partly, before.weeks) == (after.partly, after.weeks) == (1, 1)
    whole = whole_plan(cast.ana.actor, ana(cast), cast_today(cast))
    assert whole.tally == after


def cast_today(cast: Cast) -> date:
    return clock.today(cast.site.zone)


def test_a_tap_by_mistake_is_taken_back_and_does_not_count(cast: Cast) -> None:
    made = step(cast)
    say(cast, made, "done")
    undo_step(cast.ana.actor, participant_id=ana(cast), step_id=made)
    assert not tally(cast.ana.actor, ana(cast)).any


def test_a_move_in_the_order_is_seen_and_taken_back(cast: Cast) -> None:
    first, second = step(cast), step(cast, "buy bread")
    move_step(cast.ben.actor, participant_id=ana(cast), step_id=second, up=True)
    (move,) = became(cast, second)
    assert (move.what, move.now, move.other_way, move.name) == ("place", "up", "down", "Ben")
    move_step(cast.ben.actor, participant_id=ana(cast), step_id=second, up=True)
    assert len(became(cast, second)) == 1
    assert not became(cast, first)


def test_a_goal_says_who_reached_it_and_keeps_its_day(cast: Cast) -> None:
    made = goal(cast)
    me = {"participant_id": ana(cast), "goal_id": made}
    goals.stand_goal(cast.ben.actor, **me, state="reached")
    Goal.objects.for_system("a test").filter(pk=made).update(reached_on="2026-01-05")
    goals.stand_goal(cast.ana.actor, **me, state="open")
    goals.undo_goal(cast.ana.actor, **me)
    view, _key = goal_queries.goal(cast.ana.actor, made)
    assert str(view.reached_on) == "2026-01-05"
    said = [(one.now, one.name) for one in moves_of_goal(cast.ana.actor, made)]
    assert said == [("reached", "Ana"), ("open", "Ana"), ("reached", "Ben")]


def test_a_private_goal_has_no_moves_for_the_coach(cast: Cast) -> None:
    made = goal(cast, shared=False)
    goals.stand_goal(cast.ana.actor, participant_id=ana(cast), goal_id=made, state="aside")
    assert not moves_of_goal(cast.ben.actor, made)
    assert moves_of_goal(cast.ana.actor, made)


def test_values_keep_their_piles(cast: Cast) -> None:
    made = direction.add_value(cast.ana.actor, participant_id=ana(cast), text="quiet")
    direction.sort_value(cast.ana.actor, participant_id=ana(cast), pile="not_now", value_id=made)
    (move,) = moves_of_values(cast.ana.actor, ana(cast))[made]
    assert (move.what, move.was, move.now) == ("pile", "most", "not_now")
    assert not moves_of_values(cast.ben.actor, ana(cast))
    erase_line(cast.ana.actor, participant_id=ana(cast), kind="value", line_id=made)
    assert not Move.objects.for_system("a test").exists()


def test_tying_a_step_to_a_goal_keeps_what_it_was_for(cast: Cast) -> None:
    made, of = step(cast), goal(cast)
    me = {"participant_id": ana(cast), "step_id": made}
    tie_step(cast.ben.actor, **me, goal=of, strength=None)
    view, found = step_to_correct(cast.ana.actor, made)
    assert (view.goal, found.changed_by, found.may_undo, found.may_write) == (
        of, "coach", True, True,
    )  # fmt: skip
    correcting.undo_step_words(cast.ana.actor, **me)
    assert step_to_correct(cast.ana.actor, made)[0].goal is None
    tie_step(cast.ana.actor, **me, goal=None, strength=None)
    assert len(step_to_correct(cast.ana.actor, made)[1].before) == 2


def test_numbers_said_by_mistake_are_taken_back_and_kept(cast: Cast) -> None:
    made = goal(cast)
    me = {"participant_id": ana(cast)}
    mine = measure(cast.ana.actor, **me, goal_id=made, importance=3)
    bens = measure(cast.ben.actor, **me, goal_id=made, readiness=2)
    with pytest.raises(NotVisible):
        take_numbers_back(cast.ben.actor, **me, ruler_id=mine, back=True)
    take_numbers_back(cast.ana.actor, **me, ruler_id=bens, back=True)
    page = goal_queries.goal_page(cast.ana.actor, made)
    assert [one.id for one in page.rulers] == [mine]
    assert {one.id: one.taken_back for one in page.numbers} == {mine: False, bens: True}
    take_numbers_back(cast.ben.actor, **me, ruler_id=bens, back=False)
    assert goal_queries.goal_page(cast.ana.actor, made).latest == {
        "importance": 3, "readiness": 2,
    }  # fmt: skip


def test_the_plan_says_who_did_it_with_the_way_back(cast: Cast) -> None:
    made = step(cast)
    say(cast, made, "aside", cast.ben)
    cast.ana.client.get("/plan/")
    text = html(cast.ana.client.get("/plan/"))
    assert "Ben put this aside" in text
    assert reverse("plans:step_undo", args=[made]) in text
    coach = html(cast.ben.client.get(f"/plan/of/{ana(cast)}/"))
    assert "You put this aside" in coach
    part = cast.ben.client.post(
        reverse("plans:step_undo", args=[made]), {}, headers={"HX-Request": "true"}
    )
    assert "You opened this again" in html(part)


def test_the_goal_page_takes_numbers_back(cast: Cast) -> None:
    made = goal(cast)
    number = measure(cast.ana.actor, participant_id=ana(cast), goal_id=made, importance=3)
    address = reverse("plans:ruler_back", args=[number])
    done = cast.ana.client.post(address, {"back": "1"})
    assert done.status_code == 303
    assert "taken back, it does not count" in html(cast.ana.client.get(f"/plan/goals/{made}/"))
    assert cast.omar.client.post(address, {"back": "1"}).status_code == 404
    unknown = cast.ana.client.post(reverse("plans:ruler_back", args=[uuid7()]))
    assert unknown.status_code == 404


def test_moves_of_a_week_are_one_query(cast: Cast, django_assert_num_queries: Any) -> None:
    for number in range(3):
        say(cast, step(cast, f"step {number}"), "done")
    one = week(cast.ana.actor, ana(cast), cast_today(cast))
    actor = cast.ana.actor
    with django_assert_num_queries(1):
        found = moves_of_weeks(actor, ana(cast), [one])
    assert len(found) == 3


def test_today_says_who_moved_a_step_when_it_was_somebody_else(cast: Cast) -> None:
    made = step(cast)
    words = "Ben marked this as done"
    say(cast, made, "partly")
    assert words not in html(cast.ana.client.get("/today/"))
    say(cast, made, "done", cast.ben)
    assert words in html(cast.ana.client.get("/today/"))
    say(cast, made, "not_yet")
    assert words not in html(cast.ana.client.get("/today/"))


@pytest.mark.parametrize(
    ("states", "kept"),
    [
        (("done",), [1, 1, "done", 0]), (("partly", "aside"), [0, 1, "partly", 1]),
        (("aside",), None), (("partly", "aside", "open"), [0, 1, "open", 1]),
        (("not_yet",), [0, 1, "not_yet", 0]),
    ],
)  # fmt: skip
def test_the_row_of_a_coach_counts_what_was_done_then(
    cast: Cast, states: tuple[str, ...], kept: list[object] | None
) -> None:
    made = step(cast)
    for state in states:
        say(cast, made, state)
    weeks = CaseloadRow.objects.for_system("a test reads it").get(participant_id=ana(cast)).weeks
    assert list(weeks.values()) == ([kept] if kept else [])
