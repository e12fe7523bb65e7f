"""I talked with somebody else about a person: with whom, and under which yes of theirs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from handrail.ground.access import Capability, access
from handrail.ground.audit import record_read
from handrail.ground.consent.queries import standing_shares
from handrail.ground.consent.words import item_list
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.pages import REFUSALS, about, actor_of, show, subject
from handrail.ground.shelf.dignity import say_hints

from ..commands import talked_with
from ..forms import WithOtherForm
from .people import go, refuse

_C = Capability.TALK_WITH_OTHER


def _kept(request: HttpRequest, person: UUID, form: WithOtherForm) -> bool:
    try:
        talked_with(actor_of(request), participant_id=person, **form.said(clock.now()))
    except REFUSALS as refusal:
        refuse(form, refusal)
        return False
    except OverflowError:
        form.add_error("at_on", gettext("Check the date."))
        return False
    messages.success(request, gettext("Saved. They read it under their contacts."))
    say_hints(request, actor_of(request), form.cleaned_data["note"])
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@access(Capability.TALK_WITH_OTHER)
def new(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    """A talk with somebody else; refused with a clear sentence without a yes."""
    actor, person = actor_of(request), subject(request, _C, participant_id)
    name, _zone = about(actor, _C, person)
    found = standing_shares(actor, _C, person)
    shares = [(str(yes.id), f"{yes.name}: {item_list(yes.items)}") for yes in found]
    data = request.POST if request.method == "POST" else None
    form = WithOtherForm(data, shares=shares, zone=actor.zone, initial={"id": uuid7()})
    if data is not None and form.is_valid() and _kept(request, person, form):
        return go(request, person)
    record_read(actor, _C, person)
    context: dict[str, Any] = {"name": name, "person": person, "any": found, "nav": "today"}
    return show(request, "contacts/with_other.html", context, form)
