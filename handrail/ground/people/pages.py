"""What pages about one person share: whose record it is, where to go next, how a no is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from handrail.ground.access import Actor, Capability, NotVisible, authorise
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.kernel.waits import not_yet
from handrail.ground.people.models import Participant
from handrail.ground.people.names import short_name

REFUSALS = (NotLikeThis, TextTooLong, Replayed)
_AS_NAMED: Mapping[str, str] = {}


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


def subject_inside(
    request: HttpRequest, capability: Capability, participant_id: UUID | None
) -> UUID:
    """Return whose record a page of the programme is about. Raises NotVisible for outsiders too:
    what was shared with them stands on a page of its own, with less on it."""
    if actor_of(request).outsider_id is not None:
        raise NotVisible
    return subject(request, capability, participant_id)


def _about(actor: Actor, capability: Capability, participant_id: UUID) -> Any:
    rows = Participant.objects.visible_to(actor, capability).filter(pk=participant_id)
    return rows.values_list("given_name", "family_name", "removed_at", "zone").order_by()[:1]


_ABOUT = Reading(_about)


def about(actor: Actor, capability: Capability, participant_id: UUID) -> tuple[str, str]:
    """Return the person's short name and their time zone. Raises NotVisible."""
    found = _ABOUT.first(actor, capability, participant_id)
    if found is None:
        raise NotVisible
    *name, zone = found
    return short_name(*name), zone


def own(request: HttpRequest, participant_id: UUID | None) -> bool:
    """Whether the reader is this participant."""
    return participant_id is not None and actor_of(request).participant_id == participant_id


def for_reader(request: HttpRequest, person: UUID, mine: str, theirs: str = "") -> str:
    """Return the address of one's own page for the person, and of the person's for anybody else.

    `theirs` is the name of the other page, where it is not that of one's own with “_of”.
    """
    if own(request, person):
        return reverse(mine)
    return reverse(theirs or f"{mine}_of", kwargs={"participant_id": person})


def shell(request: HttpRequest, participant_id: UUID | None) -> str:
    """Return the page shell to extend: the phone for the person, the desk for anybody else."""
    return "design/phone.html" if own(request, participant_id) else "design/desk.html"


def shell_of(actor: Actor) -> str:
    """Return the shell of a page about nobody in particular: the desk at work, else the phone."""
    return "design/desk.html" if actor.staff_id else "design/phone.html"


def wanted(request: HttpRequest, field: str, otherwise: str) -> str:
    """Return the page that the form names in `field` when it is one of ours, or `otherwise`."""
    named = request.POST.get(field, "")
    return named if named and url_has_allowed_host_and_scheme(named, None) else otherwise


def refuse(form: forms.Form, refusal: Exception, fields: Mapping[str, str] = _AS_NAMED) -> None:
    """Put the sentence of a refusal beside its field; `fields` says what the form calls it."""
    if isinstance(refusal, NotLikeThis):
        field = fields.get(refusal.field or "", refusal.field)
        seen = field in form.fields and not form.fields[field].widget.is_hidden
        form.add_error(field if seen else None, gettext(refusal.words))
    elif isinstance(refusal, Replayed):
        form.add_error(None, gettext("This was sent before with other words, and the first is "
                                     "kept. Send again to save this one as well."))  # fmt: skip
    else:
        form.add_error(None, gettext("One of the texts is too long. Please shorten it."))


def show(
    request: HttpRequest, template: str, context: dict[str, object],
    form: forms.Form | None = None, *, asks: bool = False,
) -> HttpResponse:  # fmt: skip
    """Render a page; a form that did not pass gives 422 and everything that was typed.

    `asks` says that the page asks something back first. That is 422 as well: a 2xx to a form
    means that it was kept.
    """
    wrong = form is not None and form.is_bound and bool(form.errors)
    if wrong and isinstance(form, EntryForm):
        form.renew()
    answer = render(request, template, {**context, "form": form})
    if wrong or asks:
        return not_yet(answer, said_no(form) if wrong and form is not None else [])
    return answer


def said_no(*wrong: forms.Form | None) -> list[str]:
    """Return what forms that did not pass say about it."""
    return [
        str(words)
        for form in wrong
        if form is not None and form.is_bound
        for found in form.errors.values()
        for words in found
    ]
