"""The plan itself: this week, what comes, what was, and the wins."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.people.about import strengths
from handrail.ground.people.pages import actor_of, own, shell, subject, subject_inside

from .. import queries, rules
from .people import about


def _page(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    name, today = about(actor, Capability.STEP_READ, participant_id)
    record_read(actor, Capability.STEP_READ, participant_id)
    page = request.GET.get("page", "1")
    context = {
        "shell": shell(request, participant_id),
        "mine": own(request, participant_id),
        "person": participant_id,
        "name": name,
        "strengths": strengths(actor, Capability.PERSON_READ, participant_id),
        "week": queries.week(actor, participant_id, today),
        "coming": queries.coming_weeks(actor, participant_id, today),
        "past": queries.past_weeks(actor, participant_id, today, page),
        "tally": queries.tally(actor, participant_id),
        "wins": queries.wins(actor, participant_id).object_list[:3],
        "states": rules.STATES,
        "nav": "plan" if own(request, participant_id) else "today",
    }
    return render(request, "plans/plan.html", context)


@require_safe
@access(Capability.STEP_READ)
def plan(request: HttpRequest) -> HttpResponse:
    """The participant's own plan."""
    return _page(request, subject(request, Capability.STEP_READ, None))


@require_safe
@access(Capability.STEP_READ)
def person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """The plan of somebody I work with."""
    return _page(request, subject_inside(request, Capability.STEP_READ, participant_id))
