"""What a goal hangs on stays when a coach rewords it who may not see that any more."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.practice.plans.commands import barriers, direction, goals
from handrail.practice.plans.models import Barrier, Goal
from handrail.practice.plans.rules.goals import Place, place_kept
from tests.cast import Cast

from .conftest import ana, barrier, goal, html

LIFE, OTHER, VALUE, SECOND = uuid7(), uuid7(), uuid7(), uuid7()
UNDER = Place(False, LIFE, VALUE)
ON_TOP = Place(True, None, None)


def row_of(made: UUID) -> Goal:
    return Goal.objects.for_system("a test").get(pk=made)


@pytest.mark.parametrize(
    ("said", "stands", "seen", "kept"),
    [
        # All is seen: what is said counts.
        (Place(False, None, None), UNDER, (True, True, True), Place(False, None, None)),
        (Place(True, None, None), UNDER, (True, True, True), Place(True, None, None)),
        (Place(False, None, None), ON_TOP, (True, True, True), Place(False, None, None)),
        # The life goal is not seen.
        (Place(False, None, VALUE), UNDER, (False, True, True), UNDER),
        (Place(True, None, VALUE), UNDER, (False, True, True), UNDER),
        (Place(False, OTHER, VALUE), UNDER, (False, True, True), Place(False, OTHER, VALUE)),
        # The value is not seen.
        (Place(False, LIFE, None), UNDER, (True, False, True), UNDER),
        (Place(False, LIFE, SECOND), UNDER, (True, False, True), Place(False, LIFE, SECOND)),
        (Place(True, None, None), UNDER, (True, False, True), Place(True, None, VALUE)),
        # Both.
        (Place(False, None, None), UNDER, (False, False, True), UNDER),
        # A goal below it is not seen.
        (Place(False, None, None), ON_TOP, (True, True, False), ON_TOP),
        (Place(False, LIFE, SECOND), ON_TOP, (True, True, False), Place(True, None, SECOND)),
    ],
)
def test_what_stays(said: Place, stands: Place, seen: tuple[bool, bool, bool], kept: Place) -> None:
    names = ("parent_seen", "value_seen", "all_below_seen")
    assert place_kept(said, stands, **dict(zip(names, seen, strict=True))) == kept


def tied(cast: Cast) -> tuple[UUID, UUID, UUID]:
    """A coach's goal below a life goal, for a value; then both are for the person alone."""
    me: dict[str, Any] = {"participant_id": ana(cast)}
    life = goal(cast, "a home for us", life=True)
    value = direction.add_value(cast.ana.actor, **me, text="slow mornings")
    direction.share_values(cast.ana.actor, **me, shared=True)
    made = goal(cast, "a lease", by=cast.ben, parent=life, value=value)
    goals.share_goal(cast.ana.actor, **me, goal_id=life, shared=False)
    direction.share_values(cast.ana.actor, **me, shared=False)
    return made, life, value


def test_a_coach_who_rewords_it_loses_nothing(cast: Cast) -> None:
    made, life, value = tied(cast)
    edit = reverse("plans:goal_edit", args=[made])
    page = html(cast.ben.client.get(edit))
    assert "a home for us" not in page
    assert "slow mornings" not in page
    sent = {"id": str(uuid7()), "text": "a lease of my own", "version": str(row_of(made).version)}
    assert cast.ben.client.post(edit, sent).status_code == 303
    row = row_of(made)
    assert (row.parent_id, row.value_id, row.life) == (life, value, False)
    assert "a lease of my own" in html(cast.ana.client.get(reverse("plans:goal", args=[made])))
    # Not even by taking the change back, or by the words of before.
    goals.undo_goal(cast.ben.actor, participant_id=ana(cast), goal_id=made)
    assert (row_of(made).parent_id, row_of(made).value_id) == (life, value)
    # The person sees both, so leaving them out takes them off.
    goals.change_goal(cast.ana.actor, participant_id=ana(cast), goal_id=made,
                      said=goals.GoalSaid("mine"))  # fmt: skip
    assert (row_of(made).parent_id, row_of(made).value_id) == (None, None)


def test_a_coach_who_takes_a_change_back_puts_nothing_hidden_there(cast: Cast) -> None:
    me: dict[str, Any] = {"participant_id": ana(cast)}
    life = goal(cast, "a home", life=True)
    value = direction.add_value(cast.ana.actor, **me, text="slow mornings")
    direction.share_values(cast.ana.actor, **me, shared=True)
    made = goal(cast, "a lease", by=cast.ben, parent=life, value=value)
    goals.change_goal(cast.ben.actor, **me, goal_id=made, said=goals.GoalSaid("another"))
    assert (row_of(made).parent_id, row_of(made).value_id) == (None, None)
    goals.share_goal(cast.ana.actor, **me, goal_id=life, shared=False)
    direction.share_values(cast.ana.actor, **me, shared=False)
    goals.undo_goal(cast.ben.actor, **me, goal_id=made)
    assert (row_of(made).parent_id, row_of(made).value_id) == (None, None)
    goals.undo_goal(cast.ana.actor, **me, goal_id=made)
    goals.undo_goal(cast.ana.actor, **me, goal_id=made)
    assert (row_of(made).parent_id, row_of(made).value_id) == (None, None)


def test_a_coach_picks_another_that_is_seen(cast: Cast) -> None:
    made, _life, value = tied(cast)
    other = goal(cast, "a job that lasts", life=True)
    goals.change_goal(cast.ben.actor, participant_id=ana(cast), goal_id=made,
                      said=goals.GoalSaid("a lease", parent=other))  # fmt: skip
    assert (row_of(made).parent_id, row_of(made).value_id) == (other, value)


def test_a_life_goal_keeps_a_hidden_goal_below_it(cast: Cast) -> None:
    top = goal(cast, "a good life", by=cast.ben, life=True)
    below = goal(cast, "for me alone", parent=top, shared=False)
    me: dict[str, Any] = {"participant_id": ana(cast), "goal_id": top}
    goals.change_goal(cast.ben.actor, **me, said=goals.GoalSaid("a better life"))
    assert row_of(top).life
    assert row_of(below).parent_id == top


def test_what_is_in_the_way_of_a_hidden_goal_is_not_the_coachs_to_change(cast: Cast) -> None:
    of = goal(cast, "a quiet home")
    made = barrier(cast, "no bus", by=cast.ben, goal=of)
    goals.share_goal(cast.ana.actor, participant_id=ana(cast), goal_id=of, shared=False)
    with pytest.raises(NotVisible):
        barriers.change_barrier(cast.ben.actor, participant_id=ana(cast), barrier_id=made,
                                said=barriers.BarrierSaid("no train"))  # fmt: skip
    page = reverse("plans:barrier", args=[made])
    assert cast.ben.client.post(page, {"text": "no train", "taken_by": "me"}).status_code == 404
    assert Barrier.objects.for_system("a test").get(pk=made).goal_id == of
