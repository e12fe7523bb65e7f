"""Whose record a page is about, where to go afterwards, and how a refusal is shown again."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from handrail.ground.access import Actor, Capability, NotVisible, authorise
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.people.models import Participant

from ..forms import AGAIN, EntryForm
from ..rules import NotLikeThis

REFUSALS = (NotLikeThis, TextTooLong, Replayed)


def actor_of(request: HttpRequest) -> Actor:
    """Return who is signed in; the page ring has made sure that somebody is."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def subject(request: HttpRequest, capability: Capability, participant_id: UUID | None) -> UUID:
    """Return whose record this is: the one in the address, or one's own. Raises NotVisible."""
    actor = actor_of(request)
    found = participant_id or actor.participant_id
    if found is None:
        raise NotVisible
    authorise(actor, capability, found)
    return found


def about(actor: Actor, capability: Capability, participant_id: UUID) -> tuple[str, str]:
    """Return the person's short name and zone. Raises NotVisible."""
    found = Participant.objects.visible_to(actor, capability).filter(pk=participant_id).first()
    if found is None:
        raise NotVisible
    return found.short_name, found.zone


def own(request: HttpRequest, participant_id: UUID) -> bool:
    """Whether the reader is the participant."""
    return actor_of(request).participant_id == participant_id


def shell(request: HttpRequest, participant_id: UUID | None) -> str:
    """Return the page shell to extend: the phone for the person, the desk for anybody else."""
    mine = participant_id is not None and own(request, participant_id)
    return "design/phone.html" if mine else "design/desk.html"


def address(request: HttpRequest, participant_id: UUID) -> str:
    """Return the address of this person's contacts for whoever is reading."""
    if own(request, participant_id):
        return reverse("contacts:mine")
    return reverse("contacts:person", kwargs={"participant_id": participant_id})


def go(request: HttpRequest, participant_id: UUID) -> HttpResponseRedirect:
    """Go to the page the form names in `next_page` when it is one of ours, or to the list."""
    wanted = request.POST.get("next_page", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    target = wanted if wanted and safe else address(request, participant_id)
    return HttpResponseRedirect(target, status=303)


def say_refusal(request: HttpRequest, refusal: NotLikeThis) -> None:
    """Say a refusal on the next page, where there is no form to say it in."""
    messages.warning(request, gettext(refusal.words))


def refuse(form: forms.Form, refusal: Exception) -> None:
    """Put the sentence of a refusal beside the field it is about."""
    if isinstance(refusal, NotLikeThis):
        field = {"at": "at_on"}.get(refusal.field or "", refusal.field)
        if "at_on" not in form.fields:
            field = refusal.field
        form.add_error(field if field in form.fields else None, gettext(refusal.words))
        return
    if isinstance(refusal, Replayed):
        form.add_error(None, gettext("This was sent before with other words, and the first is "
                                     "kept. Send again to save this one as well."))  # fmt: skip
        return
    form.add_error(None, gettext("One of the texts is too long. Please shorten it."))


def show(
    request: HttpRequest, template: str, context: dict[str, object], form: forms.Form
) -> HttpResponse:
    """Render a page; a form that did not pass gives 422 and everything that was typed."""
    wrong = form.is_bound and bool(form.errors)
    if wrong and isinstance(form, EntryForm):
        if "id" in form.errors:
            del form.errors["id"]
            form.add_error(None, AGAIN)
        form.renew(uuid7())
    return render(request, template, {**context, "form": form}, status=422 if wrong else 200)
