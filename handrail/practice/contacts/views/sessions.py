"""A talk and its appointment: which one it was, what it was, and that the coach asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.design import dates
from handrail.ground.access import Actor, Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.pages import REFUSALS, about, actor_of, show, wanted
from handrail.ground.shelf.dignity import say_hints

from .. import queries, rules
from ..commands import say_asked, say_what_it_was
from ..forms import ContactForm, WhatItWasForm
from ..sessions import queries as sessions
from ..sessions import rules as session
from .people import address, go, refuse, say_refusal

TODAY = "desks:coach_today"


def _posted(form: ContactForm, name: str) -> UUID | None:
    try:
        return UUID(str(form.data.get(name) or ""))
    except ValueError:
        return None


def offer(actor: Actor, form: ContactForm, about_id: UUID | None) -> str:
    """Put the appointment that a talk most likely was into the form; its words, or "".

    Somebody who is not among the people of the form has none.
    """
    who, now = about_id or _posted(form, "participant"), clock.now()
    if who is None or str(who) not in dict(form.fields["participant"].choices):  # type: ignore[attr-defined]
        return ""
    at = getattr(form, "cleaned_data", {}).get("at") or now
    at = now if rules.check_contact_time(at, now) else at
    times = sessions.begun(actor, who, at, now)
    offered = _posted(form, "appointment")
    kept = [one for one in times if one.id == offered and session.on_that_day(at, one)]
    found = kept[0] if kept else session.nearest(at, times)
    if found is None:
        return ""
    if not form.is_bound:
        form.initial.update(appointment=found.id, was_it=True)
    elif found.id != offered:
        form.put("appointment", str(found.id))
        form.put("was_it", "on")
    words = gettext(session.THIS_ONE)
    return words % {"time": dates.time_words(clock.local(found.starts_at, found.zone))}


def which_one(actor: Actor, form: ContactForm, who: UUID) -> tuple[UUID | None, bool]:
    """Which appointment a talk is said to have been, and whether that is to be asked first."""
    said, now = form.cleaned_data, clock.now()
    if not rules.reached(said["kind"]):
        return None, False
    at, offered = said["at"] or now, said["appointment"]
    times = sessions.begun(actor, who, at, now)
    if any(one.id == offered and session.on_that_day(at, one) for one in times):
        return (offered if said["was_it"] else None), False
    return None, session.nearest(at, times) is not None


def lead_on(request: HttpRequest, person: UUID, contact_id: UUID | None) -> HttpResponse:
    """After a yes: on to what it was, for the coach who was there; or back."""
    actor = actor_of(request)
    try:
        _who, one = queries.contact(actor, contact_id) if contact_id else (None, None)
    except NotVisible:
        one = None
    if one is None or not one.to_say:
        return go(request, person)
    to = reverse("contacts:what_it_was", kwargs={"contact_id": one.id})
    here = request.POST.get("next_page") == reverse(TODAY)
    return HttpResponseRedirect(f"{to}?from=today" if here else to, status=303)


def asked_words(actor: Actor, *, mine: bool) -> dict[str, Any]:
    """What a list of appointments says of those that were not seen, and whose they are to ask."""
    return {
        "my_staff": actor.staff_id,
        "asked_words": gettext(session.COACH_ASKED if mine else session.I_ASKED),
        "nobody_asked": gettext(session.NOBODY_ASKED),
    }


def _back(request: HttpRequest, who: UUID) -> str:
    today = reverse(TODAY) if request.GET.get("from") == "today" else address(request, who)
    return wanted(request, "next_page", today)


def _page(
    request: HttpRequest, form: WhatItWasForm, who: UUID, one: queries.ContactView
) -> HttpResponse:
    name, zone = about(actor_of(request), Capability.CONTACT_LOG, who)
    context: dict[str, Any] = {
        "name": name, "zone": zone, "one": one, "person": who, "back": _back(request, who),
        "held_to": [(key, gettext(word)) for key, word in rules.HELD_TO.items()],
        "held_up": [(key, gettext(word)) for key, word in rules.HELD_UP.items()],
        "nav": "today",
    }  # fmt: skip
    return show(request, "contacts/what_it_was.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.CONTACT_LOG)
def what_it_was(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """How was it? Two ticks, the minutes and the note of a contact that came of a yes."""
    actor = actor_of(request)
    who, one = queries.contact(actor, contact_id)
    if request.method != "POST":
        record_read(actor, Capability.CONTACT_READ, who)
        if not one.to_say:
            return go(request, who)
        start = {"id": uuid7(), "minutes": one.minutes, "held_up": one.held_up}
        return _page(request, WhatItWasForm(initial=start), who, one)
    form = WhatItWasForm(request.POST)
    if not form.is_valid():
        return _page(request, form, who, one)
    try:
        say_what_it_was(actor, participant_id=who, contact_id=contact_id, **form.said())
    except REFUSALS as refusal:
        refuse(form, refusal)
        return _page(request, form, who, one)
    messages.success(request, gettext(session.SAID_NOW))
    say_hints(request, actor, form.cleaned_data["note"])
    return go(request, who)


@require_POST
@access(Capability.CONTACT_LOG)
def asked(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """The coach asked how it went, about one that was not seen; or takes that back."""
    actor = actor_of(request)
    who, back = queries.appointment(actor, appointment_id).participant_id, "undo" in request.POST
    try:
        say_asked(actor, participant_id=who, appointment_id=appointment_id, asked=not back)
    except NotLikeThis as refusal:
        say_refusal(request, refusal)
    else:
        messages.success(request, gettext(session.ASKED_BACK if back else session.ASKED))
    return go(request, who)
