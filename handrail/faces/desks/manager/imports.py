"""The pages of an import of people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handrail.faces.desks.manager.answers import again, page_number, see
from handrail.faces.desks.manager.column_form import ColumnForm
from handrail.ground.access import Actor, Capability, access
from handrail.ground.consent.notice import VERSION
from handrail.ground.people import queries as people
from handrail.ground.people.importing import commands, limits, queries
from handrail.ground.people.importing.models import Choice
from handrail.ground.people.importing.reading import UnreadableError
from handrail.ground.people.importing.words import REASON_WORDS, STATE_WORDS, VERDICT_WORDS
from handrail.ground.people.pages import actor_of

_START = "desks/manager/import.html"
_COLUMNS = "desks/manager/import_columns.html"
_CAPABILITY = Capability.PARTICIPANT_IMPORT


def _start(actor: Actor, error: str = "") -> dict[str, Any]:
    return {"runs": queries.runs(actor), "error": error, "rows": f"{limits.MAX_ROWS:,}"}


@access(_CAPABILITY, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def import_people(request: HttpRequest) -> HttpResponse:
    """Choose a file, and earlier imports."""
    actor = actor_of(request)
    if request.method != "POST":
        return render(request, _START, _start(actor))
    file = request.FILES.get("file")
    if file is None:
        return again(request, _START, _start(actor, _("Please choose a file first.")))
    # One byte more than allowed is enough to say that it is too much.
    content = file.read(limits.MAX_BYTES + 1)
    try:
        run_id = commands.upload(actor, file_name=file.name or "", content=content)
    except UnreadableError as problem:
        return again(request, _START, _start(actor, str(problem)))
    run = queries.run_view(actor, run_id)
    if run.state != "columns":
        messages.info(request, _("You brought in this very file before. Here is its report."))
        return see("desks:import_report", run_id=run_id)
    return see("desks:import_columns", run_id=run_id)


def _column_form(actor: Actor, run: queries.RunView, data: Any = None) -> ColumnForm:
    return ColumnForm(data, run=run, sites=people.site_choices(actor), site=actor.site_id)


@access(_CAPABILITY, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def import_columns(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Which column is which; then the report."""
    actor = actor_of(request)
    run = queries.run_view(actor, run_id)
    form = _column_form(actor, run, request.POST if request.method == "POST" else None)
    context = {"form": form, "run": run}
    if not form.is_bound:
        return render(request, _COLUMNS, context)
    if not form.is_valid():
        return again(request, _COLUMNS, context)
    commands.set_columns(
        actor,
        run_id=run_id,
        mapping=form.mapping(),
        site_id=form.cleaned_data["site_all"],
        confirmed=form.cleaned_data["confirmed"],
        notice_version=VERSION,
    )
    return see("desks:import_report", run_id=run_id)


@access(_CAPABILITY, record=False)
@require_GET
def import_report(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """What would happen, or what happened, row by row."""
    actor = actor_of(request)
    run = queries.run_view(actor, run_id)
    if run.state == "columns":
        return see("desks:import_columns", run_id=run_id)
    show = request.GET.get("show", "")
    page: Page[Any]
    page, rows = queries.rows_page(actor, run, show, page_number(request))
    context = {
        "run": run, "page": page, "rows": rows, "show": show, "reasons": REASON_WORDS,
        "verdicts": VERDICT_WORDS, "states": STATE_WORDS,
    }  # fmt: skip
    return render(request, "desks/manager/import_report.html", context)


@access(_CAPABILITY, record=False)
@require_POST
def import_choose(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Keep both, merge or skip: for the rows of this page, or for all that wait."""
    actor = actor_of(request)
    rest = request.POST.get("rest", "")
    if rest in (Choice.KEEP, Choice.MERGE, Choice.SKIP):
        changed = commands.choose_for_rest(actor, run_id=run_id, choice=rest)
    else:
        changed = commands.choose(actor, run_id=run_id, choices=_choices(request))
    said = ngettext("Saved for %(n)s row.", "Saved for %(n)s rows.", changed)
    messages.success(request, said % {"n": changed})
    return see("desks:import_report", run_id=run_id)


def _choices(request: HttpRequest) -> dict[int, str]:
    """Line number -> choice, from fields named row-12."""
    return {
        int(name[4:]): str(value)
        for name, value in request.POST.items()
        if name.startswith("row-") and name[4:].isascii() and name[4:].isdecimal()
        and len(name) < 12
    }  # fmt: skip


@access(_CAPABILITY, record=False)
@require_POST
def import_start(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Begin, or go on."""
    commands.start(actor_of(request), run_id=run_id)
    messages.success(request, _("It is running. You can leave this page; it goes on."))
    return see("desks:import_report", run_id=run_id)


@access(_CAPABILITY, record=False)
@require_POST
def import_put_away(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Throw the file away; people who were added stay."""
    commands.put_away(actor_of(request), run_id=run_id)
    messages.success(request, _("The file is gone. People who were added stay."))
    return see("desks:import_people")
