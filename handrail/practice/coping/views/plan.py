"""The safety plan: one's own, and the same plan written together with the coach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import both_kept, waits
from handrail.ground.people.pages import (
    REFUSALS,
    about,
    actor_of,
    for_reader,
    own,
    refuse,
    shell,
    show,
    subject,
)
from handrail.ground.people.to_call import ToCall, always_there, to_call

from ..commands import plan as commands
from ..forms import LineForm
from ..queries import plan as queries
from ..queries.beside import besides
from ..queries.earlier import earlier_of_line
from ..queries.sharing import shared_lists
from ..rules import plan as rules

_WRITE = Capability.SAFETY_LINE_WRITE


def _address(request: HttpRequest, person: UUID) -> str:
    return for_reader(request, person, "coping:plan")


def _page(request: HttpRequest, person: UUID, form: LineForm) -> HttpResponse:
    actor = actor_of(request)
    mine, (name, _zone) = own(request, person), about(actor, _WRITE, person)
    record_read(actor, _WRITE, person)
    lines, away = queries.whole(actor, person)
    more = _more_to_call(request, person, lines) if mine else {}
    context: dict[str, Any] = {
        "shell": shell(request, person), "mine": mine, "person": person, "name": name,
        "me": "participant" if mine else "coach", "parts": rules.PARTS,
        "besides": besides(actor, person),
        "on_sheet": {part: rules.on_sheet([one.printed for one in (*found, *more.get(part, ()))])
                     for part, found in lines.items()},
        "more": more,
        "plan": lines, "away": away, "shared": "plan" in shared_lists(actor, person),
        "entries": {part: uuid7() for part in rules.PARTS}, "here": _address(request, person),
        "wrong": str(form.data.get("part", "")) if form.errors else "",
        "nav": "plan" if mine else "today",
    }  # fmt: skip
    return show(request, "coping/plan.html", context, form)


def _more_to_call(
    request: HttpRequest, me: UUID, lines: Mapping[str, Sequence[queries.LineView]]
) -> dict[str, list[ToCall]]:
    """Whom else one can call, by the part where they stand; those in the plan are not repeated."""
    actor = actor_of(request)
    known = {line.call for found in lines.values() for line in found if line.call}
    people = to_call(actor, me, without={"coping", "holidays"})
    return {
        part: [one for one in found if one.call and one.call not in known]
        for part, found in (("ask", people), ("lines", always_there(actor.org_id)))
    }


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.SAFETY_LINE_WRITE)
def plan(request: HttpRequest, participant_id: UUID | None = None) -> HttpResponse:
    """The plan with a place for a new line in each part; it prints on one sheet."""
    person = subject(request, _WRITE, participant_id)
    if request.method != "POST":
        return _page(request, person, LineForm())
    form = LineForm(request.POST)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        typed.pop("version")
        try:
            commands.add_line(actor_of(request), participant_id=person, **typed)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, gettext("The line is in the plan."))
            return HttpResponseRedirect(_address(request, person), status=303)
    return _page(request, person, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.SAFETY_LINE_WRITE)
@waits("safety_line", "edit")
def line(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Change one's own line; an edit that crossed another one is kept beside it."""
    actor = actor_of(request)
    person, view = queries.line(actor, line_id)
    mine = own(request, person)
    by = "participant" if mine else "coach"
    if not (rules.may_change(view.by, by) or rules.may_remove(view.by, by)):
        raise NotVisible
    start = {"id": uuid7(), "text": view.text, "phone": view.phone, "version": view.version}
    form = LineForm(request.POST if request.method == "POST" else None, initial=start)
    if not form.is_bound:
        record_read(actor, _WRITE, person)
    elif form.is_valid() and _changed(request, person, line_id, form):
        return HttpResponseRedirect(_address(request, person), status=303)
    context: dict[str, Any] = {
        "shell": shell(request, person), "line": view, "part": rules.PARTS[view.part],
        "changes": rules.may_change(view.by, by), "removes": rules.may_remove(view.by, by),
        "back": _address(request, person), "mine": mine,
        "besides": besides(actor, person).get(line_id),
        "earlier": earlier_of_line(actor, person, line_id),
        "both": view.by == rules.COACH and (not mine or "plan" in shared_lists(actor, person)),
        "nav": "plan" if mine else "today",
    }  # fmt: skip
    return show(request, "coping/line.html", context, form)


def _changed(request: HttpRequest, person: UUID, line_id: UUID, form: LineForm) -> bool:
    said = form.cleaned_data
    try:
        both = commands.change_line(
            actor_of(request), participant_id=person, line_id=line_id,
            version=said["version"], text=said["text"], phone=said["phone"],
        )  # fmt: skip
    except REFUSALS as refusal:
        refuse(form, refusal)
        return False
    if both:
        both_kept(request, gettext(rules.BOTH_KEPT))
    else:
        messages.success(request, gettext("Saved."))
    return True


@require_POST
@access(Capability.SAFETY_LINE_WRITE)
@waits("safety_line", "away")
def remove(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Take a line out of the plan."""
    actor = actor_of(request)
    person, _view = queries.line(actor, line_id)
    commands.remove_line(actor, participant_id=person, line_id=line_id)
    mine = own(request, person)
    messages.success(
        request,
        gettext("Put away. You find it at the foot of this page.")
        if mine
        else gettext("The line is out of the plan. You find it at the foot of this page."),
    )
    return HttpResponseRedirect(_address(request, person), status=303)


@require_POST
@access(Capability.SAFETY_LINE_WRITE)
@waits("safety_line", "away")
def bring_back(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Put a line back that was taken out of the plan."""
    actor = actor_of(request)
    person = queries.owner_of(actor, line_id)
    try:
        commands.bring_line_back(actor, participant_id=person, line_id=line_id)
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
    else:
        messages.success(request, gettext("It is back."))
    return HttpResponseRedirect(_address(request, person), status=303)
