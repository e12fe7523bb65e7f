"""What gets in the way: every change is kept whole, shown, and taken back."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import Capability, NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.plans.commands import barriers as commands
from handrail.practice.plans.commands.goals import share_goal
from handrail.practice.plans.models import PlanEarlier
from handrail.practice.plans.queries import barriers as queries
from tests.cast import Cast, Member

from .conftest import ana, barrier, goal, html

pytestmark = pytest.mark.django_db


def change(cast: Cast, made: UUID, said: commands.BarrierSaid, by: Member | None = None) -> None:
    commands.change_barrier(
        (by or cast.ana).actor, participant_id=ana(cast), barrier_id=made, said=said
    )


def stands(cast: Cast, made: UUID) -> tuple[object, ...]:
    view, _before = queries.barrier(cast.ana.actor, Capability.PLAN_WRITE, made)
    return view.text, view.taken_by, view.named, view.goal


@pytest.mark.parametrize(
    "said",
    [
        commands.BarrierSaid("no car", "somebody", "Lee"),
        commands.BarrierSaid("no bus", "coach"),
        commands.BarrierSaid("no bus", "somebody", "Kim"),
        commands.BarrierSaid("no bus", "somebody", "Lee"),
    ],
)
def test_whatever_is_changed_the_whole_line_is_kept_and_comes_back(
    cast: Cast, said: commands.BarrierSaid
) -> None:
    of = goal(cast, "see my girl")
    made = barrier(cast, "no bus", taken_by="somebody", named="Lee", goal=of)
    change(cast, made, said)
    view, (old,) = queries.barrier(cast.ana.actor, Capability.PLAN_WRITE, made)
    assert (old.text, old.taken_by, old.named, old.goal) == (
        "no bus", "somebody", "Lee", "see my girl",
    )  # fmt: skip
    assert view.may_undo(cast.ana.actor)
    commands.undo_barrier(cast.ana.actor, participant_id=ana(cast), barrier_id=made)
    assert stands(cast, made) == ("no bus", "somebody", "Lee", of)
    commands.undo_barrier(cast.ana.actor, participant_id=ana(cast), barrier_id=made)
    assert stands(cast, made) == (said.text, said.taken_by, said.named, said.goal)


def test_nothing_changed_keeps_nothing_and_has_nothing_to_take_back(cast: Cast) -> None:
    made, me = barrier(cast), {"participant_id": ana(cast)}
    change(cast, made, commands.BarrierSaid("no bus"))
    assert not queries.barrier(cast.ana.actor, Capability.PLAN_WRITE, made)[1]
    with pytest.raises(NotLikeThis):
        commands.undo_barrier(cast.ana.actor, **me, barrier_id=made)
    page = html(cast.ana.client.get(reverse("plans:barrier", args=[made])))
    assert "Undo the last change" not in page
    undo = reverse("plans:barrier_undo", args=[made])
    assert "nothing to take back" in html(cast.ana.client.post(undo, follow=True))


def test_how_it_ended_is_taken_back_too(cast: Cast) -> None:
    made, me = barrier(cast), {"participant_id": ana(cast)}
    actor = cast.ana.actor
    commands.end_barrier(actor, **me, barrier_id=made, ended="around", outcome="Lee drives")
    commands.undo_barrier(actor, **me, barrier_id=made)
    view, before = queries.barrier(actor, Capability.PLAN_WRITE, made)
    assert (view.state, view.outcome, view.ended_on) == ("open", "", None)
    assert [(one.ended, one.outcome) for one in before] == [("around", "Lee drives"), ("", "")]
    commands.undo_barrier(actor, **me, barrier_id=made)
    view, _before = queries.barrier(actor, Capability.PLAN_WRITE, made)
    assert (view.state, view.ended, view.outcome) == ("ended", "around", "Lee drives")
    assert view.ended_on is not None


@pytest.mark.covers("003-26")
def test_both_see_it_on_the_page_and_a_coach_takes_back_a_coachs_change_only(cast: Cast) -> None:
    made = barrier(cast, "my own words", taken_by="somebody", named="Kim")
    change(cast, made, commands.BarrierSaid("not theirs", "coach"), cast.ben)
    address = reverse("plans:barrier", args=[made])
    undo = reverse("plans:barrier_undo", args=[made])
    for member in (cast.ana, cast.ben):
        page = html(member.client.get(address))
        assert "Earlier words" in page
        assert "Undo the last change" in page
        assert "Kim" in page
        assert "Last changed by a coach" in page
    assert cast.ben.client.post(undo).status_code == 303
    assert stands(cast, made)[:3] == ("my own words", "somebody", "Kim")
    change(cast, made, commands.BarrierSaid("my other words"))
    assert "Undo the last change" not in html(cast.ben.client.get(address))
    assert cast.ben.client.post(undo).status_code == 404
    assert cast.omar.client.post(undo).status_code == 404
    with pytest.raises(NotVisible):
        commands.undo_barrier(cast.ben.actor, participant_id=ana(cast), barrier_id=made)


def test_what_a_person_wrote_over_a_coachs_line_is_the_persons(cast: Cast) -> None:
    made = barrier(cast, "a coach's words", by=cast.ben)
    change(cast, made, commands.BarrierSaid("my words now"))
    change(cast, made, commands.BarrierSaid("over them", "coach"), cast.ben)
    assert stands(cast, made)[:2] == ("my words now", "coach")


def test_what_was_said_of_a_private_goal_stays_private(cast: Cast) -> None:
    hidden = goal(cast, "a secret goal", shared=False)
    made = barrier(cast, "secret words", goal=hidden)
    change(cast, made, commands.BarrierSaid("open words"))
    page = html(cast.ben.client.get(reverse("plans:barrier", args=[made])))
    assert "open words" in page
    assert "secret" not in page
    shared = goal(cast, "a goal we share")
    change(cast, made, commands.BarrierSaid("open words", goal=shared))
    change(cast, made, commands.BarrierSaid("open words", "coach"), cast.ben)
    share_goal(cast.ana.actor, participant_id=ana(cast), goal_id=shared, shared=False)
    assert "a goal we share" not in html(cast.ben.client.get(reverse("plans:barrier", args=[made])))
    commands.undo_barrier(cast.ben.actor, participant_id=ana(cast), barrier_id=made)
    assert stands(cast, made) == ("open words", "me", "", None)


def test_a_row_from_before_brings_its_words_and_leaves_the_rest(cast: Cast) -> None:
    made = barrier(cast, "first")
    change(cast, made, commands.BarrierSaid("second", "coach"))
    kept = PlanEarlier.objects.for_system("a test makes an old row").filter(barrier_id=made)
    kept.update(taken_by="", state="ended")
    commands.undo_barrier(cast.ana.actor, participant_id=ana(cast), barrier_id=made)
    assert stands(cast, made)[:2] == ("first", "coach")


def test_two_at_once_are_both_kept(cast: Cast) -> None:
    made = barrier(cast, "first")
    address = reverse("plans:barrier", args=[made])
    for taken in ("coach", "together"):
        sent = {"id": uuid7(), "text": "first", "taken_by": taken, "version": 1}
        page = html(cast.ana.client.post(address, sent, follow=True))
    assert "You changed this on another page or phone" in page
    _view, before = queries.barrier(cast.ana.actor, Capability.PLAN_WRITE, made)
    assert [one.taken_by for one in before] == ["coach", "me"]


def test_who_reads_it_is_changed_by_the_person_alone(cast: Cast) -> None:
    made = barrier(cast)
    page, share = (reverse(f"plans:{n}", args=[made]) for n in ("barrier", "barrier_share"))
    assert cast.ben.client.get(page).status_code == 200
    assert "Only me from now on" in html(cast.ana.client.get(page))
    assert cast.ben.client.post(share, {}).status_code == 404
    cast.ana.client.post(share, {})
    assert cast.ben.client.get(page).status_code == 404
    cast.ana.client.post(share, {"share": "coach"})
    assert cast.ben.client.get(page).status_code == 200
