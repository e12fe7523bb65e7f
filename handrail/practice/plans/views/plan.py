"""The plan itself: this week, what comes, what was, and the wins."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.ground.access import Capability, access, rules_for
from handrail.ground.audit import record_read
from handrail.ground.people.about import coaching_of
from handrail.ground.people.pages import actor_of, own, shell, subject, subject_inside

from .. import rules
from ..queries.whole import whole_plan
from .people import about, plan_address
from .place import domains


def _page(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    name, today = about(actor, Capability.STEP_READ, participant_id)
    record_read(actor, Capability.STEP_READ, participant_id)
    mine, coached = own(request, participant_id), coaching_of(actor, participant_id)
    found = whole_plan(actor, participant_id, today)
    context = {
        "shell": shell(request, participant_id),
        "mine": mine,
        "person": participant_id,
        "name": name,
        "plan": found,
        "besides": found.besides,
        "moved_by": found.moved_by,
        "may_review": rules.may_review,
        "partner": bool(rules_for(actor.roles, Capability.PLAN_READ)),
        "today": today,
        "views": coached.views,
        "few": coached.at_a_time,
        "domains": domains(actor),
        "here": plan_address(request, participant_id),
        "states": rules.STATES,
        "live_states": rules.LIVE,
        "nav": "plan" if mine else "today",
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
