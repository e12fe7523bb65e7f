"""The participant's page of kind words, and the writer's."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.pages import (
    REFUSALS,
    about,
    actor_of,
    refuse,
    shell_of,
    show,
    subject,
    wanted,
)

from . import commands, queries, rules
from .forms import ChangeForm, KindWordForm
from .person import last_day

_READ, _ANSWER = Capability.KIND_WORDS_READ, Capability.KIND_WORDS_ANSWER
_WRITE = Capability.KIND_WORDS_WRITE


@require_safe
@access(Capability.KIND_WORDS_READ)
def mine(request: HttpRequest) -> HttpResponse:
    """Everything kind that arrived, newest first, and from whom nothing arrives just now."""
    actor, me = actor_of(request), subject(request, _READ, None)
    today = clock.today(actor.zone)
    context = {
        "words": queries.all_words(actor, me, today, request.GET.get("page", "1")),
        "off": queries.switched_off(actor, me),
        "nav": "today",
    }
    return render(request, "encouragement/mine.html", context)


def _back(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    target = wanted(request, "next", reverse("encouragement:mine"))
    return HttpResponseRedirect(target, status=303)


@require_POST
@access(Capability.KIND_WORDS_ANSWER)
def thanks(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """Say thank you in one tap."""
    me = subject(request, _ANSWER, None)
    commands.thank(actor_of(request), participant_id=me, word_id=word_id)
    return _back(request, gettext(rules.THANKED))


@require_POST
@access(Capability.KIND_WORDS_ANSWER)
def away(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """Take words off Today."""
    me = subject(request, _ANSWER, None)
    commands.put_away(actor_of(request), participant_id=me, word_id=word_id)
    return _back(request, gettext("Put away. You find it under “Kind words”."))


@require_POST
@access(Capability.KIND_WORDS_ANSWER)
def delete(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """Delete words for good."""
    me = subject(request, _ANSWER, None)
    commands.delete_word(actor_of(request), participant_id=me, word_id=word_id)
    return _back(request, gettext("Deleted."))


@require_POST
@access(Capability.KIND_WORDS_ANSWER)
def off(request: HttpRequest, writer_id: UUID) -> HttpResponse:
    """Switch kind words from one person off, or on again."""
    actor, me = actor_of(request), subject(request, _ANSWER, None)
    if request.POST.get("on") == "1":
        commands.switch_on(actor, participant_id=me, writer_id=writer_id)
        return _back(request, gettext("Switched on. What was hidden is here again."))
    commands.switch_off(actor, participant_id=me, writer_id=writer_id)
    return _back(request, gettext("Switched off. You can switch it on again below."))


def _address(participant_id: UUID) -> str:
    return reverse("encouragement:write", kwargs={"participant_id": participant_id})


def _limits(request: HttpRequest, zone: str, participant_id: UUID) -> dict[str, date | None]:
    last = last_day(actor_of(request), participant_id, zone)
    return {"today": clock.today(zone), "last": last}


def _page(
    request: HttpRequest, person: UUID, name: str, today: date, form: KindWordForm
) -> HttpResponse:
    actor = actor_of(request)
    context: dict[str, Any] = {
        "shell": shell_of(actor),
        "staff": actor.staff_id is not None,
        "person": person,
        "name": name,
        "takes_none": queries.takes_none(actor, person),
        "off_words": rules.SWITCHED_OFF,
        "waiting": queries.waiting(actor, person, today),
        "sent": queries.sent(actor, person, today, request.GET.get("page", "1")),
        "nav": "today" if actor.staff_id else "people",
    }
    return show(request, "encouragement/write.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.KIND_WORDS_WRITE)
def write(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Write kind words, and see one's own: what waits, and what was thanked for."""
    actor, person = actor_of(request), subject(request, _WRITE, participant_id)
    name, zone = about(actor, _WRITE, person)
    limits: Any = _limits(request, zone, person)
    if request.method != "POST":
        record_read(actor, _WRITE, person)
        form = KindWordForm(initial={"id": uuid7(), "ready": ""}, **limits)
        return _page(request, person, name, limits["today"], form)
    form = KindWordForm(request.POST, **limits)
    if form.is_valid():
        try:
            commands.write_word(actor, participant_id=person, **form.cleaned_data)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            ahead = (form.cleaned_data["on"] or limits["today"]) > limits["today"]
            return _written(request, person, ahead=ahead)
    return _page(request, person, name, limits["today"], form)


def _written(request: HttpRequest, person: UUID, *, ahead: bool) -> HttpResponse:
    waits = gettext("Kept for that day. Until then you can change it or take it back.")
    messages.success(request, waits if ahead else gettext("Your kind words are there now."))
    return HttpResponseRedirect(_address(person), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.KIND_WORDS_WRITE)
def edit(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """Change own words whose day has not come."""
    actor = actor_of(request)
    person, word = queries.own_word(actor, word_id)
    name, zone = about(actor, _WRITE, person)
    limits: Any = _limits(request, zone, person)
    start = {"id": uuid7(), "text": word.text, "on": word.on}
    data = request.POST if request.method == "POST" else None
    form = ChangeForm(data, initial=start, **limits)
    if data is None:
        record_read(actor, _WRITE, person)
    elif form.is_valid() and _changed(request, person, word_id, form):
        ahead = (form.cleaned_data["on"] or limits["today"]) > limits["today"]
        return _written(request, person, ahead=ahead)
    context: dict[str, Any] = {
        "shell": shell_of(actor), "name": name, "back": _address(person), "person": person,
        "staff": actor.staff_id is not None,
    }  # fmt: skip
    return show(request, "encouragement/edit.html", context, form)


def _changed(request: HttpRequest, person: UUID, word_id: UUID, form: ChangeForm) -> bool:
    said = form.cleaned_data
    try:
        commands.change_word(actor_of(request), participant_id=person, word_id=word_id,
                             text=said["text"], on=said["on"])  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return False
    return True


@require_POST
@access(Capability.KIND_WORDS_WRITE)
def take_back(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """Take own words back whose day has not come."""
    actor = actor_of(request)
    person, _word = queries.own_word(actor, word_id)
    try:
        commands.take_back_word(actor, participant_id=person, word_id=word_id)
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
    else:
        messages.success(request, gettext("Taken back. They do not arrive."))
    return HttpResponseRedirect(_address(person), status=303)
