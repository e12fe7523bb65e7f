"""I do not want to be alone right now: people, the coach, lines, a place soon, my own cards."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from handrail.ground.access import Actor, Capability, access
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.pages import actor_of, subject
from handrail.ground.people.queries import my_people
from handrail.practice.around.queries.company import my_ask, ready_words
from handrail.practice.around.queries.who_helps import for_company
from handrail.practice.around.rules.company import FRESH_HOURS, NOBODY_ON, nobody_on
from handrail.practice.community.queries import MeetingCard, find_meetings
from handrail.practice.contacts.holidays.queries import near
from handrail.practice.contacts.holidays.rules import NOW
from handrail.practice.coping import ready as for_anybody
from handrail.practice.coping.queries.cards import hand
from handrail.practice.coping.queries.plan import plan
from handrail.practice.hours.queries import presences_of
from handrail.practice.hours.rules import NOT_WATCHED
from handrail.watch.safety.numbers import numbers, organisation_of

CARDS, SOON, SOON_MINUTES, LAST_MINUTE = 3, 3, 180, 1439


def _people(actor: Actor, me: UUID, words: str) -> list[dict[str, str]]:
    """Whom the person calls first on days that were planned, when these are now; then those whom
    the person chose, then those of the safety plan; nobody stands here twice."""
    planned = [
        (one.said.words.get("call") or one.said.name, one.said.words["phone"], one.call)
        for one in near(actor, me, clock.today(actor.zone))
        if one.stand == NOW and one.call
    ]
    chosen = [(one.name, one.phone, one.call) for one in for_company(actor, me)]
    asked = [(line.text, line.phone, line.call) for line in plan(actor, me)["ask"] if line.call]
    found = {call: (name, phone) for name, phone, call in reversed([*planned, *chosen, *asked])}
    return [
        {"name": name, "phone": phone, "call": call, "text": f"{call}?&body={quote(words)}"}
        for call, (name, phone) in reversed(found.items())
    ]


def _coaches(actor: Actor, me: UUID) -> dict[str, Any]:
    people = my_people(actor, me)
    there = presences_of(actor, [person.staff_id for person in people])
    on = sorted(people, key=lambda person: not there[person.staff_id].here)
    return {
        "coaches": [(person, there[person.staff_id]) for person in on],
        "nobody_on": _(NOBODY_ON) if nobody_on(told.here for told in there.values()) else "",
        "not_watched": _(NOT_WATCHED),
    }


def _soon(actor: Actor, here: datetime) -> list[MeetingCard]:
    """Meetings of the next three hours, where the person lives; none of the day after."""
    minute = here.hour * 60 + here.minute
    until = min(minute + SOON_MINUTES, LAST_MINUTE)
    page = find_meetings(actor, on=here.date(), from_minute=minute, until_minute=until)
    return [card for card in page.cards if card.starts][:SOON]


@access(Capability.COMPANY_ASK)
@require_safe
@gzip_page
def not_alone(request: HttpRequest) -> HttpResponse:
    """Everything of it on one page; nothing is sent to anybody without a tap."""
    actor, me = actor_of(request), subject(request, Capability.COMPANY_ASK, None)
    words = ready_words(actor, me)[0].text
    cards = [card.text for card in hand(actor, me).cards[:CARDS]]
    context = {
        "words": words, "chosen": _people(actor, me, words), **_coaches(actor, me),
        "asked": my_ask(actor, me), "entry": uuid7(), "lines": numbers(organisation_of(request)),
        "soon": _soon(actor, clock.local(clock.now(), actor.zone)),
        "cards": cards or for_anybody.for_anybody(), "own_cards": bool(cards),
        "lately": clock.now() - timedelta(hours=FRESH_HOURS), "nav": "help",
    }  # fmt: skip
    return render(request, "desks/participant/not_alone.html", context)
