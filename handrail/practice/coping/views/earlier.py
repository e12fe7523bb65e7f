"""Earlier words, to be used again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from handrail.ground.access import Capability, NotVisible, access
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of
from handrail.ground.people.words import EARLIER_BACK

from ..commands import earlier as commands
from ..commands.plan import use_line_earlier
from ..queries import earlier as queries

_PAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "card": ("coping:card_edit", "card_id"),
        "sign": ("coping:sign", "sign_id"),
        "trigger": ("coping:trigger", "trigger_id"),
        "moment": ("coping:moment_edit", "moment_id"),
        "day": ("coping:day", "day_id"),
        "line": ("coping:line", "line_id"),
        "clock": ("coping:clock", "clock_id"),
        "walk": ("coping:walk", "walk_id"),
    }
)


@require_POST
@access(Capability.SAFETY_LINE_WRITE)
@waits("safety_line", "earlier")
def use_line(request: HttpRequest, earlier_id: UUID) -> HttpResponse:
    """Let one's own line of the plan read as it did before, also a coach's."""
    actor = actor_of(request)
    person, line = queries.place_of_line(actor, earlier_id)
    use_line_earlier(actor, participant_id=person, earlier_id=earlier_id)
    messages.success(request, str(EARLIER_BACK))
    return HttpResponseRedirect(reverse("coping:line", kwargs={"line_id": line}), status=303)


@require_POST
@access(Capability.COPING_KEEP)
@waits("coping", "earlier")
def use(request: HttpRequest, earlier_id: UUID) -> HttpResponse:
    """Let a row read as it did before, and show the page where it is changed."""
    actor = actor_of(request)
    me, kind, row = queries.place_of(actor, earlier_id)
    if kind not in _PAGES:
        raise NotVisible
    page, name = _PAGES[kind]
    try:
        commands.use_earlier(actor, participant_id=me, earlier_id=earlier_id)
    except NotLikeThis as refusal:
        messages.warning(request, gettext(refusal.words))
    else:
        messages.success(request, str(EARLIER_BACK))
    return HttpResponseRedirect(reverse(page, kwargs={name: row}), status=303)
