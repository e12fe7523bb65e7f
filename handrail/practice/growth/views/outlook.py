"""How I see it now: saying it, putting it right on the same day, and who reads it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, access
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import REFUSALS, actor_of, refuse, show, subject
from handrail.ground.people.whose import one_of, owner_of
from handrail.ground.people.words import read_from_now_on

from ..commands import outlook as commands
from ..drawing import outlook_charts
from ..forms import OutlookForm
from ..models import Outlook
from ..queries import outlook as queries
from ..rules import outlook as rules
from .going import changed, go

_KEEP, LIST = Capability.GROWTH_KEEP, "growth:outlook"


def _list(request: HttpRequest, me: UUID, form: OutlookForm) -> HttpResponse:
    actor = actor_of(request)
    found, today = queries.outlooks(actor, me), clock.today(actor.zone)
    context: dict[str, Any] = {
        "found": found, "charts": outlook_charts(found, today), "questions": rules.QUESTIONS,
        "words": rules.NO_TEST, "today": today, "nav": "plan",
        "later": "" if rules.is_offered(found[0].on if found else None, today) else rules.LATER,
    }  # fmt: skip
    return show(request, "growth/outlook.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.GROWTH_KEEP)
def listed(request: HttpRequest) -> HttpResponse:
    """The numbers over time, and those of today."""
    actor, me = actor_of(request), subject(request, _KEEP, None)
    if request.method != "POST":
        return _list(request, me, OutlookForm(initial={"id": uuid7()}))
    form = OutlookForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            commands.say_outlook(
                actor, participant_id=me, numbers=form.numbers(), id=typed["id"],
                shared=typed["share"] == "coach",
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            return go(request, gettext(rules.SAVED), LIST)
    return _list(request, me, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.GROWTH_KEEP)
@waits("outlook", "edit", day="said_on")
def edit(request: HttpRequest, outlook_id: UUID) -> HttpResponse:
    """Put the numbers of today right; those before are kept."""
    actor = actor_of(request)
    me = owner_of(actor, _KEEP, Outlook, outlook_id)
    view = queries.view(one_of(Outlook, actor, _KEEP, me, outlook_id))
    start = {"id": uuid7(), "version": view.version, **view.numbers}
    form = OutlookForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid() and _changed(request, me, outlook_id, form):
        return go(request, gettext(rules.MENDED), LIST)
    context: dict[str, Any] = {
        "one": view, "questions": rules.QUESTIONS, "before": queries.before(actor, outlook_id),
        "over": "" if rules.can_change(view.on, clock.today(actor.zone)) else rules.DAY_OVER,
        "nav": "plan",
    }  # fmt: skip
    return show(request, "growth/outlook_edit.html", context, form)


def _changed(request: HttpRequest, me: UUID, outlook_id: UUID, form: OutlookForm) -> bool:
    return changed(request, form, lambda: commands.change_outlook(
        actor_of(request), participant_id=me, outlook_id=outlook_id, numbers=form.numbers(),
        version=form.cleaned_data["version"], said_on=form.cleaned_data["said_on"],
    ))  # fmt: skip


@require_POST
@access(Capability.GROWTH_KEEP)
@waits("outlook", "share")
def share(request: HttpRequest, outlook_id: UUID) -> HttpResponse:
    """Let the coach read the numbers of one day, or take that back."""
    actor, shared = actor_of(request), request.POST.get("share") == "coach"
    me = owner_of(actor, _KEEP, Outlook, outlook_id)
    commands.share_outlook(actor, participant_id=me, outlook_id=outlook_id, shared=shared)
    return go(request, read_from_now_on(shared=shared), LIST)
