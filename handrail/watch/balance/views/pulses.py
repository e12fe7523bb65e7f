"""Answering a pulse, taking an answer of today back, and showing answers to the other."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from handrail.design import dates
from handrail.ground.access import Capability, access
from handrail.ground.kernel import clock
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import REFUSALS, actor_of, own, refuse, subject
from handrail.ground.people.whose import owner_of

from .. import commands
from ..forms import PulseForm, RestForm
from ..models import Pulse
from ..rules import pulses as rules
from .page import shown

_ANSWER = Capability.PULSE_ANSWER


def home(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """Go back to the page of the balance."""
    if own(request, participant_id):
        return redirect("balance:mine")
    return redirect("balance:person", participant_id=participant_id)


def _said(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    form = PulseForm(request.POST)
    if form.is_valid():
        try:
            commands.say_pulse(
                actor_of(request), participant_id=participant_id, said=form.answers(),
                id=form.cleaned_data["id"],
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, gettext(rules.SAVED))
            return home(request, participant_id)
    return shown(request, participant_id, pulse=form)


def _shown(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    wanted = request.POST.get("show") == "yes"
    commands.show_answers(actor_of(request), participant_id=participant_id, shown=wanted)
    messages.success(request, gettext(rules.SHOWN if wanted else rules.HIDDEN))
    return home(request, participant_id)


@require_POST
@access(Capability.PULSE_ANSWER)
def mine(request: HttpRequest) -> HttpResponse:
    """The participant says how it is."""
    return _said(request, subject(request, _ANSWER, None))


@require_POST
@access(Capability.PULSE_ANSWER)
def person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """The coach says how it is with somebody."""
    return _said(request, subject(request, _ANSWER, participant_id))


@waits("pulse", "share")
@require_POST
@access(Capability.PULSE_ANSWER)
def show_mine(request: HttpRequest) -> HttpResponse:
    """The participant shows their answers, or does not any more."""
    return _shown(request, subject(request, _ANSWER, None))


@require_POST
@access(Capability.PULSE_ANSWER)
def show_of(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """The coach shows their answers about somebody, or does not any more."""
    return _shown(request, subject(request, _ANSWER, participant_id))


def _left_out(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    actor, form = actor_of(request), RestForm(request.POST)
    if form.after_all():
        commands.ask_after_all(actor, participant_id=participant_id)
        messages.success(request, gettext(rules.ASKED_AFTER_ALL))
    else:
        again = commands.leave_pulse_out(actor, participant_id=participant_id, on=form.day())
        said = gettext(rules.LEFT_OUT) % {"day": dates.short_day(again, clock.today(actor.zone))}
        messages.success(request, said)
    return home(request, participant_id)


@waits("pulse", "later", day="on")
@require_POST
@access(Capability.PULSE_ANSWER)
def rest_mine(request: HttpRequest) -> HttpResponse:
    """The participant leaves the questions out this time, or wants them after all."""
    return _left_out(request, subject(request, _ANSWER, None))


@require_POST
@access(Capability.PULSE_ANSWER)
def rest_of(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """The coach leaves the questions out this time, or wants them after all."""
    return _left_out(request, subject(request, _ANSWER, participant_id))


@require_POST
@access(Capability.PULSE_ANSWER)
def back(request: HttpRequest, pulse_id: UUID) -> HttpResponse:
    """Take the own answer of today back."""
    actor = actor_of(request)
    person = owner_of(actor, _ANSWER, Pulse, pulse_id)
    try:
        commands.take_back_pulse(actor, participant_id=person, pulse_id=pulse_id)
    except REFUSALS as refusal:
        messages.error(request, gettext(getattr(refusal, "words", rules.DAY_OVER)))
    else:
        messages.success(request, gettext(rules.TAKEN_BACK))
    return home(request, person)
