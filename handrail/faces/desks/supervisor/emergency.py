"""Opening one record in an emergency: find the person, say why, and everybody is told."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handrail.ground.access import Capability, access
from handrail.ground.accounts.sessions import is_fresh, step_up_url
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.text import TextTooLong, tidy
from handrail.ground.people.commands.glass import (
    MIN_REASON,
    ReasonTooShortError,
    break_glass,
)
from handrail.ground.people.pages import actor_of
from handrail.ground.people.queries import in_an_emergency, named_in_an_emergency

_FIND = "desks/supervisor/emergency.html"
_WHY = "desks/supervisor/emergency_why.html"
_NAME_LIMIT = 120


@access(Capability.BREAK_GLASS, record=False)
@require_http_methods(["GET", "POST"])
def emergency(request: HttpRequest) -> HttpResponse:
    """Find somebody by name; a name never stands in an address, so finding is a POST."""
    if not is_fresh(request):
        return HttpResponseRedirect(step_up_url(request.path))
    name = request.POST.get("name", "")[:_NAME_LIMIT]
    wanted = tidy(name, limit=_NAME_LIMIT)
    found = in_an_emergency(actor_of(request), wanted) if wanted else []
    return render(request, _FIND, {"wanted": wanted, "found": found})


def _entry(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError:
        return uuid7()


def _refused(request: HttpRequest, participant_id: UUID, reason: str, entry: UUID) -> str:
    """Open the record; return the sentence that says why it stays closed, or nothing."""
    try:
        break_glass(actor_of(request), participant_id=participant_id, reason=reason, id=entry)
    except ReasonTooShortError:
        return _("Please write a little more: what has happened, and what you need to know.")
    except TextTooLong:
        return _("Please shorten this to 500 letters.")
    except Replayed:
        return _("It was opened with other words a moment ago. Find the person again to open it.")
    return ""


@access(Capability.BREAK_GLASS)
@require_http_methods(["GET", "POST"])
def emergency_why(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Ask for the reason, then open the record for an hour."""
    if not is_fresh(request):
        # The read ring is asked first, so that a stranger learns nothing from the detour.
        named_in_an_emergency(actor_of(request), participant_id)
        return HttpResponseRedirect(step_up_url(request.path))
    said, reason, entry = "", request.POST.get("reason", ""), _entry(request)
    if request.method == "POST":
        said = _refused(request, participant_id, reason, entry)
        if not said:
            messages.success(request, _("The record is open to you for one hour."))
            return HttpResponseRedirect(reverse("desks:person", args=[participant_id]), status=303)
    name = named_in_an_emergency(actor_of(request), participant_id)
    record_read(actor_of(request), Capability.BREAK_GLASS, participant_id)
    context = {"name": name, "said": said, "reason": reason, "least": MIN_REASON, "entry": entry}
    return render(request, _WHY, context, status=422 if said else 200)
