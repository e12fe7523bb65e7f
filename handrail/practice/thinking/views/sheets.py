"""The sheets of a kind, a new one, one as a page, and what can be done with it in one tap."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import (
    REFUSALS,
    about,
    actor_of,
    own,
    refuse,
    shell,
    show,
    subject,
)
from handrail.ground.people.words import read_from_now_on

from .. import rules
from ..commands import sheets as commands
from ..drawing import picture
from ..forms import PickForm, SheetForm
from ..queries import sheets as queries
from ..rules import kinds
from .place import changed, go, refused, sheet_page, the_sheet

_READ, _WRITE = Capability.THINKING_READ, Capability.THINKING_WRITE


def _which(kind: str) -> dict[str, bool]:
    """Which kind it is, one yes or no for each: the title of a page is chosen by them."""
    return {f"of_{key}": key == kind for key in kinds.KINDS}


@require_safe
@access(Capability.THINKING_READ)
def of_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """All of one's own sheets of a kind, or those put away."""
    actor, me = actor_of(request), subject(request, _READ, None)
    away = request.GET.get("away") == "1"
    found = queries.sheets(actor, me, kind, request.GET.get("page", "1"), away=away)
    context: dict[str, Any] = {
        "kind": kind, "tool": kinds.KINDS[kind], "found": found, "away": away, "nav": "plan",
        "picture": picture(found.object_list) if kind == "person" and not away else None,
        **_which(kind),
    }  # fmt: skip
    return render(request, "thinking/list.html", context)


def _form_page(
    request: HttpRequest, kind: str, form: SheetForm, sheet_id: UUID | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "kind": kind, "tool": kinds.KINDS[kind], "sheet_id": sheet_id, "nav": "plan",
        **_which(kind),
    }  # fmt: skip
    return show(request, "thinking/write.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.THINKING_WRITE)
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Start a sheet."""
    actor, me = actor_of(request), subject(request, _WRITE, None)
    if request.method != "POST":
        return _form_page(request, kind, SheetForm(initial={"id": uuid7()}, kind=kind))
    form = SheetForm(request.POST, kind=kind)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            made = commands.start_sheet(
                actor, participant_id=me, kind=kind, said=commands.Said(**form.said()),
                shared=typed["shared"], id=typed["id"],
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            return go(request, gettext("Saved."), made)
    return _form_page(request, kind, form)


@require_safe
@access(Capability.THINKING_READ)
def sheet(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """One sheet with its lines."""
    return sheet_page(request, the_sheet(request, sheet_id))


def _mine(request: HttpRequest, sheet_id: UUID) -> UUID:
    return queries.owner_of_sheet(actor_of(request), _WRITE, sheet_id)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.THINKING_WRITE)
@waits("sheet", "edit")
def edit(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Change what a sheet says; what it said before is kept."""
    _mine(request, sheet_id)
    view = queries.sheet(actor_of(request), sheet_id)
    if request.method != "POST":
        start = {"id": uuid7(), "title": view.title, "words": view.words, "sort": view.sort,
                 "ends_on": view.ends_on, "version": view.version}  # fmt: skip
        form = SheetForm(initial=start, kind=view.kind, new=False)
        return _form_page(request, view.kind, form, sheet_id)
    form = SheetForm(request.POST, kind=view.kind, new=False)
    if form.is_valid() and _changed(request, view.participant_id, sheet_id, form):
        return go(request, gettext("Saved."), sheet_id)
    return _form_page(request, view.kind, form, sheet_id)


def _changed(request: HttpRequest, me: UUID, sheet_id: UUID, form: SheetForm) -> bool:
    said, version = commands.Said(**form.said()), form.cleaned_data["version"]
    return changed(request, form, lambda: commands.change_sheet(
        actor_of(request), participant_id=me, sheet_id=sheet_id, said=said, version=version
    ))  # fmt: skip


@require_POST
@access(Capability.THINKING_WRITE)
@waits("sheet", "share")
def share(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Let the coach read one sheet, or take that back."""
    me, shared = _mine(request, sheet_id), request.POST.get("share") == "coach"
    commands.share_sheet(actor_of(request), participant_id=me, sheet_id=sheet_id, shared=shared)
    return go(request, read_from_now_on(shared=shared), sheet_id)


@require_POST
@access(Capability.THINKING_WRITE)
@waits("sheet", "stand")
def end(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Say how it ended, or open it again."""
    me, state = _mine(request, sheet_id), request.POST.get("state", "")
    try:
        commands.end_sheet(actor_of(request), participant_id=me, sheet_id=sheet_id, state=state)
    except NotLikeThis as refusal:
        return refused(request, refusal, sheet_id)
    opened, ended = gettext("It is open again."), gettext("Noted. You can open it again.")
    return go(request, opened if state == kinds.OPEN else ended, sheet_id)


@require_POST
@access(Capability.THINKING_WRITE)
@waits("sheet", "pick")
def pick(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Say what one leans to or picks, and how sure one is; or leave it open."""
    me, form = _mine(request, sheet_id), PickForm(request.POST)
    if form.is_valid():
        try:
            commands.pick_line(
                actor_of(request), participant_id=me, sheet_id=sheet_id,
                line_id=form.cleaned_data["line"], sure=form.cleaned_data["sure"],
            )  # fmt: skip
        except NotLikeThis as refusal:
            refuse(form, refusal)
        else:
            return go(request, gettext("Saved. You can change it any time."), sheet_id)
    return sheet_page(request, the_sheet(request, sheet_id), pick=form)


@require_POST
@access(Capability.THINKING_WRITE)
@waits("sheet", "away")
def away(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Take a sheet out of the list, or bring it back."""
    me, back = _mine(request, sheet_id), request.POST.get("back") == "1"
    commands.put_sheet_away(
        actor_of(request), participant_id=me, sheet_id=sheet_id, away=not back
    )  # fmt: skip
    gone = gettext("Put away. Nothing is lost.")
    return go(request, gettext("It is in the list again.") if back else gone, sheet_id)


@require_POST
@access(Capability.THINKING_WRITE)
@waits("sheet", "move")
def move(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Move one up or down in one's own order."""
    me, up = _mine(request, sheet_id), request.POST.get("to") == "up"
    commands.move_sheet(actor_of(request), participant_id=me, sheet_id=sheet_id, up=up)
    return go(request, gettext("Moved."), sheet_id)


@require_POST
@access(Capability.THINKING_WRITE)
@waits("sheet", "step")
def step(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Make what was kept the step of next week, in one tap."""
    me = _mine(request, sheet_id)
    try:
        commands.step_from_sheet(actor_of(request), participant_id=me, sheet_id=sheet_id)
    except REFUSALS as refusal:
        words = refusal if isinstance(refusal, NotLikeThis) else NotLikeThis(rules.GONE)
        return refused(request, words, sheet_id)
    return go(request, gettext("It is a step for next week now. You find it in your plan."),
              sheet_id)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.THINKING_WRITE)
def delete(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Ask once, then delete a sheet for good."""
    me = _mine(request, sheet_id)
    if request.method != "POST":
        view = queries.sheet(actor_of(request), sheet_id)
        return render(request, "thinking/delete.html", {"sheet": view, "nav": "plan"})
    commands.delete_sheet(actor_of(request), participant_id=me, sheet_id=sheet_id)
    return go(request, gettext("Deleted. Nobody can bring it back."))


@require_safe
@access(Capability.THINKING_READ)
def earlier(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """How a sheet and its lines read before."""
    actor, view = actor_of(request), the_sheet(request, sheet_id)
    name, _zone = about(actor, _READ, view.participant_id)
    record_read(actor, _READ, view.participant_id)
    context: dict[str, Any] = {
        "shell": shell(request, view.participant_id), "name": name, "sheet": view,
        "mine": own(request, view.participant_id), "found": queries.earlier(actor, view),
        "nav": "plan" if own(request, view.participant_id) else "today",
    }  # fmt: skip
    return render(request, "thinking/earlier.html", context)
