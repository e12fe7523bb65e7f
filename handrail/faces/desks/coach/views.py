"""Pages of the coach's desk."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from handrail.faces.desks.coach import person as person_page
from handrail.faces.desks.coach import today
from handrail.ground.access import Capability, access
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.text import TextTooLong, tidy
from handrail.ground.people.pages import actor_of
from handrail.watch.insight import commands

NAME_LIMIT = 120


@access(Capability.CONTACT_LOG)
@require_GET
def coach_today(request: HttpRequest) -> HttpResponse:
    """Show who might welcome a call, what is set for today, and everybody the coach works with."""
    context = {"page": today.page(actor_of(request)), "entry_id": uuid7}
    return render(request, "desks/coach/today.html", context)


@access(Capability.CONTACT_LOG)
@require_POST
def coach_find(request: HttpRequest) -> HttpResponse:
    """Show only the people whose name was typed. A name never stands in an address."""
    typed = request.POST.get("name", "")
    try:
        wanted, status = tidy(typed, limit=NAME_LIMIT), 200
    except TextTooLong:
        messages.warning(request, _("That is too long for a name. Type a part of it."))
        wanted, status = "", 422
    page = today.page(actor_of(request), wanted)
    context = {"page": page, "typed": wanted or typed, "entry_id": uuid7}
    return render(request, "desks/coach/today.html", context, status=status)


@access(Capability.CONTACT_LOG)
@require_POST
def put_off(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Take somebody off the top for today."""
    commands.put_off(actor_of(request), participant_id=participant_id)
    messages.success(request, _("Put off for today. Tomorrow we look again."))
    return HttpResponse(status=303, headers={"Location": reverse("desks:coach_today")})


@access(Capability.CASELOAD_READ)
@require_GET
def person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Show one person: strengths first, this week, 90 days."""
    found = person_page.page(actor_of(request), participant_id, request.GET.get("page", "1"))
    return render(request, "desks/coach/person.html", {"page": found})
