"""Pages of the supervisor's desk."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from handrail.faces.desks.coach import today, words
from handrail.faces.desks.standing_still import standing_still
from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.kernel import clock
from handrail.ground.people.pages import actor_of
from handrail.practice.boundaries.queries import waiting_here
from handrail.practice.contacts.notes.remark_queries import remarks_waiting, remarks_waiting_of
from handrail.practice.matching.queries.knowing import plans_waiting
from handrail.watch.insight import queries
from handrail.watch.insight.rules import UNCONTACTED_DAYS


@access(Capability.SUPERVISION_READ)
@require_GET
def supervisor_today(request: HttpRequest) -> HttpResponse:
    """Show the coaches whom the reader supervises, each with counts."""
    actor = actor_of(request)
    context = {
        "greeting": words.greeting(clock.now(), actor.zone, actor.name.split(" ")[0]),
        "coaches": queries.coaches_of(actor),
        "days": UNCONTACTED_DAYS,
        "still": standing_still(actor.zone),
        "questions": waiting_here(actor),
        "plans": plans_waiting(actor),
        "remarks": remarks_waiting(actor),
    }
    return render(request, "desks/supervisor/today.html", context)


@access(Capability.SUPERVISION_READ)
@require_GET
def supervised_caseload(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    """Show the people of one coach whom the reader supervises, to look at."""
    actor = actor_of(request)
    coach = next((c for c in queries.coaches_of(actor) if c.staff_id == staff_id), None)
    if coach is None:
        raise NotVisible
    people = [today.line(person) for person in queries.caseload_of(actor, staff_id)]
    lines = [line for line in people if not line.away]
    away = [line for line in people if line.away]
    marks = remarks_waiting_of(actor, [line.id for line in people])
    context = {"coach": coach, "lines": lines, "away": away, "marks": marks}
    return render(request, "desks/supervisor/caseload.html", context)
