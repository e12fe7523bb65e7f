"""My updates: writing one from what there is, looking at it as its reader will, and sending it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from handrail.faces.desks.manager.answers import see
from handrail.ground.access import Actor, Capability, access
from handrail.ground.consent.words import REDISCLOSURE_NOTICE
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.waits import not_yet
from handrail.ground.people.pages import actor_of, said_no, show, subject
from handrail.ground.people.trying import tried
from handrail.practice.plans import queries as plans
from handrail.practice.updates import queries, rules
from handrail.practice.updates.commands import UpdateSaid, send_update
from handrail.practice.updates.forms import UpdateForm

WINS = 6


def _lines(actor: Actor, me: UUID) -> list[tuple[str, str]]:
    """What can be picked: the steps of this week with how they stand, and the newest wins."""
    steps = plans.this_week(actor, me, clock.today(actor.zone))
    wins = plans.wins(actor, me).object_list[:WINS]
    return [
        *(("step", f"{step.text} ({_(step.word)})") for step in steps),
        *(("win", win.text) for win in wins),
    ]


def _form(request: HttpRequest, actor: Actor, me: UUID) -> UpdateForm:
    data = request.POST if request.method == "POST" else None
    people = [(one.id, one.name) for one in queries.readers(actor, me)]
    start = {"id": uuid7()}
    return UpdateForm(data, initial=start, lines=_lines(actor, me), readers=people)


def _page(request: HttpRequest, me: UUID, form: UpdateForm) -> HttpResponse:
    actor = actor_of(request)
    context: dict[str, Any] = {
        "sent": queries.sent(actor, me), "readers": queries.readers(actor, me), "nav": "people",
    }  # fmt: skip
    return show(request, "desks/participant/updates.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.UPDATE_WRITE)
def updates(request: HttpRequest) -> HttpResponse:
    """What I sent, and a new one."""
    actor, me = actor_of(request), subject(request, Capability.UPDATE_WRITE, None)
    form = _form(request, actor, me)
    if form.is_bound and form.is_valid() and tried(form, lambda: send_update(
        actor, participant_id=me, said=form.said(), id=form.cleaned_data["id"]
    )):  # fmt: skip
        messages.success(request, _(rules.SENT))
        return see("desks:updates")
    return _page(request, me, form)


def _again(request: HttpRequest, me: UUID, form: UpdateForm) -> HttpResponse:
    """The page with everything that was typed, to change it."""
    return not_yet(_page(request, me, form), said_no(form))


def _as_read(said: UpdateSaid) -> queries.UpdateView:
    lines = queries.worded(said.lines)
    return queries.UpdateView(uuid7(), clock.now(), said.words, said.ask, lines)


@require_POST
@access(Capability.UPDATE_WRITE, record=False)
def look(request: HttpRequest) -> HttpResponse:
    """Show an update as its reader will see it; nothing is sent yet."""
    actor, me = actor_of(request), subject(request, Capability.UPDATE_WRITE, None)
    form = _form(request, actor, me)
    if not form.is_valid() or request.POST.get("again"):
        return _again(request, me, form)
    said = form.said()
    to = [one for one in queries.readers(actor, me) if one.id in said.to]
    context: dict[str, Any] = {
        "one": _as_read(said), "to": to, "law": REDISCLOSURE_NOTICE, "nav": "people",
        "values": {name: form.cleaned_data[name] for name in ("id", "words", "ask", "lines", "to")},
    }  # fmt: skip
    return show(request, "desks/participant/update_look.html", context, form, asks=True)
