"""Holidays and days away: what the two planned for them, for both people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from handrail.design import dates
from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
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

from ..commands import holidays as commands
from ..holidays import queries, rules
from ..holidays.forms import HolidayForm, again, started
from ..models import EarlierHolidayPlan, HolidayPlan

_C = Capability.APPOINTMENT_SET


def _here(request: HttpRequest, person: UUID) -> str:
    return for_reader(request, person, "contacts:holidays")


def _frame(request: HttpRequest, person: UUID) -> dict[str, Any]:
    name, zone = about(actor_of(request), _C, person)
    return {
        "shell": shell(request, person), "mine": own(request, person), "person": person,
        "name": name, "nav": "today", "zone": zone, "today": clock.today(zone),
        "here": _here(request, person), "home": for_reader(request, person, "contacts:touch"),
        "dated": dates.dated, "words": rules.WORDS, "nobody_yet": rules.NOBODY_YET,
    }  # fmt: skip


def _asked_again(request: HttpRequest, found: list[queries.PlanView]) -> dict[str, Any]:
    """The words of the plan that a new one begins with, when the address names one."""
    wanted = request.GET.get("again", "")
    return next((again(one.said) for one in found if str(one.id) == wanted), {})


def _list(request: HttpRequest, person: UUID, form: HolidayForm | None = None) -> HttpResponse:
    record_read(actor_of(request), _C, person)
    frame = _frame(request, person)
    found = list(queries.plans(actor_of(request), person, frame["today"]))
    there = [one for one in found if not one.put_away]
    start = _asked_again(request, found)
    context = {
        **frame, "starts": bool(start), "away": [one for one in found if one.put_away],
        "ahead": [one for one in there if one.stand != rules.OVER],
        "over": [one for one in reversed(there) if one.stand == rules.OVER],
    }  # fmt: skip
    fresh = HolidayForm(initial={"id": uuid7(), **start}, mine=frame["mine"])
    return show(request, "contacts/holidays.html", context, form or fresh)


def _go(request: HttpRequest, person: UUID, words: str) -> HttpResponse:
    return go(request, words, _here(request, person))


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.APPOINTMENT_SET)
@waits("holiday_plan", "edit")
def holidays(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """All plans, and a new one."""
    actor, person = actor_of(request), subject(request, _C, participant_id)
    if request.method != "POST":
        return _list(request, person)
    form = HolidayForm(request.POST, mine=own(request, person))
    if form.is_valid() and tried(form, lambda: commands.add_holiday_plan(
        actor, participant_id=person, said=form.said(), id=form.cleaned_data["id"]
    )):  # fmt: skip
        return _go(request, person, rules.SAVED)
    return _list(request, person, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.APPOINTMENT_SET)
@waits("holiday_plan", "edit")
def holiday(request: HttpRequest, holiday_plan_id: UUID) -> HttpResponse:
    """One plan: other words or days for it, and how it was before."""
    actor = actor_of(request)
    person = owner_of(actor, _C, HolidayPlan, holiday_plan_id)
    frame = _frame(request, person)
    one, before = queries.plan(actor, holiday_plan_id, frame["today"])
    record_read(actor, _C, person)
    start = {"id": uuid7(), "version": one.version, **started(one.said)}
    data = request.POST if request.method == "POST" else None
    form = HolidayForm(data, initial=start, mine=frame["mine"])
    if data is not None and form.is_valid() and _change(request, form, one):
        return _go(request, person, rules.CHANGED)
    return show(request, "contacts/holiday.html", {**frame, "one": one, "before": before}, form)


def _change(request: HttpRequest, form: HolidayForm, one: queries.PlanView) -> bool:
    return changed(request, form, lambda: commands.change_holiday_plan(
        actor_of(request), participant_id=one.participant_id, plan_id=one.id, said=form.said(),
        version=form.cleaned_data["version"],
    ), rules.BOTH_KEPT)  # fmt: skip


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("holiday_plan", "away")
def holiday_away(request: HttpRequest, holiday_plan_id: UUID) -> HttpResponse:
    """Take a plan off the list, or bring it back."""
    actor, back = actor_of(request), request.POST.get("back") == "1"
    person = owner_of(actor, _C, HolidayPlan, holiday_plan_id)
    return done_or_not(request, lambda: commands.put_holiday_plan_away(
        actor, participant_id=person, plan_id=holiday_plan_id, away=not back
    ), rules.BACK if back else rules.PUT_AWAY, _here(request, person))  # fmt: skip


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("holiday_plan", "earlier")
def holiday_before(request: HttpRequest, holiday_before_id: UUID) -> HttpResponse:
    """Let a plan be as it was before."""
    actor = actor_of(request)
    person = owner_of(actor, _C, EarlierHolidayPlan, holiday_before_id)
    commands.use_earlier_holiday_plan(actor, participant_id=person, earlier_id=holiday_before_id)
    return _go(request, person, rules.EARLIER_BACK)
