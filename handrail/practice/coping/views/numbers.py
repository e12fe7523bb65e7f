"""My numbers: days since and days this year, side by side."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show, subject

from ..commands import numbers as commands
from ..forms import ChangeClockForm, ClockForm, DaysForm
from ..queries import numbers as queries
from ..queries.earlier import earlier
from ..rules import numbers as rules
from .going import back, stays

_KEEP = Capability.COPING_KEEP


def _clocks(request: HttpRequest, me: UUID) -> list[queries.ClockView]:
    actor = actor_of(request)
    return queries.clocks(actor, me, clock.today(actor.zone))


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
def numbers(request: HttpRequest) -> HttpResponse:
    """Everything that I count; begin to count something new."""
    actor, me = actor_of(request), subject(request, _KEEP, None)
    form = ClockForm(request.POST if request.method == "POST" else None,
                     initial={"id": uuid7(), "counts": rules.ALL_BUT})  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            commands.add_clock(actor, participant_id=me, **form.cleaned_data)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            return back(request, gettext("It counts from now on."), "coping:numbers")
    found = _clocks(request, me)
    context: dict[str, Any] = {
        "clocks": [c for c in found if not c.away], "away": [c for c in found if c.away],
        "since_words": rules.SINCE_WORDS, "nav": "plan",
    }  # fmt: skip
    return show(request, "coping/numbers.html", context, form)


def _one(request: HttpRequest, me: UUID, clock_id: UUID) -> queries.ClockView:
    found = next((c for c in _clocks(request, me) if c.id == clock_id), None)
    if found is None:
        raise NotVisible
    return found


def _page(request: HttpRequest, me: UUID, clock_id: UUID, **forms: Any) -> HttpResponse:
    view = _one(request, me, clock_id)
    names = ("name", "starts_on", "shared", "show_since", "show_year", "version")
    start = {"id": uuid7(), **{name: getattr(view, name) for name in names}}
    change = forms.get("change") or ChangeClockForm(initial=start, prefix="c")
    days = forms.get("days") or DaysForm(initial={"id": uuid7()})
    context: dict[str, Any] = {
        "one": view,
        "change": change,
        "earlier": earlier(actor_of(request), me, clock_id),
        "since_words": rules.SINCE_WORDS,
        "nav": "plan",
    }
    wrong = change if change.errors else days
    return show(request, "coping/clock.html", {**context, "days": days}, wrong)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
def one(request: HttpRequest, clock_id: UUID) -> HttpResponse:
    """One count: its days, its name, what is shown and to whom; write days down."""
    actor = actor_of(request)
    me = queries.owner_of(actor, clock_id)
    if request.method != "POST":
        return _page(request, me, clock_id)
    form = DaysForm(request.POST)
    if form.is_valid():
        try:
            commands.write_days(
                actor, participant_id=me, clock_id=clock_id, **form.cleaned_data
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            said = gettext("Written down. All the other days stay.")
            return back(request, said, "coping:clock", clock_id=clock_id)
    return _page(request, me, clock_id, days=form)


@require_POST
@access(Capability.COPING_KEEP)
@waits("clock", "edit")
def change(request: HttpRequest, clock_id: UUID) -> HttpResponse:
    """Change the name or first day, and what is shown to whom."""
    actor = actor_of(request)
    me = queries.owner_of(actor, clock_id)
    form = ChangeClockForm(request.POST, prefix="c")
    if form.is_valid():
        typed = {name: value for name, value in form.cleaned_data.items() if name != "id"}
        try:
            both = commands.change_clock(actor, participant_id=me, clock_id=clock_id, **typed)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            if both:
                return stays(request, "coping:clock", clock_id=clock_id)
            return back(request, gettext("Saved."), "coping:clock", clock_id=clock_id)
    return _page(request, me, clock_id, change=form)


@require_POST
@access(Capability.COPING_KEEP)
@waits("clock", "away")
def away(request: HttpRequest, clock_id: UUID) -> HttpResponse:
    """Put a count away, or bring it back with all its days."""
    me, gone = subject(request, _KEEP, None), request.POST.get("back") != "1"
    try:
        commands.put_clock_away(
            actor_of(request), participant_id=me, clock_id=clock_id, away=gone
        )  # fmt: skip
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
        return back(request, gettext("Nothing was changed."), "coping:numbers")
    said = gettext("Put away with all its days.") if gone else gettext("It is back.")
    return back(request, said, "coping:numbers")


@require_POST
@access(Capability.COPING_KEEP)
@waits("clock_days", "undo")
def days_remove(request: HttpRequest, days_id: UUID) -> HttpResponse:
    """Take back days that were written down by mistake, or let them count again."""
    me, again = subject(request, _KEEP, None), request.POST.get("again") == "1"
    commands.take_days_back(actor_of(request), participant_id=me, days_id=days_id, back=not again)
    said = gettext("They are back.") if again else gettext("Taken back. You can put them back.")
    return back(request, said, "coping:numbers")
