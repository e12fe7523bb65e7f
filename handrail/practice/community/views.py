"""Pages of the community room: finding a meeting, having been there, the meeting lists."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handrail.ground.access import Actor, Capability, NotVisible, access
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.text import TextTooLong
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, shell_of
from handrail.practice.community import commands, importing, queries, reading
from handrail.practice.community.forms import (
    ANY_DAY,
    DAYS_AHEAD,
    PART_MINUTES,
    AttendForm,
    FinderForm,
    ImportForm,
)
from handrail.practice.community.rules.attending import AFTER, SAVED
from handrail.practice.community.rules.feed import FeedRefused

SENT_BEFORE = N_("This was saved before with other words. Load the page again to write a new one.")
# Somebody who is a few minutes late is still welcome.
_LATE_MINUTES = 15


def _me(request: HttpRequest) -> tuple[Actor, UUID]:
    actor = actor_of(request)
    if actor.participant_id is None:
        raise NotVisible
    return actor, actor.participant_id


def _see(route: str, **kwargs: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse(route, kwargs=kwargs or None), status=303)


def _days(today: date) -> list[tuple[str, str]]:
    words = [_("Today"), _("Tomorrow")]
    ahead = [(today + timedelta(days=n)).weekday() for n in range(DAYS_AHEAD)]
    words += [queries.day_word(weekday) for weekday in ahead[2:]]
    days = [(str(n), word) for n, word in enumerate(words)]
    return [*days, (ANY_DAY, _("Any day"))]


@access(Capability.MEETING_FIND, record=False)
@require_http_methods(["GET", "POST"])
def meetings(request: HttpRequest) -> HttpResponse:
    """Show today's meetings, or those that the posted form asks for."""
    actor = actor_of(request)
    here = clock.local(clock.now(), actor.zone)
    asked = request.POST if request.method == "POST" else {"day": "0", "part": "rest"}
    form = FinderForm(asked, days=_days(here.date()))
    valid = form.is_valid()
    found = _search(actor, form) if valid else queries.MeetingPage((), 1, False)
    later = None
    if request.method == "GET" and not found.cards:
        form, found, later = _next_day(actor, form, found, here.date())
    context = {"form": form, "found": found, "valid": valid, "shell": shell_of(actor)}
    context |= {"value": form.data.get, "nav": "meetings", "later": later}
    return render(request, "community/meetings.html", context, status=200 if valid else 422)


def _next_day(
    actor: Actor, form: FinderForm, found: queries.MeetingPage, today: date
) -> tuple[FinderForm, queries.MeetingPage, str | None]:
    """The first day ahead that has meetings, and its word; what was there when none has."""
    days = queries.days_with_meetings(actor)
    ahead = (n for n in range(1, DAYS_AHEAD) if (today + timedelta(days=n)).weekday() in days)
    number = next(ahead, None)
    if number is None:
        return form, found, None
    choices = _days(today)
    moved = FinderForm({"day": str(number), "part": "all"}, days=choices)
    moved.is_valid()
    return moved, _search(actor, moved), choices[number][1]


def _search(actor: Actor, form: FinderForm) -> queries.MeetingPage:
    data = form.cleaned_data
    day, part = data["day"] or "0", data["part"] or "all"
    here = clock.local(clock.now(), actor.zone)
    on = None if day == ANY_DAY else here.date() + timedelta(days=int(day))
    begin, end = PART_MINUTES.get(part, (None, None))
    if part == "rest" and day == "0":
        begin = max(here.hour * 60 + here.minute - _LATE_MINUTES, 0)
    return queries.find_meetings(
        actor,
        on=on,
        from_minute=begin,
        until_minute=end,
        kinds=(data["kind"],) if data["kind"] else (),
        near=form.near(),
        text=data["text"],
        online={"online": True, "place": False}.get(data["way"]),
        page=data["page"] or 1,
    )


@access(Capability.ATTENDANCE_RECORD, record=False)
@require_http_methods(["GET", "POST"])
def attend(request: HttpRequest, meeting_id: UUID | None = None) -> HttpResponse:
    """Ask what there is to say about a meeting; keep it and go to the list of meetings."""
    actor, participant_id = _me(request)
    meeting = queries.meeting_named(actor, meeting_id) if meeting_id else None
    if request.method == "GET":
        fresh = {"id": uuid7(), "local_date": clock.today(actor.zone), "when": AFTER}
        form = AttendForm(initial={**fresh, "share": "private"}, named=meeting is not None)
        return _attend_page(request, form, meeting, 200)
    form = AttendForm(request.POST, named=meeting is not None)
    if not form.is_valid() or not _kept(actor, participant_id, meeting_id, form):
        return _attend_page(request, form, meeting, 422)
    messages.success(request, _(SAVED))
    return _see("community:attended")


def _kept(actor: Actor, participant_id: UUID, meeting_id: UUID | None, form: AttendForm) -> bool:
    try:
        commands.record_attendance(
            actor, participant_id=participant_id, meeting_id=meeting_id, **form.parts()
        )
    except commands.NotRecordable as said:
        form.add_error("local_date", _(str(said)))
    except Replayed:
        form.add_error(None, _(SENT_BEFORE))
    except TextTooLong as long:
        words = _("A text has %(length)s characters. There is room for %(limit)s.")
        form.add_error(None, words % {"length": long.length, "limit": long.limit})
    return not form.errors


def _attend_page(request: HttpRequest, form: AttendForm, meeting: Any, status: int) -> HttpResponse:
    context = {"form": form, "meeting": meeting, "nav": "meetings"}
    return render(request, "community/attend.html", context, status=status)


@access(Capability.ATTENDANCE_READ)
@require_GET
def attended(request: HttpRequest) -> HttpResponse:
    """Show the participant the meetings they wrote down."""
    actor, participant_id = _me(request)
    entries = queries.attendances(actor, participant_id)
    return render(request, "community/attended.html", {"entries": entries, "nav": "meetings"})


@access(Capability.ATTENDANCE_RECORD)
@require_POST
@waits("attendance", "share")
def sharing(request: HttpRequest, attendance_id: UUID) -> HttpResponse:
    """Let the coach see one entry, or take that back."""
    actor, participant_id = _me(request)
    shared = request.POST.get("share") == "coach"
    commands.change_sharing(
        actor, participant_id=participant_id, attendance_id=attendance_id, shared=shared
    )
    seen, unseen = _("Saved. Your coach can see it now."), _("Saved. Only you can see it now.")
    messages.success(request, seen if shared else unseen)
    return _see("community:attended")


@access(Capability.ATTENDANCE_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, attendance_id: UUID) -> HttpResponse:
    """Ask once, then remove an entry of the last day for good."""
    actor, participant_id = _me(request)
    entry = queries.attendance(actor, participant_id, attendance_id)
    if request.method != "POST" and entry.can_take_back:
        context = {"entry": entry, "nav": "meetings"}
        return render(request, "community/take_back.html", context)
    try:
        commands.take_back_attendance(
            actor, participant_id=participant_id, attendance_id=attendance_id
        )
    except commands.NotRecordable as said:
        messages.warning(request, _(str(said)))
    else:
        messages.success(request, _("Taken back. It is gone, for your coach as well."))
    return _see("community:attended")


@access(Capability.MEETING_IMPORT, record=False)
@require_http_methods(["GET", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    """Show the lists; read a new one and go to what its import would do."""
    actor = actor_of(request)
    if request.method == "GET":
        return _import_page(request, ImportForm(), 200)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _import_page(request, form, 422)
    try:
        run_id = commands.check_import(actor, **reading.listed(form.cleaned_data))
    except FeedRefused as refused:
        form.add_error(None, _(refused.message) % refused.values)
        return _import_page(request, form, 422)
    return _see("community:check", run_id=run_id)


def _import_page(request: HttpRequest, form: ImportForm, status: int) -> HttpResponse:
    context = {
        "form": form,
        "sources": queries.sources(actor_of(request)),
        "nav": "meetings-import",
    }
    return render(request, "community/import.html", context, status=status)


@access(Capability.MEETING_IMPORT, record=False)
@require_GET
def check(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Show what an import would do, or what it did."""
    run = queries.checked_run(actor_of(request), run_id)
    if run is None:
        raise NotVisible
    context = {"run": run, "nav": "meetings-import", **queries.report_words(run)}
    return render(request, "community/check.html", context)


@access(Capability.MEETING_IMPORT, record=False)
@require_POST
def confirm(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Import a checked list."""
    run = commands.begin_import(actor_of(request), run_id=run_id)
    importing.complete(run)
    messages.success(request, _("The meeting list is up to date."))
    return _see("community:check", run_id=run_id)


@access(Capability.MEETING_IMPORT, record=False)
@require_POST
def forget(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Let a checked list go."""
    commands.forget_check(actor_of(request), run_id=run_id)
    messages.success(request, _("Nothing was changed."))
    return _see("community:import")
