"""Lines of a sheet: adding, changing one's own, putting away and back, earlier words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.audit import record_read
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import REFUSALS, actor_of, own, refuse, shell, show
from handrail.ground.people.words import EARLIER_BACK

from ..commands import lines as commands
from ..forms import LineForm
from ..queries import sheets as queries
from ..rules import kinds
from .place import address, changed, form_id, go, refused, sheet_page, the_sheet

_JOIN = Capability.THINKING_JOIN


@require_POST
@access(Capability.THINKING_JOIN)
def add(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Add a line to a sheet; two people may add at the same time."""
    actor = actor_of(request)
    person = queries.owner_of_sheet(actor, _JOIN, sheet_id)
    view, slot = the_sheet(request, sheet_id), request.POST.get("slot", "")
    place = kinds.slot_of(view.kind, slot)
    if place is None:
        return refused(request, NotLikeThis(kinds.NOT_HERE), sheet_id)
    ids = form_id(slot, request.POST.get("under"))
    form = LineForm(request.POST, place=place, auto_id=ids)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            commands.add_line(
                actor, participant_id=person, sheet_id=sheet_id, slot=slot, under=typed["under"],
                told=commands.Told(**form.told()), id=typed["id"],
            )  # fmt: skip
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            return go(request, gettext("Added."), sheet_id)
    return sheet_page(request, view, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.THINKING_JOIN)
@waits("sheet_line", "edit")
def edit(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Change one's own line; what it said before is kept."""
    actor = actor_of(request)
    person, sheet_id, line = queries.line(actor, line_id)
    coach = not own(request, person)
    if not kinds.may_change(line.by, line.writer_id, actor.user_id, coach=coach):
        raise NotVisible
    place = kinds.KINDS[the_sheet(request, sheet_id).kind].slots[line.slot]
    start = {"id": uuid7(), "slot": line.slot, "text": line.text, "on": line.on,
             "weight": line.weight or "", "before": line.before, "after": line.after,
             "version": line.version}  # fmt: skip
    form = LineForm(request.POST if request.method == "POST" else None, initial=start, place=place)
    if request.method == "POST" and form.is_valid() and _changed(request, person, line_id, form):
        return go(request, gettext("Saved."), sheet_id)
    record_read(actor, Capability.THINKING_READ, person)
    context: dict[str, Any] = {
        "shell": shell(request, person), "back": address(sheet_id), "line": line, "place": place,
        "nav": "today" if coach else "plan",
    }  # fmt: skip
    return show(request, "thinking/line.html", context, form)


def _changed(request: HttpRequest, person: UUID, line_id: UUID, form: LineForm) -> bool:
    told, version = commands.Told(**form.told()), form.cleaned_data["version"]
    return changed(request, form, lambda: commands.change_line(
        actor_of(request), participant_id=person, line_id=line_id, told=told, version=version
    ))  # fmt: skip


@require_POST
@access(Capability.THINKING_JOIN)
@waits("sheet_line", "away")
def away(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Take a line off a sheet, or bring it back."""
    actor = actor_of(request)
    person, _sheet, _line = queries.line(actor, line_id)
    back = request.POST.get("back") == "1"
    sheet_id = commands.put_line_away(
        actor, participant_id=person, line_id=line_id, away=not back
    )  # fmt: skip
    gone = gettext("Put away. You can bring it back below.")
    return go(request, gettext("It is back.") if back else gone, sheet_id)


@require_POST
@access(Capability.THINKING_JOIN)
@waits("sheet_line", "earlier")
def use_earlier(request: HttpRequest, earlier_id: UUID) -> HttpResponse:
    """Let a sheet, or one's own line, read as it did before."""
    actor = actor_of(request)
    person = queries.owner_of_earlier(actor, earlier_id)
    sheet_id = commands.use_earlier(actor, participant_id=person, earlier_id=earlier_id)
    said = str(EARLIER_BACK)
    return go(request, said, sheet_id)
