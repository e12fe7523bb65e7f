"""The page of one's own calendar address, the address itself, and one time as a file."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from handrail.ground.access import Capability, access, acting
from handrail.ground.accounts.limits import may_read_calendar
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.entry_form import EntryForm
from handrail.ground.kernel.gate import public
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.pages import actor_of, shell_of

from ..commands.feeds import make_feed, show_place, stop_feed
from ..feeds import queries, rules, writing


def _page(request: HttpRequest, address: str = "") -> HttpResponse:
    actor = actor_of(request)
    form = EntryForm(initial={"id": uuid7()})
    back = "contacts:mine" if actor.participant_id else "desks:coach_today"
    feed = queries.own_feed(actor)
    context = {
        "shell": shell_of(actor), "feed": feed, "address": address,
        "full": rules.MOST if feed and queries.is_full(actor) else 0,
        "opens": address.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1),
        "form": form, "mine": actor.participant_id is not None, "back": reverse(back),
        "nav": "today",
    }  # fmt: skip
    return render(request, "contacts/calendar.html", context)


def _done(request: HttpRequest, words: str) -> HttpResponse:
    messages.success(request, gettext(words))
    return HttpResponseRedirect(reverse("contacts:calendar"), status=303)


@require_safe
@access(Capability.APPOINTMENT_SET, record=False)
def calendar(request: HttpRequest) -> HttpResponse:
    """My times in my own calendar: what it sees, and the address."""
    return _page(request)


@require_POST
@access(Capability.APPOINTMENT_SET, record=False)
def calendar_make(request: HttpRequest) -> HttpResponse:
    """Make an address, or a new one, and show it: this once, because only its hash is kept."""
    form = EntryForm(request.POST)
    entry = form.cleaned_data["id"] if form.is_valid() else None
    secret = make_feed(actor_of(request), with_place="with_place" in request.POST, id=entry)
    if secret is None:
        return _done(request, rules.SHOWN_BEFORE)
    path = reverse("calendar_feed", kwargs={"secret": secret})
    return _page(request, request.build_absolute_uri(path))


@require_POST
@access(Capability.APPOINTMENT_SET, record=False)
def calendar_place(request: HttpRequest) -> HttpResponse:
    """Let the place stand in the calendar, or take it out."""
    with_place = "with_place" in request.POST
    if not show_place(actor_of(request), with_place=with_place):
        return _done(request, rules.NONE_NOW)
    return _done(request, rules.PLACE_ON if with_place else rules.PLACE_OFF)


@require_POST
@access(Capability.APPOINTMENT_SET, record=False)
def calendar_stop(request: HttpRequest) -> HttpResponse:
    """Stop the address."""
    stop_feed(actor_of(request))
    return _done(request, rules.STOPPED)


def _file(text: bytes) -> HttpResponse:
    made = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    made["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    return made


def _apart(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "private, no-cache"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _too_often() -> HttpResponse:
    """What a calendar in a loop gets: when to ask again, for it and in words for whoever looks."""
    wait = int(rules.WAIT.total_seconds())
    said = gettext(rules.TOO_OFTEN) % {"minutes": wait // 60}
    made = HttpResponse(f"{said}\n", status=429, content_type="text/plain; charset=utf-8")
    made["Retry-After"] = str(wait)
    return made


@require_safe
@public("a calendar cannot sign in: it brings a long secret, and gets times without a name")
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The times of whoever made this address; 404 for a stale one, 429 for a calendar in a loop."""
    secret_hash = queries.hash_of(secret)
    if not may_read_calendar(request, secret_hash):
        return _apart(_too_often())
    reader = queries.reader_of(secret_hash)
    with acting(reader.actor), translation.override(reader.actor.language):
        return _apart(_newest(request, reader))


def _newest(request: HttpRequest, reader: queries.Reader) -> HttpResponseBase:
    """The file, or 304 for a calendar that has it; written only when it is sent."""
    events, today = queries.events_of(reader), clock.today(reader.actor.zone)
    changed = int(max([reader.touched_at, *(event.changed for event in events)]).timestamp())
    said = {"ETag": writing.tag(events, today), "Last-Modified": http_date(changed)}
    bare = HttpResponse(headers=said)
    known = get_conditional_response(request, said["ETag"], changed, bare)
    if known is not None and known is not bare:
        return known
    made = _file(writing.written(events, today))
    for name, value in said.items():
        made[name] = value
    return made


@require_safe
@access(Capability.APPOINTMENT_SET)
def appointment_file(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """One time as a file for a calendar: to keep, or to hand on."""
    actor = actor_of(request)
    person, event = queries.event_of(actor, appointment_id)
    record_read(actor, Capability.APPOINTMENT_READ, person)
    return _file(writing.written([event], clock.today(actor.zone)))
