"""Messages that do not get through: looked at without their words, sent again, or let go."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handrail.faces.desks.manager.answers import page_number, see
from handrail.ground.access import Capability, access
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.messaging import commands, queries
from handrail.ground.people.pages import actor_of


@access(Capability.OUTBOX_MEND)
@require_GET
def stuck(request: HttpRequest) -> HttpResponse:
    """25 a page, newest first: what, when, how often tried, and why it has not left."""
    page = queries.stuck_page(actor_of(request), page_number(request))
    return render(request, "desks/manager/stuck.html", {"page": page})


@access(Capability.OUTBOX_MEND)
@require_POST
def stuck_again(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Send it once more."""
    actor = actor_of(request)
    one = queries.stuck_one(actor, message_id)
    try:
        commands.try_again(actor, message_id=one.id, participant_id=one.participant_id)
    except NotLikeThis as late:
        messages.warning(request, _(late.words))
    else:
        messages.success(request, _("It is on its way again. If it comes back, it stands here."))
    return see("desks:stuck")


@access(Capability.OUTBOX_MEND)
@require_http_methods(["GET", "HEAD", "POST"])
def stuck_let_go(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Ask first, then give it up."""
    actor = actor_of(request)
    one = queries.stuck_one(actor, message_id)
    if request.method != "POST":
        return render(request, "desks/manager/stuck_let_go.html", {"one": one})
    commands.let_go(actor, message_id=one.id, participant_id=one.participant_id)
    messages.success(request, _("Let go. Nothing of its words is kept."))
    return see("desks:stuck")


@access(Capability.OUTBOX_MEND, record=False)
@require_http_methods(["GET", "HEAD", "POST"])
def stuck_late(request: HttpRequest) -> HttpResponse:
    """Ask first, then give up all that would come too late."""
    if request.method != "POST":
        return render(request, "desks/manager/stuck_late.html")
    gone = commands.let_late_go(actor_of(request))
    text = ngettext("%(num)s message was let go.", "%(num)s messages were let go.", gone)
    messages.success(request, text % {"num": gone})
    return see("desks:stuck")
