"""Writing a talk down that may be written down on another page or phone as well."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import Replayed, is_stored, stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import tidy
from handrail.ground.people import drafts
from handrail.ground.people.first_contact import ready_for_contact

from .. import rules
from ..models import Contact
from ..person import Person, person, staff_of
from ..twice import rules as twice
from ..twice.finding import SavedBefore, of_that_minute, stored_as
from ..twice.rules import Talk
from ..writing import as_talk, correctable, log, put_right

_C = Capability.CONTACT_LOG


@command(Capability.CONTACT_LOG)
def log_talk(
    actor: Actor, *, participant_id: UUID, talk: Talk, id: UUID,  # noqa: A002 - as in every room
    becomes: UUID | None = None, appointment_id: UUID | None = None, as_well: bool = False,
) -> UUID:  # fmt: skip
    """Write a talk down as log_contact does, once on however many devices; the contact's id.

    `id` is the form's, and `becomes` the id that its draft gave to the contact it becomes, which
    is the same on every device that goes on with the draft. The same words again are taken as
    done. Raises SavedBefore for other words, and for another talk of that kind and minute, unless
    it is said to be one `as_well`; otherwise as log_contact.
    """
    who = person(actor, _C, participant_id)
    ready_for_contact(actor, participant_id)
    talk = replace(talk, note=tidy(talk.note or "", limit=rules.NOTE_LIMIT))
    becomes = None if as_well else becomes
    if becomes != id:
        earlier = stored_as(actor, participant_id, becomes)
        if earlier is not None:
            return _the_same(actor, who, earlier, talk, id)
    if not as_well and appointment_id is None:
        _ask(actor, participant_id, talk, id)
    try:
        return _once(actor, who, talk, id, becomes, appointment_id)
    except Replayed:
        earlier = stored_as(actor, participant_id, id)
        if earlier is None:
            raise
        return _the_same(actor, who, earlier, talk, id)


def _once(
    actor: Actor, who: Person, talk: Talk, form: UUID, becomes: UUID | None,
    appointment_id: UUID | None,
) -> UUID:  # fmt: skip
    staff = staff_of(actor)
    if becomes is None or becomes == form or is_stored(staff, becomes):
        return log(actor, who, talk, form, appointment_id)
    made = log(actor, who, talk, becomes, appointment_id)
    # What the page of this form still sends of its draft comes too late.
    answer = {"contact": str(made)}
    stored_once(staff, form, "talk", answer, lambda _entry: answer, org_id=actor.org_id)
    drafts.forget(actor, form)
    return made


def _ask(actor: Actor, participant_id: UUID, talk: Talk, form: UUID) -> None:
    """Whether it is another one is asked, unless this very form was stored."""
    if is_stored(staff_of(actor), form):
        return
    twin = of_that_minute(actor, participant_id, talk.kind, talk.at or clock.now())
    if twin is not None:
        raise SavedBefore(twice.AT_THAT_TIME, twin.pk)


def _the_same(actor: Actor, who: Person, contact: Contact, talk: Talk, form: UUID) -> UUID:
    if not twice.says_the_same(as_talk(who, contact), talk):
        raise SavedBefore(twice.SAVED_ALREADY, contact.pk)
    drafts.forget(actor, form)
    return UUID(str(contact.pk))


@command(Capability.CONTACT_LOG)
def put_into_contact(
    actor: Actor, *, participant_id: UUID, contact_id: UUID, talk: Talk
) -> UUID:  # fmt: skip
    """Put what was typed of a talk into the contact that it is already, and return its id.

    Nothing that stands there is lost: the notes are one behind the other, and what stood there
    before is kept as with any correction. Raises NotLikeThis (also for a contact that was taken
    back), TextTooLong, NotVisible.
    """
    who = person(actor, _C, participant_id)
    contact = correctable(actor, participant_id, contact_id)
    if contact.taken_back_at is not None:
        raise NotLikeThis(twice.TAKEN_BACK)
    talk = replace(talk, note=tidy(talk.note or "", limit=rules.NOTE_LIMIT))
    return put_right(actor, who, contact, twice.together(as_talk(who, contact), talk))
