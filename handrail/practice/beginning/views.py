"""Two weeks to try: the participant's page, the coach's, and the office's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import not_yet, waits
from handrail.ground.people.pages import about, actor_of, for_reader, subject
from handrail.ground.people.trying import go
from handrail.ground.people.whose import owner_of

from . import commands, queries, rules
from .models import TwoWeeks

_READ, _OWN, _SAY, _SET = (
    Capability.BEGINNING_READ, Capability.BEGINNING_OWN, Capability.BEGINNING_SAY,
    Capability.BEGINNING_SET,
)  # fmt: skip


def _page(request: HttpRequest, person: UUID, no: str = "") -> HttpResponse:
    actor = actor_of(request)
    name, zone = about(actor, _READ, person)
    own = actor.participant_id == person
    record_read(actor, _READ, person)
    found = queries.two_weeks(actor, _READ, person)
    context: dict[str, Any] = {
        "now": found[0] if found else None, "before": found[1:], "answers": rules.ANSWERS,
        "coach_says": rules.COACH_SAYS, "today": clock.today(zone), "person": person,
        "name": name, "no": gettext(no) if no else "", "nav": "people" if own else "today",
    }  # fmt: skip
    shown = render(request, f"beginning/{'mine' if own else 'of'}.html", context)
    return not_yet(shown, [gettext(no)]) if no else shown


def _done(
    request: HttpRequest, person: UUID, do: Callable[[], Any], said: Callable[[Any], str]
) -> HttpResponse:
    try:
        came = do()
    except NotLikeThis as refusal:
        return _page(request, person, refusal.words)
    return go(request, said(came), for_reader(request, person, "beginning:mine", "beginning:of"))


@require_safe
@access(Capability.BEGINNING_READ)
def mine(request: HttpRequest) -> HttpResponse:
    """My two weeks, with the three answers."""
    return _page(request, subject(request, _OWN, None))


@require_safe
@access(Capability.BEGINNING_READ)
def of_person(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """The same for the coach: which answer, and how the coach sees it."""
    return _page(request, subject(request, _READ, participant_id))


@require_POST
@access(Capability.BEGINNING_OWN)
@waits("beginning", "keep")
def begin(request: HttpRequest) -> HttpResponse:
    """Begin two weeks to try."""
    actor, me = actor_of(request), subject(request, _OWN, None)
    return _done(
        request, me, lambda: commands.try_two_weeks(actor, participant_id=me),
        lambda new: rules.BEGUN if new else rules.RUNS,
    )  # fmt: skip


@require_POST
@access(Capability.BEGINNING_OWN)
@waits("beginning", "pick")
def answer(request: HttpRequest, beginning_id: UUID) -> HttpResponse:
    """Go on, something else, or not now."""
    actor, what = actor_of(request), request.POST.get("what", "")
    me = owner_of(actor, _OWN, TwoWeeks, beginning_id)
    return _done(
        request, me,
        lambda: commands.answer(actor, participant_id=me, beginning_id=beginning_id, what=what),
        lambda _none: rules.SAID[what],
    )  # fmt: skip


@require_POST
@access(Capability.BEGINNING_OWN)
@waits("beginning", "undo")
def back(request: HttpRequest, beginning_id: UUID) -> HttpResponse:
    """Take the answer back, or come back."""
    actor = actor_of(request)
    me = owner_of(actor, _OWN, TwoWeeks, beginning_id)
    return _done(
        request, me,
        lambda: commands.take_answer_back(actor, participant_id=me, beginning_id=beginning_id),
        lambda away: rules.BACK if away else rules.UNDONE,
    )  # fmt: skip


@require_POST
@access(Capability.BEGINNING_OWN)
@waits("beginning", "away")
def out(request: HttpRequest, beginning_id: UUID) -> HttpResponse:
    """Work together without a day to decide on."""
    actor = actor_of(request)
    me = owner_of(actor, _OWN, TwoWeeks, beginning_id)
    return _done(
        request, me,
        lambda: commands.take_out(actor, participant_id=me, beginning_id=beginning_id),
        lambda _none: rules.TAKEN_OUT,
    )  # fmt: skip


@require_POST
@access(Capability.BEGINNING_SAY)
def coach(request: HttpRequest, beginning_id: UUID) -> HttpResponse:
    """How the coach sees it."""
    actor, says = actor_of(request), request.POST.get("says", "")
    person = owner_of(actor, _SAY, TwoWeeks, beginning_id)
    return _done(
        request, person,
        lambda: commands.coach_says(
            actor, participant_id=person, beginning_id=beginning_id, says=says
        ),
        lambda _none: rules.COACH_SAID,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.BEGINNING_SET)
def office(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """The office lets somebody begin with two weeks, and sees where it stands."""
    actor = actor_of(request)
    name, _zone = about(actor, _SET, participant_id)
    if request.method == "POST":
        new = commands.let_try_two_weeks(actor, participant_id=participant_id)
        to = reverse("beginning:office", args=[participant_id])
        return go(request, rules.BEGUN if new else rules.RUNS, to)
    record_read(actor, _SET, participant_id)
    found = queries.two_weeks(actor, _SET, participant_id)
    context = {"now": found[0] if found else None, "person": participant_id, "name": name,
               "nav": "programme"}  # fmt: skip
    return render(request, "beginning/office.html", context)
