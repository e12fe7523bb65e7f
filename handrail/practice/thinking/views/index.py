"""The index of the room: what there is, and what is open."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import key_for
from handrail.ground.people.about import strengths
from handrail.ground.people.pages import about, actor_of, subject

from ..queries import routines, sheets
from ..rules import kinds

_C = Capability.THINKING_READ


@require_safe
@access(Capability.THINKING_READ)
def mine(request: HttpRequest) -> HttpResponse:
    """The participant's own thinking tools, with the routines of today and what is open."""
    actor, me = actor_of(request), subject(request, _C, None)
    today, key = clock.today(actor.zone), key_for(me)
    context: dict[str, Any] = {
        "routines": routines.routines(actor, me, today, key=key),
        "open": [(view, view.stand(today)) for view in sheets.open_sheets(actor, me, key=key)],
        "counts": sheets.counts(actor, me),
        "kinds": kinds.KINDS,
        "today": today,
        "nav": "plan",
    }
    return render(request, "thinking/mine.html", context)


@require_safe
@access(Capability.THINKING_READ)
def shared(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """What somebody shared of their thinking tools with the one who works with them."""
    actor, person = actor_of(request), subject(request, _C, participant_id)
    name, _zone = about(actor, _C, person)
    record_read(actor, _C, person)
    context: dict[str, Any] = {
        "person": person, "name": name, "nav": "today",
        "strengths": strengths(actor, Capability.PERSON_READ, person),
        "found": sheets.shared_sheets(actor, person, request.GET.get("page", "1")),
    }  # fmt: skip
    return render(request, "thinking/shared.html", context)
