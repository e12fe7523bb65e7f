"""When the invented people can, the times that come again, and how they keep in touch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant, Staff
from handrail.practice.contacts import recurring
from handrail.practice.contacts.channels.pace import Pace
from handrail.practice.contacts.channels.rules import Plan
from handrail.practice.contacts.commands import Rhythm, set_series
from handrail.practice.contacts.commands.channels import say_channel_plan
from handrail.practice.contacts.commands.pace import answer_pace, propose_pace
from handrail.practice.contacts.commands.times import add_time_line
from handrail.practice.contacts.times.rules import Said, When

_NIGHTS = When("123", time(22), time(6))
_SCHOOL = When("01234", time(14, 30), time(16))
_WEDNESDAY = 2


def write(people: Sequence[Participant], coach: Staff) -> None:
    """Let the first person arrange all of it with the coach; the second has asked for a time."""
    by, ana = actor_for(coach.user_id), people[0]
    me = _me(ana)
    add_time_line(me, participant_id=ana.pk, said=Said("care", _SCHOOL, "School run"))
    add_time_line(me, participant_id=ana.pk, said=Said("work", _NIGHTS, "When I am on nights"))
    add_time_line(by, participant_id=ana.pk, said=Said("ride", words="The last bus goes at nine"))
    plan = Plan(
        {"call": "When it is hard", "text": "Small things, and good news"},
        {"call": 3}, {"evenings": "Until nine is fine", "away": "The other coach is there"},
    )  # fmt: skip
    say_channel_plan(me, participant_id=ana.pk, plan=plan)
    pace = propose_pace(by, participant_id=ana.pk, pace=Pace("", key="start"))
    answer_pace(me, participant_id=ana.pk, pace_id=pace, answer="yes")
    every_week = Rhythm(_next(ana, _WEDNESDAY), time(17), recurring.WEEK, times=8, minutes=15)
    set_series(by, participant_id=ana.pk, said=every_week, agreed=True, clash=recurring.BOTH)
    for ben in people[1:2]:
        monthly = Rhythm(_next(ben, 0), time(11), recurring.MONTH, times=3, minutes=45)
        set_series(_me(ben), participant_id=ben.pk, said=monthly, kind="in_person",
                   place_words="The cafe on Elm Street", clash=recurring.BOTH)  # fmt: skip


def _me(person: Participant) -> Actor:
    assert person.user_id is not None
    return actor_for(person.user_id)


def _next(person: Participant, weekday: int) -> date:
    """That weekday of next week, where the person lives."""
    today = clock.today(person.zone)
    return today + timedelta(days=7 - today.weekday() + weekday)
