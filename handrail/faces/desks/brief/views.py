"""The page before two people meet, for the coach and for the participant."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.faces.desks.brief.gather import brief_of
from handrail.faces.desks.brief.words import NEVER_MET
from handrail.ground.access import Actor, Capability, NotVisible, access
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_read
from handrail.ground.people.models import Participant
from handrail.ground.people.names import short_name
from handrail.ground.people.pages import actor_of, own, shell

_READ = Capability.TALK_READ


def _one(actor: Actor, participant_id: UUID) -> Any:
    rows = Participant.objects.visible_to(actor, _READ).filter(pk=participant_id)
    return rows.values_list("given_name", "family_name", "removed_at", "zone")


_ONE = Reading(_one)


def _head(actor: Actor, participant_id: UUID | None) -> tuple[UUID, str, str]:
    """Whose page it is, their name and their zone; raises NotVisible."""
    person = participant_id or actor.participant_id
    found = _ONE.first(actor, person) if person else None
    if person is None or found is None:
        raise NotVisible
    *names, zone = found
    return person, short_name(*names), zone


@access(Capability.TALK_READ)
@require_safe
def before_you_meet(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Since last time, in at most ten lines."""
    actor = actor_of(request)
    person, name, zone = _head(actor, participant_id)
    record_read(actor, _READ, person)
    mine = own(request, person)
    context: dict[str, Any] = {
        "shell": shell(request, person), "mine": mine, "person": person, "name": name,
        "nav": "people" if mine else "today", "brief": brief_of(actor, person, zone),
        "never_met": NEVER_MET,
    }  # fmt: skip
    return render(request, "desks/brief/page.html", context)
