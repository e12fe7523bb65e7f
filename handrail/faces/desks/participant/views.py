"""Today: how the participant is, the step of the week, what comes next, and whom to call."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from handrail.faces.desks.participant.asking import asking, one_at_a_time
from handrail.faces.desks.participant.waiting_for_me import waits_for_me
from handrail.ground.access import Actor, Capability, NotVisible, access
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.people.about import level, strengths
from handrail.ground.people.levels import is_light
from handrail.ground.people.queries import my_people
from handrail.practice.accountability.queries.agreement import agreement_asks
from handrail.practice.accountability.queries.due import own_promises_up
from handrail.practice.accountability.rules.promises import next_to
from handrail.practice.beginning.queries import on_today as beginning_on_today
from handrail.practice.checkins import queries as checkins
from handrail.practice.checkins import rules
from handrail.practice.checkins.forms import fresh
from handrail.practice.checkins.views import choices
from handrail.practice.contacts.coming import coming
from handrail.practice.contacts.holidays.queries import near as holidays_near
from handrail.practice.coping.queries.days import near_days, reminders
from handrail.practice.encouragement.queries import on_today
from handrail.practice.growth.queries.milestones import at_hand
from handrail.practice.handover.queries.lines import on_today as handover_on_today
from handrail.practice.hours.queries import presence_of
from handrail.practice.hours.rules import NOT_WATCHED
from handrail.practice.plans.queries import this_week
from handrail.practice.plans.queries.beside import waiting
from handrail.practice.plans.queries.moves import moved_by_others
from handrail.watch.balance.queries.fit import asked


def _days(actor: Actor, glance: checkins.Glance) -> dict[str, Any]:
    here = clock.local(clock.now(), actor.zone)
    last = glance.today
    known = last.local_date if last else glance.last_before_today
    welcome = rules.welcome(known, here.date())
    return {
        "greeting": _(rules.greeting(here.hour)) % {"name": actor.name},
        "welcome": _(welcome) if welcome else "",
        "days": glance.days_this_month,
        "last": last,
        "near_help": bool(last and rules.offers_help(last.mood, last.craving)),
    }


def _people(actor: Actor, mine: UUID) -> dict[str, Any]:
    people = my_people(actor, mine)
    there = presence_of(actor, [person.staff_id for person in people])
    return {"people": people, "there": there, "not_watched": _(NOT_WATCHED)}


def _near(actor: Actor, me: UUID, on: date, key: PersonKey | None) -> dict[str, Any]:
    """The days that are near: planned with the coach, one's own with the reminder, milestones."""
    near = near_days(actor, me, on, key=key)
    return {
        "holidays_near": holidays_near(actor, me, on, key=key),
        "near_days": near,
        "reminders": reminders(me, near, actor.zone),
        "milestones_near": at_hand(actor, me, on, key=key),
    }


def _with_my_coach(actor: Actor, me: UUID, on: date, key: PersonKey | None) -> dict[str, Any]:
    """What of the agreement and the promises asks for something now, and kind words."""
    return {
        "agreement_asks": agreement_asks(actor, on),
        "promises_up": own_promises_up(actor, me, on, key=key),
        "tomorrow": next_to(on),
        **waits_for_me(actor, me, on, key),
        "handover": handover_on_today(actor, me),
        "beginning": beginning_on_today(actor, me, on),
        "entry_id": uuid7,
        "asked": asked(actor, me, on),
        "kind_words": on_today(actor, me, on, key=key),
    }


@access(Capability.TODAY_OPEN)
@require_safe
@gzip_page
def today(request: HttpRequest) -> HttpResponse:
    """The participant's first page, in a number of queries that does not grow."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    mine = actor.participant_id
    if mine is None:
        raise NotVisible
    on = clock.today(actor.zone)
    key = key_if_kept(mine)
    steps = this_week(actor, mine, on, key=key)
    context = {
        **_days(actor, checkins.glance(actor, mine, on)),
        **choices(fresh(), actor),
        "steps": steps,
        "besides": waiting(actor, mine, steps, key=key),
        "moved_by": moved_by_others(actor, mine, on),
        "strengths": strengths(actor, Capability.PERSON_READ, mine, key=key),
        "light": not steps and is_light(level(actor, Capability.TODAY_OPEN, mine).level),
        "coming": coming(actor, mine, clock.now()),
        **_people(actor, mine),
        **_near(actor, mine, on, key),
        **_with_my_coach(actor, mine, on, key),
    }
    context |= {"asks": asking(context), "one_at_a_time": one_at_a_time}
    return render(request, "desks/participant/today.html", context)
