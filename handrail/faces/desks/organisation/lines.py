"""The numbers of the help page: adding, changing, ordering, taking off."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from handrail.faces.desks.organisation.changing import form_page, one_tap
from handrail.faces.desks.organisation.forms import HelpLineForm
from handrail.ground.access import Capability, access
from handrail.ground.people import organisation
from handrail.ground.people.commands import organisation as commands
from handrail.ground.people.pages import actor_of

_FORM = "desks/organisation/line.html"


def _words(said: dict[str, Any]) -> commands.HelpLineWords:
    return commands.HelpLineWords(**said)


@access(Capability.ORG_SETTINGS, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def settings_line_new(request: HttpRequest) -> HttpResponse:
    """One more number on the help page."""
    actor = actor_of(request)
    form = HelpLineForm(request.POST if request.method == "POST" else None)
    page = {"title": _("Add a number"), "lead": "", "line": None}
    return form_page(
        request, _FORM, page, form, lambda said: commands.add_help_line(actor, words=_words(said))
    )


@access(Capability.ORG_SETTINGS, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def settings_line(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Change what a number says."""
    actor = actor_of(request)
    line = organisation.help_line(actor, line_id)
    form = HelpLineForm(request.POST if request.method == "POST" else None, initial=asdict(line))
    page = {"title": line.label, "lead": "", "line": line}
    return form_page(
        request, _FORM, page, form,
        lambda said: commands.change_help_line(actor, line_id=line_id, words=_words(said)),
    )  # fmt: skip


@access(Capability.ORG_SETTINGS, record=False)
@require_POST
def settings_line_move(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """One place up or down on the help page."""
    actor = actor_of(request)
    organisation.help_line(actor, line_id)
    up = request.POST.get("to") == "up"
    return one_tap(
        request, lambda: commands.move_help_line(actor, line_id=line_id, up=up), _("Moved.")
    )


@access(Capability.ORG_SETTINGS, record=False)
@require_POST
def settings_line_remove(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Take a number off the help page."""
    actor = actor_of(request)
    organisation.help_line(actor, line_id)
    return one_tap(
        request, lambda: commands.remove_help_line(actor, line_id=line_id),
        _("It is off the help page."),
    )  # fmt: skip
