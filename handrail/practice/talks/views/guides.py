"""Outlines and questions for a talk, to be read before it or in it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.ground.access import Capability, access
from handrail.ground.people.pages import actor_of, shell_of

from ..queries.guides import at_hand


@require_safe
@access(Capability.SHELF_READ, record=False)
def guides(request: HttpRequest) -> HttpResponse:
    """Every outline and every guide that is offered here; about nobody."""
    actor = actor_of(request)
    context = {"shell": shell_of(actor), "at_hand": at_hand(actor, None)}
    return render(request, "talks/guides.html", context)
