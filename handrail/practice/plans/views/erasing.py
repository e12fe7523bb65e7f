"""Erasing a line of the plan for good, after a clear question."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from handrail.ground.access import Capability, access
from handrail.ground.people.pages import actor_of, show, subject
from handrail.ground.people.trying import go_on

from ..commands.erasing import erase_line
from ..queries.erasing import words_to_erase
from ..rules import erasing as rules

_PAGES = {"goal": "plans:goals", "step": "plans:plan", "barrier": "plans:barriers",
          "value": "plans:values"}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.PLAN_OWN)
def erase(request: HttpRequest, kind: str, line_id: UUID) -> HttpResponse:
    """Ask once more, then erase a line that was put away."""
    actor, me = actor_of(request), subject(request, Capability.PLAN_OWN, None)
    text = words_to_erase(actor, me, kind, line_id)
    back = reverse(_PAGES[kind])
    if request.method == "POST":
        erase_line(actor, participant_id=me, kind=kind, line_id=line_id)
        return go_on(request, gettext(rules.ERASED), back)
    context: dict[str, object] = {"text": text, "kind": kind, "back": back, "nav": "plan"}
    return show(request, "plans/erase.html", context)
