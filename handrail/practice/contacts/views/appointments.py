"""Setting, moving, calling off and answering appointments, by either of the two."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.pages import REFUSALS, about, actor_of, own, shell, show, subject

from .. import queries, rules
from ..commands import (
    TimeSet,
    agree_appointment,
    answer_appointment,
    cancel_appointment,
    move_appointment,
    set_appointment,
)
from ..forms import AppointmentForm
from .people import address, go, refuse, say_refusal


def _page(
    request: HttpRequest, person: UUID, form: AppointmentForm,
    old: queries.AppointmentView | None = None, overlap: bool = False,
) -> HttpResponse:  # fmt: skip
    name, zone = about(actor_of(request), Capability.APPOINTMENT_SET, person)
    mine = own(request, person)
    kinds = [(key, gettext(rules.KINDS[key].word)) for key in rules.APPOINTMENT_KINDS]
    context: dict[str, Any] = {
        "shell": shell(request, person),
        "mine": mine,
        "person": person,
        "name": name,
        "zone": zone.replace("_", " "),
        "old": old,
        "overlap": overlap,
        "kinds": kinds,
        "back": address(request, person),
        "nav": "today",
    }
    return show(request, "contacts/appointment.html", context, form)


def _say(request: HttpRequest, made: TimeSet, words: str) -> None:
    messages.success(request, gettext(words))
    if made.words:
        messages.warning(request, gettext(made.words))


def _wrong(
    request: HttpRequest, person: UUID, form: AppointmentForm, refusal: Exception,
    old: queries.AppointmentView | None = None,
) -> HttpResponse:  # fmt: skip
    refuse(form, refusal)
    overlap = isinstance(refusal, NotLikeThis) and refusal.field == "overlap"
    return _page(request, person, form, old, overlap)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.APPOINTMENT_SET)
def appointment_new(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Propose or set a time, on the participant's own clock."""
    person = subject(request, Capability.APPOINTMENT_SET, participant_id)
    mine = own(request, person)
    if request.method != "POST":
        record_read(actor_of(request), Capability.APPOINTMENT_SET, person)
        start = {"id": uuid7(), "minutes": 30, "kind": "call", "agreed": not mine}
        return _page(request, person, AppointmentForm(initial=start))
    form = AppointmentForm(request.POST)
    if not form.is_valid():
        return _page(request, person, form)
    said = dict(form.cleaned_data)
    said["minutes"] = said["minutes"] or 30
    said["kind"] = said["kind"] or "call"
    try:
        made = set_appointment(actor_of(request), participant_id=person,
                               keep_both="keep_both" in request.POST, **said)  # fmt: skip
    except REFUSALS as refusal:
        return _wrong(request, person, form, refusal)
    _say(request, made, rules.ASKED_WORDS if mine else rules.SET_WORDS)
    return go(request, person)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.APPOINTMENT_SET)
def appointment_move(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Move an appointment; a participant asks, a coach may have agreed on it already."""
    actor = actor_of(request)
    old = queries.appointment(actor, appointment_id)
    person = old.participant_id
    if request.method != "POST":
        # The time that was set stands on the page: that is more than a name.
        record_read(actor, Capability.APPOINTMENT_READ, person)
        start = {"id": uuid7(), "on": old.on, "at": old.clock, "minutes": old.minutes}
        return _page(request, person, AppointmentForm(initial=start), old)
    form = AppointmentForm(request.POST)
    if not form.is_valid():
        return _page(request, person, form, old)
    said = {key: form.cleaned_data[key] for key in ("id", "on", "at", "minutes", "agreed")}
    try:
        made = move_appointment(actor, participant_id=person, appointment_id=appointment_id,
                                keep_both="keep_both" in request.POST, **said)  # fmt: skip
    except REFUSALS as refusal:
        return _wrong(request, person, form, refusal, old)
    _say(request, made, rules.MOVED_WORDS if own(request, person) else rules.SET_WORDS)
    return go(request, person)


@require_POST
@access(Capability.APPOINTMENT_SET)
def appointment_cancel(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Call an appointment off without a reason, or put it back."""
    actor = actor_of(request)
    person = queries.appointment(actor, appointment_id).participant_id
    put_back = request.POST.get("put_back") == "1"
    try:
        cancel_appointment(actor, participant_id=person, appointment_id=appointment_id,
                           put_back=put_back)  # fmt: skip
    except NotLikeThis as refusal:
        say_refusal(request, refusal)
    else:
        said = rules.SET_WORDS if put_back else rules.CANCELLED_WORDS
        messages.success(request, gettext(said))
    return go(request, person)


@require_POST
@access(Capability.APPOINTMENT_SET)
def appointment_agree(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Say yes to the time that the other one proposed."""
    actor = actor_of(request)
    person = queries.appointment(actor, appointment_id).participant_id
    try:
        agree_appointment(actor, participant_id=person, appointment_id=appointment_id)
    except NotLikeThis as refusal:
        say_refusal(request, refusal)
    else:
        messages.success(request, gettext(rules.SET_WORDS))
    return go(request, person)


@require_POST
@access(Capability.APPOINTMENT_SET)
def appointment_answer(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Did it happen? For a coach, a yes becomes the contact."""
    actor = actor_of(request)
    person = queries.appointment(actor, appointment_id).participant_id
    happened = request.POST.get("happened") == "yes"
    try:
        answer_appointment(actor, participant_id=person, appointment_id=appointment_id,
                           happened=happened)  # fmt: skip
    except NotLikeThis as refusal:
        say_refusal(request, refusal)
    else:
        said = gettext("Good.") if happened else gettext(rules.NOT_SEEN_WORDS)
        messages.success(request, said)
    return go(request, person)
