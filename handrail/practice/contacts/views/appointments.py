"""Setting, moving, calling off and answering appointments, by either of the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.design.dates import weekday_named
from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import both_kept, waits
from handrail.ground.people.first_contact import SayFirst
from handrail.ground.people.pages import REFUSALS, about, actor_of, own, shell, show, subject

from .. import queries, recurring, rules
from ..commands import (
    PutBack,
    Rhythm,
    SeriesSet,
    agree_appointment,
    agree_series,
    answer_appointment,
    cancel_appointment,
    cancel_following,
    move_appointment,
    move_following,
    put_all_back,
    set_appointment,
    set_series,
    take_back_answer,
)
from ..forms import AppointmentForm
from ..grouped import days_words, rhythm_words
from ..setting import Clash, TimeSet
from ..times import rules as time_rules
from ..times.queries import LineView, said_now
from ..wallclock import place
from .channels import say_above
from .people import address, as_it_stands, go, refuse, say_refusal
from .sessions import lead_on
from .times import times_address


@dataclass(frozen=True)
class Asked:
    """What a page shows besides its form: the time that is moved, and what is in the way."""

    old: queries.AppointmentView | None = None
    overlap: bool = False
    hidden: bool = False
    days: str = ""
    following: bool = False
    suits: Sequence[LineView] = ()
    night: bool = False
    phone: bool = False

    @property
    def looks(self) -> bool:
        """Whether there is something to look at before this time is set."""
        return bool(self.suits or self.night or self.phone)


_NEW = Asked()


def _page(
    request: HttpRequest, person: UUID, form: AppointmentForm, asked: Asked = _NEW
) -> HttpResponse:
    name, zone = about(actor_of(request), Capability.APPOINTMENT_SET, person)
    mine = own(request, person)
    context: dict[str, Any] = {
        "shell": shell(request, person), "mine": mine, "person": person, "name": name,
        "zone": zone, "old": asked.old, "asked": asked,
        "kinds": [(key, gettext(rules.KINDS[key].word)) for key in rules.APPOINTMENT_KINDS],
        "everies": [(key, gettext(word)) for key, word in recurring.EVERY.items()],
        "until_when": gettext(recurring.UNTIL_WHEN),
        "rhythm": rhythm_words(asked.old) if asked.old else "",
        "back": address(request, person), "nav": "today", "weekday_name": weekday_named,
        "lines": said_now(actor_of(request), person), "times": times_address(request, person),
    }  # fmt: skip
    return show(request, "contacts/appointment.html", context, form, asks=asked.looks)


def _looked_at(request: HttpRequest, person: UUID, form: AppointmentForm, asked: Asked) -> Asked:
    """What somebody wrote about their times that this one falls into, unless it was seen."""
    if "anyway" in request.POST:
        return asked
    typed, lines = form.cleaned_data, said_now(actor_of(request), person)
    kind = asked.old.kind if asked.old else typed["kind"] or "call"
    minutes = typed["minutes"] or (asked.old.minutes if asked.old else 30)
    when, said = (typed["on"], typed["at"], minutes), [line.said for line in lines]
    hit = time_rules.in_the_way(said, *when)
    return replace(
        asked, suits=[line for line in lines if line.said in hit],
        night=time_rules.at_night(said, *when), phone=time_rules.rather_by_phone(said, kind),
    )  # fmt: skip


def _say(request: HttpRequest, made: TimeSet | SeriesSet, words: str) -> None:
    messages.success(request, gettext(words))
    if made.words:
        both_kept(request, gettext(made.words))
    if isinstance(made, SeriesSet) and made.left_out:
        out = gettext("Left out: %(days)s") % {"days": days_words(made.left_out)}
        messages.info(request, out)


def _wrong(
    request: HttpRequest, person: UUID, form: AppointmentForm, refusal: Exception,
    asked: Asked = _NEW,
) -> HttpResponse:  # fmt: skip
    refuse(form, refusal)
    if isinstance(refusal, Clash):
        days = days_words(refusal.days) if len(refusal.days) > 1 or _many(request, asked) else ""
        asked = replace(asked, overlap=True, hidden=refusal.hidden, days=days)
    return _page(request, person, form, asked)


def _many(request: HttpRequest, asked: Asked) -> bool:
    return asked.following or bool(request.POST.get("every"))


def _clash(request: HttpRequest) -> str:
    if "keep_both" in request.POST:
        return recurring.BOTH
    return recurring.SKIP if "skip" in request.POST else recurring.ASK


def _say_above(request: HttpRequest, person: UUID, typed: dict[str, Any], asked: Asked) -> None:
    """Say when the time that was just set is more than the two agreed on for that week."""
    kind = asked.old.kind if asked.old else typed["kind"] or "call"
    _name, zone = about(actor_of(request), Capability.APPOINTMENT_SET, person)
    at = place(typed["on"], typed["at"], zone).starts_at
    say_above(request, person, kind, at, planned=True)


def _set(request: HttpRequest, person: UUID, said: dict[str, Any]) -> TimeSet | SeriesSet:
    actor, every = actor_of(request), said.pop("every")
    until, times = said.pop("until"), said.pop("times")
    minutes = said["minutes"] = said["minutes"] or 30
    said["kind"] = said["kind"] or "call"
    if not every:
        return set_appointment(actor, participant_id=person,
                               keep_both=_clash(request) == recurring.BOTH, **said)  # fmt: skip
    rhythm = Rhythm(said["on"], said["at"], every, until, times, minutes)
    more = {key: said[key] for key in ("kind", "place_words", "agreed", "needs_ride", "id")}
    return set_series(actor, participant_id=person, said=rhythm, clash=_clash(request), **more)


def _set_words(made: TimeSet | SeriesSet, mine: bool, agreed: bool) -> str:
    words = recurring.set_words if isinstance(made, SeriesSet) else rules.set_words
    return words(mine=mine, agreed=agreed)


def _moved_words(made: TimeSet | SeriesSet, mine: bool, agreed: bool) -> str:
    words = recurring.moved_words if isinstance(made, SeriesSet) else rules.moved_words
    return words(mine=mine, agreed=agreed)


def _fresh(request: HttpRequest, person: UUID) -> dict[str, Any]:
    lines = said_now(actor_of(request), person)
    return {
        "id": uuid7(), "minutes": 30, "kind": "call",
        "needs_ride": time_rules.needs_ride(line.said for line in lines),
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.APPOINTMENT_SET)
@waits("appointment", "time")
def appointment_new(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """Propose or set a time, on the participant's own clock."""
    person = subject(request, Capability.APPOINTMENT_SET, participant_id)
    mine = own(request, person)
    if request.method != "POST":
        record_read(actor_of(request), Capability.APPOINTMENT_SET, person)
        return _page(request, person, AppointmentForm(initial=_fresh(request, person)))
    form, asked = AppointmentForm(request.POST), _NEW
    if form.is_valid():
        asked = _looked_at(request, person, form, asked)
    if not form.is_valid() or asked.looks:
        return _page(request, person, form, asked)
    try:
        made = _set(request, person, dict(form.cleaned_data))
    except REFUSALS as refusal:
        return _wrong(request, person, form, refusal)
    _say(request, made, _set_words(made, mine, form.cleaned_data["agreed"]))
    _say_above(request, person, form.cleaned_data, asked)
    return go(request, person)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.APPOINTMENT_SET)
@waits("appointment", "time")
def appointment_move(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Move an appointment; a participant asks, a coach may have agreed on it already."""
    actor = actor_of(request)
    old = queries.appointment(actor, appointment_id)
    person = old.participant_id
    if request.method != "POST":
        # The time that was set stands on the page: that is more than a name.
        record_read(actor, Capability.APPOINTMENT_READ, person)
        start = {"id": uuid7(), "on": old.on, "at": old.clock, "minutes": old.minutes}
        return _page(request, person, AppointmentForm(initial=start), Asked(old))
    form = AppointmentForm(request.POST)
    asked = Asked(old, following=request.POST.get("reach") == "following")
    if form.is_valid():
        asked = _looked_at(request, person, form, asked)
    if not form.is_valid() or asked.looks:
        return _page(request, person, form, asked)
    try:
        made = _move(request, asked, form.cleaned_data)
    except REFUSALS as refusal:
        return _wrong(request, person, form, refusal, asked)
    mine, agreed = own(request, person), form.cleaned_data["agreed"]
    _say(request, made, _moved_words(made, mine, agreed))
    _say_above(request, person, form.cleaned_data, asked)
    return go(request, person)


def _move(request: HttpRequest, asked: Asked, typed: dict[str, Any]) -> TimeSet | SeriesSet:
    actor, old = actor_of(request), asked.old
    assert old is not None
    said = {key: typed[key] for key in ("id", "on", "at", "minutes", "agreed")}
    said |= {"participant_id": old.participant_id, "appointment_id": old.id}
    if asked.following:
        return move_following(actor, clash=_clash(request), **said)
    return move_appointment(actor, keep_both=_clash(request) == recurring.BOTH, **said)


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("appointment", "stand")
def appointment_cancel(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Call an appointment off without a reason, or put it back."""
    actor = actor_of(request)
    person = queries.appointment(actor, appointment_id).participant_id
    which = {"participant_id": person, "appointment_id": appointment_id}
    back = request.POST.get("put_back")
    put_back, said = back == "1", gettext(recurring.FOLLOWING_OFF)
    try:
        if back == "all":
            said = _back_words(put_all_back(actor, **which))
        elif request.POST.get("reach") == "following":
            cancel_following(actor, **which)
        else:
            stands = cancel_appointment(actor, put_back=put_back, **which)
            said = gettext(_stands_words(stands))
    except NotLikeThis as refusal:
        return as_it_stands(request, person, refusal)
    messages.success(request, said)
    return go(request, person)


def _stands_words(state: str) -> str:
    """What is said after one was called off, or is back as it stood."""
    if state == "cancelled":
        return rules.CANCELLED_WORDS
    return rules.SET_WORDS if state == "agreed" else rules.BACK_WORDS


def _back_words(done: PutBack) -> str:
    if not done.taken:
        return gettext(recurring.ALL_BACK)
    said = gettext(recurring.SOME_BACK if done.count else recurring.NONE_BACK)
    return said % {"days": days_words(done.taken)}


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("appointment", "stand")
def appointment_agree(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Say yes to the time that the other one proposed."""
    actor = actor_of(request)
    person = queries.appointment(actor, appointment_id).participant_id
    every = request.POST.get("reach") == "following"
    agree = agree_series if every else agree_appointment
    try:
        agree(actor, participant_id=person, appointment_id=appointment_id)
    except NotLikeThis as refusal:
        return as_it_stands(request, person, refusal)
    messages.success(request, gettext(recurring.ALL_AGREED if every else rules.SET_WORDS))
    return go(request, person)


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("appointment", "stand")
def appointment_answer(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Did it happen? For a coach, a yes becomes the contact."""
    actor = actor_of(request)
    person = queries.appointment(actor, appointment_id).participant_id
    happened = request.POST.get("happened") == "yes"
    which, made = {"participant_id": person, "appointment_id": appointment_id}, None
    try:
        if request.POST.get("happened") == "undo":
            take_back_answer(actor, **which)
        else:
            made = answer_appointment(actor, happened=happened, **which)
    except SayFirst as first:
        say_refusal(request, first)
        return HttpResponseRedirect(first.where, status=303)
    except NotLikeThis as refusal:
        return as_it_stands(request, person, refusal)
    messages.success(request, gettext(_answered(request.POST.get("happened", ""))))
    return lead_on(request, person, made)


def _answered(said: str) -> str:
    if said == "undo":
        return rules.ANSWER_BACK
    return rules.HAPPENED_WORDS if said == "yes" else rules.NOT_SEEN_WORDS
