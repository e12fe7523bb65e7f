"""When I can: the lines of a person about their times, for them and for their coach."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.design import dates
from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import (
    about,
    actor_of,
    for_reader,
    own,
    shell,
    show,
    subject,
)
from handrail.ground.people.trying import changed, done_or_not, go, tried
from handrail.ground.people.whose import owner_of

from ..commands import times as commands
from ..forms import TimeLineForm
from ..models import EarlierTimeLine, TimeLine
from ..times import queries, rules
from .people import address

_C = Capability.APPOINTMENT_SET


def times_address(request: HttpRequest, person: UUID) -> str:
    """The address of the page for whoever is reading."""
    return for_reader(request, person, "contacts:times")


def _frame(request: HttpRequest, person: UUID) -> dict[str, Any]:
    name, _zone = about(actor_of(request), _C, person)
    return {
        "shell": shell(request, person), "mine": own(request, person), "person": person,
        "name": name, "me": actor_of(request), "nav": "today",
        "here": times_address(request, person),
        "home": address(request, person), "weekday_name": dates.weekday_named,
        "sorts": [(key, gettext(one.word)) for key, one in rules.SORTS.items()],
    }  # fmt: skip


def _list(request: HttpRequest, person: UUID, form: TimeLineForm | None = None) -> HttpResponse:
    record_read(actor_of(request), _C, person)
    found = queries.lines(actor_of(request), person)
    context = {
        **_frame(request, person), "lines": [one for one in found if not one.away],
        "away": [one for one in found if one.away],
    }  # fmt: skip
    fresh = TimeLineForm(initial={"id": uuid7(), "sort": "good"})
    return show(request, "contacts/times.html", context, form or fresh)


def _go(request: HttpRequest, person: UUID, words: str) -> HttpResponse:
    return go(request, words, times_address(request, person))


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.APPOINTMENT_SET)
def times(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """All lines, and a new one."""
    actor, person = actor_of(request), subject(request, _C, participant_id)
    if request.method != "POST":
        return _list(request, person)
    form = TimeLineForm(request.POST)
    if form.is_valid() and tried(form, lambda: commands.add_time_line(
        actor, participant_id=person, said=form.said(), id=form.cleaned_data["id"]
    )):  # fmt: skip
        return _go(request, person, rules.SAVED)
    return _list(request, person, form)


def _start(view: queries.LineView) -> dict[str, Any]:
    said = view.said
    return {
        "id": uuid7(), "version": view.version, "sort": said.sort, "days": list(said.when.days),
        "starts": said.when.starts, "ends": said.when.ends, "words": said.words,
    }  # fmt: skip


def _one(request: HttpRequest, time_line_id: UUID, form: TimeLineForm | None) -> HttpResponse:
    actor = actor_of(request)
    view, before = queries.line(actor, time_line_id)
    record_read(actor, _C, view.participant_id)
    context = {**_frame(request, view.participant_id), "one": view, "before": before}
    shown = form or TimeLineForm(initial=_start(view))
    return show(request, "contacts/time_line.html", context, shown)


@require_safe
@access(Capability.APPOINTMENT_SET)
def time_line(request: HttpRequest, time_line_id: UUID) -> HttpResponse:
    """One line: how it read before, and other words for one's own."""
    return _one(request, time_line_id, None)


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("time_line", "edit")
def time_line_change(request: HttpRequest, time_line_id: UUID) -> HttpResponse:
    """Other words for one's own line; what it said before is kept."""
    view, _before = queries.line(actor_of(request), time_line_id)
    if not view.may_change(actor_of(request)):
        raise NotVisible
    form = TimeLineForm(request.POST)
    if form.is_valid() and _change(request, form, view):
        return _go(request, view.participant_id, rules.CHANGED)
    return _one(request, time_line_id, form)


def _change(request: HttpRequest, form: TimeLineForm, view: queries.LineView) -> bool:
    which = {"participant_id": view.participant_id, "line_id": view.id}
    return changed(request, form, lambda: commands.change_time_line(
        actor_of(request), said=form.said(), version=form.cleaned_data["version"], **which
    ), rules.BOTH_KEPT)  # fmt: skip


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("time_line", "away")
def time_line_away(request: HttpRequest, time_line_id: UUID) -> HttpResponse:
    """Take a line off the list, or bring it back."""
    actor, back = actor_of(request), request.POST.get("back") == "1"
    person = owner_of(actor, _C, TimeLine, time_line_id)
    return done_or_not(request, lambda: commands.put_time_line_away(
        actor, participant_id=person, line_id=time_line_id, away=not back
    ), rules.BACK if back else rules.PUT_AWAY, times_address(request, person))  # fmt: skip


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("time_line", "earlier")
def time_line_before(request: HttpRequest, time_before_id: UUID) -> HttpResponse:
    """Let one's own line read as it did before."""
    actor = actor_of(request)
    person = owner_of(actor, _C, EarlierTimeLine, time_before_id)
    commands.use_earlier_time_line(actor, participant_id=person, earlier_id=time_before_id)
    return _go(request, person, rules.EARLIER_BACK)
