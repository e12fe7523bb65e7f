"""The page before two people meet, for the coach and for the participant."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.faces.desks.brief.gather import brief_of
from handrail.faces.desks.brief.words import NEVER_MET
from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.people.pages import about, actor_of, own, shell, subject

_READ = Capability.TALK_READ


@access(Capability.TALK_READ)
@require_safe
def before_you_meet(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Since last time, in at most ten lines."""
    actor, person = actor_of(request), subject(request, _READ, participant_id)
    name, zone = about(actor, _READ, person)
    record_read(actor, _READ, person)
    mine = own(request, person)
    context: dict[str, Any] = {
        "shell": shell(request, person), "mine": mine, "person": person, "name": name,
        "nav": "people" if mine else "today", "brief": brief_of(actor, person, zone),
        "never_met": NEVER_MET,
    }  # fmt: skip
    return render(request, "desks/brief/page.html", context)
