"""Going on with a time that was planned with the coach before, or letting it be; and notes
from before."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from handrail.ground.access import Capability, access
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.waits import waits
from handrail.ground.people.pages import actor_of, subject

from .. import queries, rules
from ..commands import go_on_with, let_be
from ..notes import rules as notes
from ..notes.opening import open_notes_before
from .people import as_it_stands, go, say_refusal


@require_POST
@access(Capability.NOTE_OWN)
@waits("notes_before", "share")
def open_before(request: HttpRequest) -> HttpResponse:
    """Let the coach of now read the notes of coaches before, or shut them at once."""
    person, opens = subject(request, Capability.NOTE_OWN, None), request.POST.get("open") == "yes"
    try:
        open_notes_before(actor_of(request), participant_id=person, open=opens)
    except NotLikeThis as refusal:
        say_refusal(request, refusal)
    else:
        messages.success(request, gettext(notes.OPENED if opens else notes.SHUT))
    return go(request, person)


@require_POST
@access(Capability.APPOINTMENT_SET)
@waits("appointment", "stand")
def go_on(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Ask to keep it with the coach of now, or let it be; all of them that come again with it."""
    actor = actor_of(request)
    person = queries.appointment(actor, appointment_id).participant_id
    stays = request.POST.get("go_on") != "no"
    do, said = (go_on_with, rules.GONE_ON) if stays else (let_be, rules.LET_BE)
    try:
        do(actor, participant_id=person, appointment_id=appointment_id,
           following=request.POST.get("reach") == "following")  # fmt: skip
    except NotLikeThis as refusal:
        return as_it_stands(request, person, refusal)
    messages.success(request, gettext(said))
    return go(request, person)
