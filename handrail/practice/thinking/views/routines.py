"""Routines in one tap: done on a day, taken back, paused, on again."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from handrail.ground.access import Capability, access
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of

from ..commands import routines as commands
from ..forms import TickForm
from ..queries import sheets as queries
from ..rules import routines as rules
from .place import go, refused

_WRITE = Capability.THINKING_WRITE


@require_POST
@access(Capability.THINKING_WRITE)
def tick(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Say that a routine was done on a day, or take that back."""
    actor = actor_of(request)
    me = queries.owner_of_sheet(actor, _WRITE, sheet_id)
    form = TickForm({**request.POST.dict(), "sheet_id": str(sheet_id)})
    if not form.is_valid():
        return refused(request, NotLikeThis(rules.NOT_A_DAY), sheet_id)
    done = form.cleaned_data["done"] != "no"
    try:
        commands.tick(
            actor, participant_id=me, sheet_id=sheet_id, on=form.cleaned_data["on"], done=done
        )
    except NotLikeThis as refusal:
        return refused(request, refusal, sheet_id)
    return go(request, gettext(rules.TICKED if done else rules.UNTICKED), sheet_id)


@require_POST
@access(Capability.THINKING_WRITE)
@waits("sheet", "stand")
def pause(request: HttpRequest, sheet_id: UUID) -> HttpResponse:
    """Let a routine rest, or go on with it. No question is asked."""
    actor = actor_of(request)
    me = queries.owner_of_sheet(actor, _WRITE, sheet_id)
    rests = request.POST.get("rests") != "no"
    commands.pause(actor, participant_id=me, sheet_id=sheet_id, rests=rests)
    return go(request, gettext(rules.PAUSED if rests else rules.GOES_ON), sheet_id)
