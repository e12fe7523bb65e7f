"""What the two arrange: when somebody can, and what they said of it before."""

from __future__ import annotations

from datetime import time

from handrail.practice.contacts.commands.times import add_time_line, change_time_line
from handrail.practice.contacts.models import EarlierTimeLine
from handrail.practice.contacts.times.rules import Said, When

from .people import World


def arranging(world: World, number: int, skip: int = 0) -> None:
    """Write so many lines about when somebody can, by both, each of hers changed once."""
    me = world.ana_id
    for n in range(skip, skip + number):
        nights = When("123", time(22), time(6))
        made = add_time_line(
            world.ana.actor, participant_id=me, said=Said("work", nights, f"Night shift {n}")
        )
        change_time_line(
            world.ana.actor, participant_id=me, line_id=made,
            said=Said("work", nights, f"The night shift {n}"),
        )  # fmt: skip
        world.ids["time_line_id"] = made
        add_time_line(world.ben.actor, participant_id=me, said=Said("ride", words=f"By car {n}"))
    before = EarlierTimeLine.objects.for_system("a test names it")
    world.ids["time_before_id"] = before.filter(line_id=world.ids["time_line_id"]).get().pk
