"""What a phone of one's own keeps after a yes, so that it can be read without a network."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.design import dates
from handrail.faces.desks.participant.calling import Call, people_to_call
from handrail.ground.access import Actor, Capability
from handrail.ground.kernel import clock
from handrail.ground.kernel.phones import phone_words
from handrail.ground.people.about import strengths
from handrail.practice.contacts.channels.queries import plan_of
from handrail.practice.contacts.channels.rules import CHANNELS, Plan
from handrail.practice.contacts.channels.rules import PARTS as PARTS_OF_TIME
from handrail.practice.contacts.holidays.queries import plans
from handrail.practice.contacts.holidays.rules import OVER, WORDS
from handrail.practice.coping.queries import plan as safety
from handrail.practice.coping.queries.cards import WayView, ways
from handrail.practice.coping.queries.days import days
from handrail.practice.coping.queries.lists import signs, triggers
from handrail.practice.coping.rules.plan import PARTS
from handrail.practice.plans.queries.direction import chosen, values, vision
from handrail.practice.plans.queries.goals import GoalView, current
from handrail.practice.thinking.queries.routines import routines

CARDS_AT_MOST = 24


def kept(actor: Actor, me: UUID) -> dict[str, Any]:
    """Cards in the order that helped, people, the safety plan, goals, routines, the rest."""
    goals = current(actor, me)
    return {
        "cards": [_card(card) for card in ways(actor, me).cards[:CARDS_AT_MOST]],
        "weighed_at": clock.now().isoformat(),
        "people": _people(actor, me),
        "plan": _safety(actor, me),
        "goals": [{"id": str(goal.id), "text": goal.text} for goal in goals],
        "routines": [
            {"id": str(one.sheet.id), "text": one.sheet.title}
            for one in routines(actor, me, clock.today(actor.zone))
            if not one.tally.paused
        ],
        "mine": [part for part in _mine(actor, me, goals) if part["lines"]],
    }


def _people(actor: Actor, me: UUID) -> list[dict[str, str]]:
    """Whom to call, in the one order; one's own people with words that are ready.

    When somebody is there is said as long as it is true: `until` is the instant, in ISO.
    """
    return [_person(one) for one in people_to_call(actor, me)]


def _person(one: Call) -> dict[str, str]:
    more = {"text": one.text, "there": one.there,
            "until": one.until.isoformat() if one.there and one.until else ""}  # fmt: skip
    return {"name": one.name, "phone": one.phone,
            **{name: words for name, words in more.items() if words}}  # fmt: skip


def _card(card: WayView) -> dict[str, Any]:
    """A card or a general way, and what the phone goes on counting from without a network."""
    weight, worth = card.weighed
    return {"id": card.id, "text": card.text, "tried": card.tally.tried,
            "helped": card.tally.helped, "weight": weight, "worth": worth,
            **({} if card.own else {"own": False})}  # fmt: skip


def _safety(actor: Actor, me: UUID) -> list[dict[str, Any]]:
    """The safety plan: parts that have lines."""
    found = safety.plan(actor, me)
    return [
        {
            "title": _(part.title),
            "lines": [{"text": line.text, "phone": phone_words(line.phone), "call": line.call}
                      for line in found[key]],
        }
        for key, part in PARTS.items()
        if found[key]
    ]  # fmt: skip


def _touch(plan: Plan) -> list[tuple[str, list[str]]]:
    """Which way for what, and evenings, weekends, holidays: before the day comes."""
    ways = (
        (_(way.word), plan.uses.get(key, ""), _most(plan, key)) for key, way in CHANNELS.items()
    )
    times: Iterable[tuple[str, str, list[str]]] = (
        (_(word), plan.parts.get(key, ""), []) for key, word in PARTS_OF_TIME.items()
    )
    return [
        (f"{what}: {words}" if words else what, most)
        for what, words, most in (*ways, *times)
        if words or most
    ]


def _most(plan: Plan, key: str) -> list[str]:
    most = plan.most.get(key)
    return [] if most is None else [_("at most %(count)s a week") % {"count": most}]


def _planned(actor: Actor, me: UUID, today: date) -> list[tuple[str, list[str]]]:
    """Holidays and days away that are now or ahead, with who is there and whom to call."""
    return [
        (
            one.said.name,
            [
                dates.weekday_day(one.said.days.first, today),
                *(f"{_(word)}: {one.said.words[key]}" for key, word in WORDS.items()
                  if one.said.words.get(key)),
            ],
        )
        for one in plans(actor, me, today)
        if one.stand != OVER and not one.put_away
    ]  # fmt: skip


def _part(title: str, page: str, lines: Iterable[tuple[str, list[str]]]) -> dict[str, Any]:
    kept_lines = [{"text": text, "with": more} for text, more in lines]
    return {"title": title, "at": reverse(page), "lines": kept_lines}


def _mine(actor: Actor, me: UUID, goals: Iterable[GoalView]) -> list[dict[str, Any]]:
    """The plan beside the steps, part by part; each line may have something with it."""
    today = clock.today(actor.zone)
    life = vision(actor, me)
    good = strengths(actor, Capability.PERSON_READ, me)
    ahead = [day for day in days(actor, me, today) if day.next_on]
    touch = plan_of(actor, me).plan
    return [
        _part(_("How we keep in touch"), "contacts:touch", _touch(touch)),
        _part(_("Holidays and days away"), "contacts:holidays", _planned(actor, me, today)),
        _part(_("A life I can be proud of"), "plans:vision", [(life.text, [])] if life else []),
        _part(
            _("Goals"), "plans:goals",
            ((goal.text, [f"{_('Why')}: {goal.why}"] if goal.why else []) for goal in goals),
        ),
        _part(_("Values"), "plans:values", ((v.text, []) for v in chosen(values(actor, me)))),
        _part(_("Strengths"), "desks:strengths", ((s.text, []) for s in good)),
        _part(
            _("Warning signs"), "coping:signs",
            ((sign.text, [f"{_('First I:')} {sign.first}"] if sign.first else [])
             for sign in signs(actor, me)),
        ),
        _part(
            _("What sets it off"), "coping:triggers",
            ((one.text, [text for _id, text in one.cards]) for one in triggers(actor, me)),
        ),
        _part(
            _("Days ahead"), "coping:days",
            ((day.text, [dates.weekday_day(day.next_on, today), *([day.card] if day.card else [])])
             for day in ahead if day.next_on),
        ),
    ]  # fmt: skip
