"""A line of the plan that was put away can be erased for good, by the person alone."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.audit.models import AuditEvent
from handrail.ground.kernel.ids import uuid7
from handrail.practice.plans.commands import (
    agree_step,
    barriers,
    beside,
    correcting,
    direction,
    goals,
    ideas,
    report_step,
)
from handrail.practice.plans.commands.erasing import erase_line
from handrail.practice.plans.commands.rulers import measure
from handrail.practice.plans.models import (
    Barrier,
    Goal,
    GoalIdea,
    PlanEarlier,
    Ruler,
    Step,
    Value,
    WeekBeside,
    WeekEarlier,
)
from handrail.practice.plans.rules.erasing import may_erase
from tests.cast import Cast, Member

from .conftest import ana, barrier, goal, html

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "stands", "by", "may"),
    [
        ("goal", "aside", "participant", True),
        ("goal", "reached", "participant", True),
        ("goal", "open", "participant", False),
        ("goal", "aside", "coach", False),
        ("step", "aside", "participant", True),
        ("step", "done", "participant", False),
        ("barrier", "ended", "participant", True),
        ("barrier", "open", "participant", False),
        ("value", "not_now", "participant", True),
        ("value", "most", "participant", False),
        ("win", "aside", "participant", False),
    ],
)
def test_what_may_be_erased(kind: str, stands: str, by: str, may: bool) -> None:
    assert may_erase(kind, stands, by) is may


def put_away(cast: Cast, kind: str, by: Member | None = None) -> UUID:
    actor, me = (by or cast.ana).actor, {"participant_id": ana(cast)}
    if kind == "goal":
        made = goal(cast, "my words", by=by)
        goals.stand_goal(actor, **me, goal_id=made, state="aside")
    elif kind == "step":
        made = agree_step(actor, **me, text="my words")
        report_step(actor, **me, step_id=made, state="aside")
    elif kind == "barrier":
        made = barrier(cast, "my words", by=by)
        barriers.end_barrier(actor, **me, barrier_id=made, ended="gone")
    else:
        made = direction.add_value(actor, **me, text="my words", pile="not_now")
    return made


@pytest.mark.parametrize("kind", ["goal", "step", "barrier", "value"])
def test_the_person_erases_what_was_put_away_and_nobody_else(cast: Cast, kind: str) -> None:
    made = put_away(cast, kind)
    address = reverse("plans:erase", args=[kind, made])
    for who in (cast.ben, cast.omar, cast.rev):
        assert who.client.get(address).status_code == 404
        assert who.client.post(address).status_code == 404
    page = html(cast.ana.client.get(address))
    assert "my words" in page
    assert "Keep it" in page
    before = AuditEvent.objects.count()
    assert cast.ana.client.post(address).status_code == 303
    assert AuditEvent.objects.count() > before, "that something was erased stays in the book"
    for model in (Goal, Step, Barrier, Value):
        assert model.objects.for_system("a test").count() == 0
    assert cast.ana.client.post(address).status_code == 404


@pytest.mark.parametrize("kind", ["goal", "step", "barrier"])
def test_a_line_of_the_coach_is_not_erased(cast: Cast, kind: str) -> None:
    made = put_away(cast, kind, cast.ben)
    assert cast.ana.client.post(reverse("plans:erase", args=[kind, made])).status_code == 404


def test_what_is_open_or_unknown_is_not_erased(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    for kind, pk in (("goal", goal(cast)), ("goal", uuid7()), ("step", goal(cast))):
        with pytest.raises(NotVisible):
            erase_line(cast.ana.actor, **me, kind=kind, line_id=pk)
    assert cast.ana.client.get(reverse("plans:erase", args=["win", uuid7()])).status_code == 404


def test_all_that_belongs_to_a_goal_goes_and_its_steps_stay(cast: Cast) -> None:
    actor, me = cast.ana.actor, {"participant_id": ana(cast)}
    made = goal(cast, "a lease")
    below = agree_step(actor, **me, text="ask", goal=made)
    goals.change_goal(actor, **me, goal_id=made, said=goals.GoalSaid("my own lease"))
    ideas.suggest_words(cast.ben.actor, **me, goal_id=made, text="a flat")
    measure(actor, **me, goal_id=made, importance=9)
    stays = barrier(cast, "no bus", goal=made)
    goals.stand_goal(actor, **me, goal_id=made, state="aside")
    erase_line(actor, **me, kind="goal", line_id=made)
    for model in (Goal, GoalIdea, Ruler, PlanEarlier):
        assert model.objects.for_system("a test").count() == 0
    assert Step.objects.for_system("a test").get().pk == below
    assert Step.objects.for_system("a test").get().goal_id is None
    assert Barrier.objects.for_system("a test").get().pk == stays


def test_what_stood_in_the_way_of_a_private_goal_stays_private(cast: Cast) -> None:
    actor, me = cast.ana.actor, {"participant_id": ana(cast)}
    made = goal(cast, "secret", shared=False)
    barrier(cast, "my secret reason", goal=made)
    goals.stand_goal(actor, **me, goal_id=made, state="aside")
    erase_line(actor, **me, kind="goal", line_id=made)
    address = reverse("plans:barriers_of", kwargs={"participant_id": ana(cast)})
    assert "my secret reason" not in html(cast.ben.client.get(address))


def test_a_step_goes_with_its_earlier_words_and_those_beside_it(cast: Cast) -> None:
    actor, me = cast.ana.actor, {"participant_id": ana(cast)}
    made = agree_step(actor, **me, text="ask")
    said = correcting.StepSaid("ask twice")
    correcting.change_step(actor, **me, step_id=made, said=said)
    beside.suggest_step_words(cast.ben.actor, **me, step_id=made, text="ask soon")
    smaller = report_step(actor, **me, step_id=made, state="smaller", smaller_text="ask once")
    report_step(actor, **me, step_id=smaller, state="aside")
    erase_line(actor, **me, kind="step", line_id=smaller)
    assert Step.objects.for_system("a test").count() == 1
    assert WeekEarlier.objects.for_system("a test").count() == 1
    assert WeekBeside.objects.for_system("a test").count() == 1
