"""I do not want to be alone right now: people, the coach, lines, a place soon, my own cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from handrail.faces.desks.participant.calling import Call, people_to_call
from handrail.ground.access import Actor, Capability, access
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.pages import actor_of, subject
from handrail.ground.people.to_call import LINES, STAFF
from handrail.practice.around.queries.company import my_ask, ready_words
from handrail.practice.around.rules.company import FRESH_HOURS, NOBODY_ON, nobody_on
from handrail.practice.community.queries import MeetingCard, find_meetings
from handrail.practice.coping import ready as for_anybody
from handrail.practice.coping.queries.cards import hand
from handrail.practice.hours.rules import NOT_WATCHED
from handrail.watch.safety.numbers import numbers, organisation_of

CARDS, SOON, SOON_MINUTES, LAST_MINUTE = 3, 3, 180, 1439


def _people(calls: Sequence[Call]) -> dict[str, Any]:
    """One's own people, those who work here, and the lines that one wrote down."""
    staff = [one for one in calls if one.who.of == STAFF]
    return {
        "chosen": [one for one in calls if one.who.own and one.phone], "coaches": staff,
        "own_lines": [one for one in calls if one.who.of == LINES],
        "nobody_on": _(NOBODY_ON) if nobody_on(one.here for one in staff) else "",
        "not_watched": _(NOT_WATCHED),
    }  # fmt: skip


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
        "words": words, **_people(people_to_call(actor, me)),
        "asked": my_ask(actor, me), "entry": uuid7(), "lines": numbers(organisation_of(request)),
        "soon": _soon(actor, clock.local(clock.now(), actor.zone)),
        "cards": cards or for_anybody.for_anybody(), "own_cards": bool(cards),
        "lately": clock.now() - timedelta(hours=FRESH_HOURS), "nav": "help",
    }  # fmt: skip
    return render(request, "desks/participant/not_alone.html", context)
