"""Pages of the check-in that work on any browser, with and without JavaScript."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Actor, Capability, NotVisible, access
from handrail.ground.kernel import clock
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.waits import waits
from handrail.practice.checkins import commands, queries, rules
from handrail.practice.checkins.forms import CheckInForm, fresh

SENT_BEFORE = N_(
    "This check-in was saved before with other words. Load the page to write a new one."
)


def _me(request: HttpRequest) -> tuple[Actor, UUID]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.participant_id is None:
        raise NotVisible
    return actor, actor.participant_id


def _see(route: str) -> HttpResponse:
    # 303: the browser goes on with GET, and loading the page again sends nothing twice.
    return HttpResponseRedirect(reverse(route), status=303)


def choices(form: CheckInForm, actor: Actor) -> dict[str, Any]:
    """Return what the template of the check-in form needs."""
    first, last = rules.days_to_choose(clock.today(actor.zone))
    return {
        "form": form,
        "moods": [_(word) for word in rules.MOODS],
        "feels": rules.FEELS,
        "sleeps": [(key, _(word)) for key, word in rules.SLEEP.items()],
        "companies": [(key, _(word)) for key, word in rules.COMPANY.items()],
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "care_moods": rules.CARE_OFFLINE,
        "care_strong": rules.STRONG,
        "aloud": [_(words) for words in rules.READ_ALOUD],
    }


def _form_page(request: HttpRequest, form: CheckInForm, status: int) -> HttpResponse:
    actor, _mine = _me(request)
    return render(request, "checkins/new.html", choices(form, actor), status=status)


@access(Capability.CHECKIN_RECORD, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Show the check-in form; keep what it sends and go back to Today."""
    actor, participant_id = _me(request)
    if request.method != "POST":
        return _form_page(request, fresh(), 200)
    form = CheckInForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, 422)
    parts = form.parts()
    try:
        commands.record_checkin(actor, participant_id=participant_id, **parts)
    except rules.NotPossible as said:
        form.add_error(said.field if said.field in form.fields else None, _(said.sentence))
        return _form_page(request, form, 422)
    except Replayed:
        form.add_error(None, _(SENT_BEFORE))
        return _form_page(request, form, 422)
    words = rules.saved_words(parts["mood"], shared=parts["shared"], skipped=parts["skipped"])
    messages.success(request, _(words))
    return _see("desks:today")


@access(Capability.CHECKIN_READ)
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Show the participant's own check-ins, the latest first, twenty a page."""
    actor, participant_id = _me(request)
    rows, more = queries.history(actor, participant_id, before=_uuid(request.GET.get("before")))
    context = {"rows": rows, "more": more, "days": _days(actor, participant_id)}
    return render(request, "checkins/history.html", context)


def _days(actor: Actor, participant_id: UUID) -> int:
    return queries.month_count(actor, participant_id, clock.today(actor.zone))


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


@access(Capability.CHECKIN_RECORD)
@require_POST
@waits("checkin", "share")
def sharing(request: HttpRequest, checkin_id: UUID) -> HttpResponse:
    """Share one check-in with the coach, or take that back."""
    actor, participant_id = _me(request)
    shared = request.POST.get("share") == "coach"
    commands.change_sharing(
        actor, participant_id=participant_id, checkin_id=checkin_id, shared=shared
    )
    words = rules.SAVED_SHARED if shared else rules.SAVED_PRIVATE
    messages.success(request, _(words))
    return _see("checkins:history")


@access(Capability.CHECKIN_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, checkin_id: UUID) -> HttpResponse:
    """Ask once, then remove a check-in for good."""
    actor, participant_id = _me(request)
    if request.method != "POST":
        row = queries.one(actor, participant_id, checkin_id)
        if row is None:
            raise NotVisible
        return render(request, "checkins/take_back.html", {"row": row})
    commands.take_back(actor, participant_id=participant_id, checkin_id=checkin_id)
    messages.success(request, _("Taken back. It is gone, for your coach as well."))
    return _see("checkins:history")
