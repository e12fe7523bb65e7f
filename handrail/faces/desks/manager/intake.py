"""Taking somebody in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handrail.faces.desks.manager.answers import again, see
from handrail.ground.access import Actor, Capability, Role, access
from handrail.ground.consent.notice import VERSION
from handrail.ground.consent.reactions import OldNoticeError
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.people import queries
from handrail.ground.people.commands.intake import Agreement, Newcomer, take_in_participant
from handrail.ground.people.forms import IntakeForm
from handrail.ground.people.pages import actor_of, refuse

_TEMPLATE = "desks/manager/intake.html"
_NEWCOMER = ("given_name", "family_name", "phone", "email", "birth_year", "language")


def _form(actor: Actor, data: Any = None) -> IntakeForm:
    sites = queries.site_choices(actor)
    first = {"language": actor.language, "notice_version": VERSION, "site": actor.site_id or "",
             "id": uuid7()}  # fmt: skip
    return IntakeForm(
        data, sites=sites, coaches=queries.staff_choices(actor, Role.COACH), initial=first
    )


def _taken_in(actor: Actor, said: dict[str, Any]) -> UUID:
    return take_in_participant(
        actor,
        newcomer=Newcomer(**{name: said[name] for name in _NEWCOMER}),
        site_id=said["site"],
        coach_id=said["coach"],
        agreement=Agreement(said["take_part"], said["notice_version"], said["how"]),
        id=said["id"],
    )


@access(Capability.INTAKE_WRITE, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def manager_intake(request: HttpRequest) -> HttpResponse:
    """Ten fields, consent and notice; then the person's page, where a card can be made."""
    actor = actor_of(request)
    form = _form(actor, request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return render(request, _TEMPLATE, {"form": form})
    if not form.is_valid():
        return again(request, _TEMPLATE, {"form": form})
    try:
        person = _taken_in(actor, form.cleaned_data)
    except Replayed as other_words:
        refuse(form, other_words)
        form.renew()
        return again(request, _TEMPLATE, {"form": form})
    except OldNoticeError:
        form.add_error("notice", _("The privacy notice has changed. Please load this page again."))
        return again(request, _TEMPLATE, {"form": form})
    messages.success(request, _("Welcome. Make a sign-in card now, while you are together."))
    return see("desks:manager_person", participant_id=person)
