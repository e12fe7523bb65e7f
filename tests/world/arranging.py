"""What the two arrange: when somebody can, how they keep in touch, and what they said before."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from handrail.practice.contacts.channels.pace import Pace
from handrail.practice.contacts.channels.rules import Plan
from handrail.practice.contacts.commands.channels import say_channel_plan
from handrail.practice.contacts.commands.holidays import add_holiday_plan, change_holiday_plan
from handrail.practice.contacts.commands.pace import answer_pace, propose_pace
from handrail.practice.contacts.commands.times import add_time_line, change_time_line
from handrail.practice.contacts.holidays.rules import Days
from handrail.practice.contacts.holidays.rules import Said as Holiday
from handrail.practice.contacts.models import (
    EarlierChannelPlan,
    EarlierHolidayPlan,
    EarlierTimeLine,
)
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
        plan = Plan({"text": f"Small things {n}"}, {"call": 2}, {"away": "Dee is there"})
        for who in (world.ana, world.ben):
            say_channel_plan(who.actor, participant_id=me, plan=plan)
        days = Days(world.in_days(3 + n), world.in_days(9 + n))
        planned = Holiday(f"Christmas {n}", days, coach_away=True, words={"call": f"Dee {n}"})
        made = add_holiday_plan(world.ana.actor, participant_id=me, said=planned)
        change_holiday_plan(
            world.ben.actor, participant_id=me, plan_id=made,
            said=replace(planned, words={"stands_in": f"Carol {n}", "phone": "215 555 0101"}),
        )  # fmt: skip
        world.ids["holiday_plan_id"] = made
        pace = propose_pace(world.ben.actor, participant_id=me, pace=Pace("week", 15, 12))
        answer_pace(world.ana.actor, participant_id=me, pace_id=pace, answer="yes")
        world.ids["pace_id"] = pace
    say_channel_plan(world.ben.actor, participant_id=me, plan=Plan({"call": f"When hard {skip}"}))
    plans = EarlierChannelPlan.objects.for_system("a test names it")
    world.ids["plan_before_id"] = plans.order_by("-made_at").first().pk
    planned_before = EarlierHolidayPlan.objects.for_system("a test names it")
    world.ids["holiday_before_id"] = planned_before.get(plan_id=world.ids["holiday_plan_id"]).pk
    before = EarlierTimeLine.objects.for_system("a test names it")
    world.ids["time_before_id"] = before.filter(line_id=world.ids["time_line_id"]).get().pk
