"""Whose record a page is about, where to go afterwards, and how a refusal is said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import gettext

from handrail.ground.access import Actor, Capability
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people import pages
from handrail.ground.people.models import Participant

from ..setting import Meanwhile


def address(request: HttpRequest, participant_id: UUID) -> str:
    """Return the address of this person's contacts for whoever is reading."""
    return pages.for_reader(request, participant_id, "contacts:mine", "contacts:person")


_SETS, _WRITES = 1, 2


def _allowed(actor: Actor, participant_id: UUID) -> Any:
    sets, writes = (
        Participant.objects.visible_to(actor, capability).filter(pk=participant_id)
        for capability in (Capability.APPOINTMENT_SET, Capability.CONTACT_LOG)
    )
    return numbered(sets, _SETS).union(numbered(writes, _WRITES))


_ALLOWED = Reading(_allowed)


def may(actor: Actor, participant_id: UUID, *, mine: bool) -> dict[str, bool]:
    """What a list offers its reader to do: set times (`sets`), and write contacts (`writes`).

    One query, none for whoever reads of themselves.
    """
    found = [] if mine else [what for (what,) in _ALLOWED.rows(actor, participant_id)]
    return {"sets": mine or _SETS in found, "writes": _WRITES in found}


def go(request: HttpRequest, participant_id: UUID) -> HttpResponseRedirect:
    """Go to the page the form names in `next_page` when it is one of ours, or to the list."""
    target = pages.wanted(request, "next_page", address(request, participant_id))
    return HttpResponseRedirect(target, status=303)


def say_refusal(request: HttpRequest, refusal: NotLikeThis) -> None:
    """Say a refusal on the next page, where there is no form to say it in."""
    messages.warning(request, gettext(refusal.words))


def as_it_stands(
    request: HttpRequest, participant_id: UUID, refusal: NotLikeThis
) -> HttpResponseRedirect:
    """Say a refusal; where the time stands otherwise by now, on the page that shows how."""
    say_refusal(request, refusal)
    if isinstance(refusal, Meanwhile):
        return HttpResponseRedirect(f"{address(request, participant_id)}#ahead", status=303)
    return go(request, participant_id)


def refuse(form: forms.Form, refusal: Exception) -> None:
    """Put the sentence of a refusal beside the field it is about."""
    pages.refuse(form, refusal, {"at": "at_on"} if "at_on" in form.fields else {})
