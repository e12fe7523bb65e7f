"""One sheet as a page, for the views that show it: as it is, or with what was typed into it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from handrail.ground.access import Capability
from handrail.ground.audit import record_read
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import not_yet
from handrail.ground.people import trying
from handrail.ground.people.next_step import next_step_there, who_reads_steps
from handrail.ground.people.pages import (
    about,
    actor_of,
    own,
    said_no,
    shell,
)

from .. import rules
from ..drawing import practice_charts
from ..finding import Changed
from ..forms import LineForm, PickForm
from ..queries import routines, sheets
from ..queries.views import SheetView
from ..rules import kinds

_C = Capability.THINKING_READ


def address(sheet_id: UUID) -> str:
    """The address of a sheet."""
    return reverse("thinking:sheet", args=[sheet_id])


def go(request: HttpRequest, said: str, sheet_id: UUID | None = None) -> HttpResponse:
    """Say what was done and go on: to the page the form names, or to the sheet."""
    return trying.go_on(request, said, address(sheet_id) if sheet_id else reverse("thinking:mine"))


def refused(request: HttpRequest, refusal: NotLikeThis, sheet_id: UUID) -> HttpResponse:
    """Say why not, on the sheet; nothing was typed that could be lost."""
    return trying.why_not(request, refusal.words, address(sheet_id))


Forms = Callable[..., LineForm]


def forms_of(kind: str, wrong: LineForm | None) -> Forms:
    """A function from slot and line to its form: the wrong one as it was typed, else a new one."""

    def form(slot: str, under: UUID | None = None) -> LineForm:
        if wrong is not None and wrong.data.get("slot") == slot:
            typed = wrong.data.get("under") or ""
            if typed == (str(under) if under else ""):
                return wrong
        start = {"id": uuid7(), "slot": slot, "under": under}
        return LineForm(initial=start, place=kinds.KINDS[kind].slots[slot],
                        auto_id=form_id(slot, under))  # fmt: skip

    return form


def form_id(slot: str, under: UUID | str | None) -> str:
    """The ids of a line form's fields: several of them stand on one page."""
    return f"{slot}-{under or 'new'}-%s"


def sheet_page(
    request: HttpRequest, view: SheetView, wrong: LineForm | None = None,
    pick: PickForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The page of one sheet, for its owner or for somebody it was shared with."""
    actor = actor_of(request)
    name, zone = about(actor, _C, view.participant_id)
    record_read(actor, _C, view.participant_id)
    mine, today = own(request, view.participant_id), clock.today(zone)
    if wrong is not None:
        wrong.renew()
    context: dict[str, Any] = {
        "shell": shell(request, view.participant_id), "mine": mine, "name": name,
        "sheet": view, "tool": view.tool, "today": today, "stand": view.stand(today),
        "form_for": forms_of(view.kind, wrong), "wrong": wrong, "pick": pick,
        "me": actor.user_id, "nav": "plan" if mine else "today",
        "routine": routines.counted(actor, view, today) if view.kind == "routine" else None,
        "who_reads_steps": who_reads_steps(),
        "step_there": mine and next_step_there(actor, view.participant_id, view.next_step),
        "charts": practice_charts(view, today) if view.kind == "skill" else None,
    }  # fmt: skip
    answer = render(request, f"thinking/kinds/{view.kind}.html", context)
    return answer if wrong is None and pick is None else not_yet(answer, said_no(wrong, pick))


def the_sheet(request: HttpRequest, sheet_id: UUID) -> SheetView:
    """The sheet of the address with its lines. Raises NotVisible."""
    return sheets.sheet(actor_of(request), sheet_id)


def changed(request: HttpRequest, form: Form, change: Callable[[], Changed]) -> bool:
    """Do the change that a form asks for; whoever crossed another change is told."""
    return trying.changed(request, form, change, rules.BOTH_KEPT)
