"""Rows of growth: milestones with a word back, and a list of evidence."""

from __future__ import annotations

from datetime import date

from handrail.practice.growth.commands import evidence, milestones, outlook
from handrail.practice.growth.models import EarlierEvidence, EarlierMilestone

from .people import World


def _milestone(world: World, n: int, on: date | None) -> None:
    ana, me = world.ana.actor, {"participant_id": world.ana_id}
    said = milestones.Chosen(f"A quiet week {n}", on, "A letter to me")
    made = milestones.add_milestone(ana, **me, said=said, shared=True)
    again = milestones.Chosen(f"One quiet week {n}", on, "A letter to me")
    milestones.change_milestone(ana, **me, milestone_id=made, said=again)
    milestones.give_word(world.ben.actor, **me, milestone_id=made, text=f"I am glad {n}")
    world.ids["milestone_id"] = made


def growing(world: World, number: int, skip: int = 0) -> None:
    """Write so many milestones, open and reached, and sentences, all shared with Ben."""
    ana, me = world.ana.actor, {"participant_id": world.ana_id}
    for n in range(skip, skip + number):
        _milestone(world, n, world.in_days(30 + n))
        milestones.reach_milestone(ana, **me, milestone_id=world.ids["milestone_id"])
        _milestone(world, n, world.in_days(1 + n))
        made = evidence.add_evidence(ana, **me, text=f"I call back {n}", shared=True)
        evidence.change_evidence(ana, **me, evidence_id=made, text=f"I call back now {n}")
        world.ids["evidence_id"] = made
        numbers = {"hope": n % 11, "want": 8, "hard_day": 5}
        said = outlook.say_outlook(ana, **me, numbers=numbers, shared=True)
        numbers["hope"] = 9
        outlook.change_outlook(ana, **me, outlook_id=said, numbers=numbers)
        world.ids["outlook_id"] = said
    world.ids["milestone_before_id"] = (
        EarlierMilestone.objects.for_system("a test names it")
        .get(milestone_id=world.ids["milestone_id"]).pk
    )  # fmt: skip
    world.ids["sentence_before_id"] = (
        EarlierEvidence.objects.for_system("a test names it")
        .get(evidence_id=world.ids["evidence_id"]).pk
    )  # fmt: skip
