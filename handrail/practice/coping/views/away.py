"""Putting a row away, bringing it back, and erasing for good what was put away."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, show, subject

from ..commands import away as commands
from ..queries.away import put_away_row
from ..rules import away as rules
from .going import back

_KEEP = Capability.COPING_KEEP
_PAGES: Mapping[str, str] = MappingProxyType(
    {"sign": "coping:signs", "trigger": "coping:triggers", "day": "coping:days",
     "card": "coping:cards", "line": "coping:plan", "moment": "coping:moments",
     "look": "desks:strategy", "walk": "coping:bad_day"}
)  # fmt: skip
_WHAT: Mapping[str, str] = MappingProxyType(
    {"sign": "warning_sign", "trigger": "trigger", "day": "hard_day", "card": "coping_card",
     "line": "safety_line", "moment": "moment", "look": "look",
     "walk": "bad_day"}
)  # fmt: skip


@require_POST
@access(Capability.COPING_KEEP)
@waits(_WHAT, "away")
def away(request: HttpRequest, kind: str, row_id: UUID) -> HttpResponse:
    """Take a row off its list."""
    me = subject(request, _KEEP, None)
    commands.put_away(actor_of(request), participant_id=me, kind=kind, row_id=row_id)
    return back(request, gettext(rules.PUT_AWAY), _PAGES[kind])


@require_POST
@access(Capability.COPING_KEEP)
@waits(_WHAT, "away")
def again(request: HttpRequest, kind: str, row_id: UUID) -> HttpResponse:
    """Put it back on its list."""
    me = subject(request, _KEEP, None)
    try:
        commands.bring_back(actor_of(request), participant_id=me, kind=kind, row_id=row_id)
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
        return HttpResponseRedirect(reverse(_PAGES[kind]), status=303)
    return back(request, gettext(rules.BACK), _PAGES[kind])


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.COPING_KEEP)
def erase(request: HttpRequest, kind: str, row_id: UUID) -> HttpResponse:
    """Ask once more, then erase for good."""
    actor = actor_of(request)
    if kind not in _PAGES:
        raise NotVisible
    view = put_away_row(actor, kind, row_id)
    if request.method == "POST":
        commands.erase(actor, participant_id=view.participant_id, kind=kind, row_id=row_id)
        return back(request, gettext(rules.ERASED_WORDS), _PAGES[kind])
    context = {"view": view, "back": reverse(_PAGES[kind]), "nav": "plan"}
    return show(request, "coping/erase.html", context)
