"""Who works here: the list, inviting, pausing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handrail.faces.desks.manager.answers import again, see
from handrail.faces.desks.manager.ways_in import sheet
from handrail.ground.access import Actor, Capability, Role, access
from handrail.ground.people import queries
from handrail.ground.people.commands.staff import (
    OwnAccountError,
    PlaceTakenError,
    invite_staff,
    renew_invitation,
    resume_staff,
    suspend_staff,
)
from handrail.ground.people.forms import InviteForm
from handrail.ground.people.pages import actor_of

_INVITE = "desks/manager/invite.html"


@access(Capability.STAFF_READ, record=False)
@require_GET
def manager_staff(request: HttpRequest) -> HttpResponse:
    """Everybody who works here; who may invite gets the buttons."""
    actor = actor_of(request)
    may = actor.has(Role.MANAGER) or actor.has(Role.ADMINISTRATOR)
    context = {"staff": queries.staff_list(actor), "may_invite": may}
    return render(request, "desks/manager/staff.html", context)


def _form(actor: Actor, data: Any = None) -> InviteForm:
    return InviteForm(
        data,
        sites=queries.site_choices(actor),
        supervisors=queries.staff_choices(actor, Role.SUPERVISOR),
    )


@access(Capability.STAFF_INVITE, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def manager_invite(request: HttpRequest) -> HttpResponse:
    """Ask for name, roles and how to reach them; then show the invitation once."""
    actor = actor_of(request)
    form = _form(actor, request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return render(request, _INVITE, {"form": form})
    if not form.is_valid():
        return again(request, _INVITE, {"form": form})
    said = form.cleaned_data
    try:
        made = invite_staff(
            actor, name=said["name"], roles=said["roles"], site_id=said["site"],
            supervisor_id=said["supervisor"], phone=said["phone"], email=said["email"],
            work_phone=said["work_phone"],
        )  # fmt: skip
    except PlaceTakenError:
        form.add_error(None, _("This phone number or e-mail cannot be used. Try another one."))
        return again(request, _INVITE, {"form": form})
    context = {**sheet(request, made.way_in), "name": said["name"]}
    return render(request, "desks/manager/invitation.html", context)


@access(Capability.STAFF_INVITE, record=False)
@require_POST
def manager_renew(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    """A new invitation, shown once; the one before ends."""
    actor = actor_of(request)
    way_in = renew_invitation(actor, staff_id=staff_id)
    names = {row.id: row.name for row in queries.staff_list(actor)}
    context = {**sheet(request, way_in), "name": names[staff_id]}
    return render(request, "desks/manager/invitation.html", context)


@access(Capability.STAFF_INVITE, record=False)
@require_POST
def manager_suspend(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    """Pause somebody's access at once."""
    try:
        suspend_staff(actor_of(request), staff_id=staff_id)
    except OwnAccountError:
        messages.warning(request, _("You cannot pause your own account. Ask a colleague."))
    else:
        messages.success(request, _("Paused. They cannot open anything until you resume it."))
    return see("desks:manager_staff")


@access(Capability.STAFF_INVITE, record=False)
@require_POST
def manager_resume(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    """Give access back."""
    resume_staff(actor_of(request), staff_id=staff_id)
    messages.success(request, _("They can work again."))
    return see("desks:manager_staff")
