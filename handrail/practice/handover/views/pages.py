"""The handover for the participant and the coach who goes: words, the yes, meeting, goodbye."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import both_kept, waits
from handrail.ground.people.first_contact import SayFirst
from handrail.ground.people.pages import actor_of, show, subject
from handrail.ground.people.trying import done_or_not, go, tried, why_not
from handrail.ground.people.whose import Changed, owner_of

from .. import rules
from ..commands import planning
from ..commands import words as commands
from ..finding import was_mine
from ..forms import CoachDayForm, CoachSummaryForm, DayForm, GoodbyeForm, SummaryForm, WishForm
from ..models import EarlierWriting, Handover
from ..queries import whole as queries
from .place import address, frame

_READ, _WRITE, _OWN = (
    Capability.HANDOVER_READ, Capability.HANDOVER_WRITE, Capability.HANDOVER_OWN,
)  # fmt: skip
_NAMES = {rules.SUMMARY: "words_%s", rules.GOODBYE: "bye_%s"}


def _form_class(part: str, mine: bool) -> Any:
    if part == rules.GOODBYE:
        return GoodbyeForm
    return SummaryForm if mine else CoachSummaryForm


def _day_form(mine: bool) -> Any:
    return DayForm if mine else CoachDayForm


def _forms(found: queries.HandoverView, mine: bool) -> dict[str, Any]:
    forms: dict[str, Any] = {
        "wish": WishForm(initial={"id": uuid7()}, auto_id="wish_%s"),
        "day": _day_form(mine)(
            initial={"on": found.stands.meet_on, "at": found.stands.meet_at}, auto_id="day_%s"
        ),
    }
    for part, named in _NAMES.items():
        said = found.said(part, rules.PARTICIPANT if mine else rules.COACH)
        start = {"id": uuid7(), "version": said.version, "text": said.text}
        forms[part] = _form_class(part, mine)(initial=start, auto_id=named)
    return forms


def page(request: HttpRequest, person: UUID, form: Any = None, which: str = "") -> HttpResponse:
    """The page with everything; `which` of its forms `form` is, when one did not pass."""
    actor, context = actor_of(request), frame(request, person)
    mine = bool(context["mine"])
    record_read(actor, _READ, person)
    found = queries.handovers(actor, person)
    now = next((one for one in found if one.stands.open), None)
    forms = _forms(now, mine) if now else {}
    if form is not None:
        forms[which] = form
    context |= {
        "now": now, "forms": forms, "past": [one for one in found if not one.stands.open],
        "kept": queries.kept_said(actor, now.stands) if now else "", "among": rules.AMONG,
        "coaches": queries.coaches_before(actor, person), "suggestions": rules.SUGGESTIONS,
    }  # fmt: skip
    if not mine:
        context["handed"] = queries.handed_to_me(actor, person)
        if context["handed"]:
            record_read(actor, Capability.HANDED_ON_READ, person)
    template = "handover/mine.html" if mine else "handover/coach.html"
    return show(request, template, context, form)


@require_safe
@access(Capability.HANDOVER_READ)
def handover(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """What is being prepared, what was handed on, and who coached before."""
    return page(request, subject(request, _READ, participant_id))


def _gone(request: HttpRequest, handover_id: UUID, part: str) -> HttpResponse:
    """The new coach began while these words were typed: say so, and give them back."""
    if not was_mine(actor_of(request), handover_id):
        raise NotVisible
    form = _form_class(part, mine=False)(request.POST, auto_id=_NAMES[part])
    form.is_valid()
    form.add_error(None, gettext(rules.GONE))
    context: dict[str, Any] = {"shell": "design/desk.html", "nav": "today"}
    return show(request, "handover/gone.html", context, form)


@require_POST
@access(Capability.HANDOVER_WRITE)
@waits("handover_words", "edit")
def words(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Write one's own part of the summary, or one's goodbye."""
    actor, part = actor_of(request), request.POST.get("part", rules.SUMMARY)
    if part not in rules.PARTS:
        raise NotVisible
    try:
        person = owner_of(actor, _WRITE, Handover, handover_id)
    except NotVisible:
        return _gone(request, handover_id, part)
    mine, done = actor.participant_id == person, list[Changed]()
    form = _form_class(part, mine)(request.POST, auto_id=_NAMES[part])
    if not (form.is_valid() and tried(form, lambda: done.append(commands.write(
        actor, participant_id=person, handover_id=handover_id, part=part, **form.cleaned_data
    )))):  # fmt: skip
        return page(request, person, form, part)
    if done[0].meanwhile:
        both_kept(request, gettext(rules.BOTH_KEPT))
    asks = part == rules.SUMMARY and not mine
    return go(request, rules.SAVED_ASKS if asks else rules.SAVED, address(request, person))


@require_POST
@access(Capability.HANDOVER_WRITE)
@waits("handover_words", "earlier")
def use_earlier(request: HttpRequest, handover_words_before_id: UUID) -> HttpResponse:
    """Let one's own words read as before."""
    actor = actor_of(request)
    person = owner_of(actor, _WRITE, EarlierWriting, handover_words_before_id)
    return done_or_not(
        request,
        lambda: commands.use_earlier(
            actor, participant_id=person, earlier_id=handover_words_before_id
        ),
        rules.SAVED, address(request, person),
    )  # fmt: skip


@require_POST
@access(Capability.HANDOVER_OWN)
@waits("handover", "beside")
def wish(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Ask the coach to change something."""
    actor = actor_of(request)
    person = owner_of(actor, _OWN, Handover, handover_id)
    form = WishForm(request.POST, auto_id="wish_%s")
    if form.is_valid() and tried(form, lambda: commands.wish_for_change(
        actor, participant_id=person, handover_id=handover_id, **form.cleaned_data
    )):  # fmt: skip
        return go(request, rules.WISHED, address(request, person))
    return page(request, person, form, "wish")


@require_POST
@access(Capability.HANDOVER_OWN)
@waits("handover", "share")
def answer(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Say what is handed on, or take that back."""
    actor, what = actor_of(request), request.POST.get("what", "")
    person = owner_of(actor, _OWN, Handover, handover_id)
    typed = request.POST.get("read", "")
    read = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else 0
    return done_or_not(
        request,
        lambda: commands.answer(
            actor, participant_id=person, handover_id=handover_id, what=what, read_version=read
        ),
        rules.ANSWERED.get(what, rules.SAVED), address(request, person),
    )  # fmt: skip


@require_POST
@access(Capability.HANDOVER_OWN)
@waits("notes_before", "share")
def notes_too(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Say whether the new coach may read the notes from before."""
    actor, too = actor_of(request), request.POST.get("too") == "yes"
    person = owner_of(actor, _OWN, Handover, handover_id)
    return done_or_not(
        request,
        lambda: commands.say_notes_too(
            actor, participant_id=person, handover_id=handover_id, too=too
        ),
        rules.NOTES_TOO if too else rules.NOTES_SHUT, address(request, person),
    )  # fmt: skip


@require_POST
@access(Capability.HANDOVER_WRITE)
@waits("handover", "day")
def day(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Set the day on which all meet, or take it out."""
    actor = actor_of(request)
    person = owner_of(actor, _WRITE, Handover, handover_id)
    form = _day_form(actor.participant_id == person)(request.POST, auto_id="day_%s")
    both, said = "keep_both" in request.POST, list[str]()
    if form.is_valid() and tried(form, lambda: said.append(planning.set_day(
        actor, participant_id=person, handover_id=handover_id, keep_both=both, **form.cleaned_data
    ))):  # fmt: skip
        return go(request, said[0], address(request, person))
    return page(request, person, form, "day")


@require_POST
@access(Capability.HANDOVER_WRITE)
@waits("handover", "stand")
def met(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Say that all have met, or take that back."""
    actor, yes = actor_of(request), request.POST.get("met") != "no"
    person = owner_of(actor, _WRITE, Handover, handover_id)
    to = address(request, person)
    try:
        planning.say_met(actor, participant_id=person, handover_id=handover_id, met=yes)
    except SayFirst as first:
        return why_not(request, first.words, first.where)
    except NotLikeThis as refusal:
        return why_not(request, refusal.words, to)
    return go(request, rules.MET if yes else rules.NOT_MET, to)
