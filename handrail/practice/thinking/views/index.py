"""The index of the room: what there is, and what is open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.ground.access import Capability, access
from handrail.ground.people.pages import subject


@require_safe
@access(Capability.THINKING_READ)
def mine(request: HttpRequest) -> HttpResponse:
    """The participant's own thinking tools."""
    subject(request, Capability.THINKING_READ, None)
    return render(request, "thinking/mine.html", {"nav": "plan"})
