"""Reading what somebody sent, thanking for it, and taking an own one back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.consent.words import REDISCLOSURE_NOTICE
from handrail.ground.kernel.waits import waits
from handrail.ground.people.about import strengths
from handrail.ground.people.pages import about, actor_of, shell_of, show, subject
from handrail.ground.people.whose import owner_of

from . import commands, queries, rules
from .models import Update

_READ, _WRITE = Capability.UPDATE_READ, Capability.UPDATE_WRITE


@require_safe
@access(Capability.UPDATE_READ)
def received(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """What this person sent to the reader; opening it is seen by its writer."""
    actor, who = actor_of(request), subject(request, _READ, participant_id)
    if actor.participant_id == who:
        raise NotVisible
    record_read(actor, _READ, who)
    commands.see_updates(actor, participant_id=who)
    name, _zone = about(actor, _READ, who)
    staff = actor.staff_id is not None
    context: dict[str, Any] = {
        "shell": shell_of(actor), "staff": staff, "person": who, "name": name,
        "found": queries.received(actor, who), "law": REDISCLOSURE_NOTICE,
        "strengths": strengths(actor, Capability.PERSON_READ, who) if staff else (),
        "nav": "today" if staff else "people",
    }  # fmt: skip
    return show(request, "updates/received.html", context)


@require_POST
@access(Capability.UPDATE_READ)
def thanks(request: HttpRequest, participant_id: UUID, update_id: UUID) -> HttpResponse:
    """Say thank you for one."""
    actor, who = actor_of(request), subject(request, _READ, participant_id)
    commands.thank_for_update(actor, participant_id=who, update_id=update_id)
    messages.success(request, gettext(rules.THANKED))
    return HttpResponseRedirect(reverse("updates:received", args=[who]), status=303)


@require_POST
@access(Capability.UPDATE_WRITE)
@waits("update", "undo")
def take_back(request: HttpRequest, update_id: UUID) -> HttpResponse:
    """Take an own one back."""
    actor = actor_of(request)
    me = owner_of(actor, _WRITE, Update, update_id)
    commands.take_update_back(actor, participant_id=me, update_id=update_id)
    messages.success(request, gettext(rules.TAKEN_BACK))
    return HttpResponseRedirect(reverse("desks:updates"), status=303)
