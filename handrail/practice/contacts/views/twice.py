"""Saving a talk that may be saved already: what stands there is shown, and whoever writes says."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from handrail.ground.access import Capability, NotVisible
from handrail.ground.audit import record_read
from handrail.ground.kernel.marked import N_
from handrail.ground.people.pages import actor_of

from .. import queries
from ..commands import log_talk, put_into_contact
from ..forms import ContactForm
from ..twice import rules as twice
from ..twice.finding import SavedBefore

SAVED = N_("Saved. You can correct it for a week.")


def write(request: HttpRequest, form: ContactForm, who: UUID, which: UUID | None) -> str:
    """Write the talk down, or put it into the one that it is; what to say of it.

    Raises as the two commands do.
    """
    actor, typed = actor_of(request), form.cleaned_data
    if typed["into"]:
        put_into_contact(actor, participant_id=who, contact_id=typed["into"], talk=form.talk())
        return twice.PUT_IN
    log_talk(
        actor, participant_id=who, talk=form.talk(), id=typed["id"], becomes=typed["becomes"],
        appointment_id=which, as_well=typed["as_well"],
    )  # fmt: skip
    return SAVED


def saved_one(
    request: HttpRequest, who: UUID, refusal: Exception
) -> queries.ContactView | None:  # fmt: skip
    """What is saved already, to look at beside what was typed; None when nothing is asked."""
    if not isinstance(refusal, SavedBefore):
        return None
    try:
        _who, one = queries.contact(actor_of(request), refusal.contact_id)
    except NotVisible:
        return None
    record_read(actor_of(request), Capability.CONTACT_READ, who)
    return one
