"""Goals with all that belongs to them, the vision and the values, of Ana and of Ben."""

from __future__ import annotations

from datetime import timedelta

from handrail.practice.plans.commands import (
    agree_step,
    barriers,
    beside,
    correcting,
    direction,
    goals,
    ideas,
    values,
)
from handrail.practice.plans.commands.rulers import measure
from handrail.practice.plans.models import PlanEarlier, WeekEarlier
from handrail.practice.plans.rules import week_of

from .people import World


def _one(world: World, n: int) -> None:
    ana, ben, me = world.ana.actor, world.ben.actor, {"participant_id": world.ana_id}
    said = goals.GoalSaid
    life = goals.write_goal(ana, **me, said=said(f"A home of my own {n}", life=True))
    value = direction.add_value(ana, **me, text=f"My own word {n}")
    world.ids["value_id"] = value
    made = goals.write_goal(
        ana, **me,
        said=said(f"Rent on time {n}", why="My own quiet why", domain="home", parent=life,
                  value=value),
    )  # fmt: skip
    words = said(f"Rent paid on time {n}", domain="home", parent=life, value=value)
    goals.change_goal(ana, **me, goal_id=made, said=words)
    idea = ideas.suggest_words(ben, **me, goal_id=made, text=f"Rent paid early {n}")
    bens = goals.write_goal(ben, **me, said=said(f"A library card {n}", domain="learning"))
    goals.change_goal(ben, **me, goal_id=bens, said=said(f"A library card soon {n}"))
    done = goals.write_goal(ana, **me, said=said(f"Sleep at night {n}"))
    goals.stand_goal(ana, **me, goal_id=done, state="reached")
    world.ids["away_goal_id"] = done
    world.ids["ruler_id"] = measure(
        ana, **me, goal_id=made, importance=9, confidence=4, readiness=6
    )
    world.ids["barrier_id"] = barriers.add_barrier(
        ana, **me, said=barriers.BarrierSaid(f"No bus {n}", goal=made)
    )
    alone = barriers.BarrierSaid(f"No bus on Sunday {n}", "somebody", "Lee", made)
    barriers.change_barrier(ana, **me, barrier_id=world.ids["barrier_id"], said=alone)
    kept = PlanEarlier.objects.for_system("a test names them")
    world.ids["barrier_earlier_id"] = kept.get(barrier_id=world.ids["barrier_id"]).pk
    world.ids |= {"goal_id": made, "idea_id": idea, "coach_goal_id": bens, "life_goal_id": life}


def goals_of_ana(world: World, number: int, skip: int = 0) -> None:
    """Write so many goals of each kind, values, versions of the vision, and steps for a goal."""
    ana, me = world.ana.actor, {"participant_id": world.ana_id}
    for n in range(skip, skip + number):
        direction.write_vision(ana, **me, text=f"A life of my own {n}", shared=True)
        _one(world, n)
    direction.share_values(ana, **me, shared=True)
    _worded(world, number, skip)
    ahead = week_of(world.today) + timedelta(days=21 if skip else 14)
    agree_step(ana, **me, text="Ask at the office", week_of=ahead, goal=world.ids["goal_id"])
    before = PlanEarlier.objects.for_system("a test names them")
    world.ids["goal_earlier_id"] = before.get(goal_id=world.ids["goal_id"]).pk
    newest = before.filter(vision__isnull=False).order_by("-made_at", "-id").first()
    assert newest is not None
    world.ids["vision_earlier_id"] = newest.pk
    _corrected(world, number, skip)


def _worded(world: World, number: int, skip: int) -> None:
    """Put a value and a win in other words, with words of Ben's beside them."""
    ana, ben, me = world.ana.actor, world.ben.actor, {"participant_id": world.ana_id}
    value, win = {"value_id": world.ids["value_id"]}, {"win_id": world.ids["win_id"]}
    for n in range(skip, skip + number):
        values.change_value(ana, **me, **value, text=f"My better word {n}")
        correcting.change_win(ana, **me, **win, text=f"I went there {n}")
        beside.suggest_value_words(ben, **me, **value, text=f"A kind word {n}")
        beside.suggest_win_words(ben, **me, **win, text=f"You went there {n}")
    before = PlanEarlier.objects.for_system("a test names them").filter(
        of_value_id=value["value_id"]
    )
    newest = before.order_by("-made_at", "-id").first()
    assert newest is not None
    world.ids["value_earlier_id"] = newest.pk


def _corrected(world: World, number: int, skip: int) -> None:
    """Correct a step and a look back, with words of Ben's beside them."""
    ana, ben, me = world.ana.actor, world.ben.actor, {"participant_id": world.ana_id}
    step, look = {"step_id": world.ids["step_id"]}, {"review_id": world.ids["review_id"]}
    said, seen = correcting.StepSaid, correcting.ReviewSaid
    for n in range(skip, skip + number):
        correcting.change_step(ana, **me, **step, said=said(f"Ask at the desk {n}"))
        correcting.change_review(ana, **me, **look, said=seen(f"I asked {n}"))
        world.ids["beside_id"] = beside.suggest_step_words(ben, **me, **step, text=f"Ring {n}")
        beside.suggest_review_words(ben, **me, **look, part="change", text=f"Ask sooner {n}")
    before = WeekEarlier.objects.for_system("a test names them").filter(**step)
    newest = before.order_by("-made_at", "-id").first()
    assert newest is not None
    world.ids["week_earlier_id"] = newest.pk
