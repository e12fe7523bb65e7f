"""Saying what a contact was that came of a yes, and that a coach asked how it went."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.first_contact import ready_for_contact

from .. import rules
from ..keeping import tell
from ..models import Contact
from ..person import person, staff_of
from ..sessions import rules as session
from ..sessions.linking import is_to_say
from ..setting import row_of


@command(Capability.CONTACT_LOG)
def say_what_it_was(
    actor: Actor,
    *,
    participant_id: UUID,
    contact_id: UUID,
    minutes: int | None = None,
    held_to: bool = False,
    held_up: bool = False,
    words: Iterable[str] = (),
    note: str | None = None,
) -> UUID:
    """Fill in a contact of the actor's own that came of a yes, once, and return its id.

    It is no correction: nothing stood there before. Raises NotLikeThis when it is filled in
    already or the length is impossible, TextTooLong, SayFirst, NotVisible (also for a contact that
    was taken back).
    """
    who = person(actor, Capability.CONTACT_LOG, participant_id)
    ready_for_contact(actor, participant_id)
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_LOG).select_for_update(of=("self",))
    contact = rows.filter(
        participant_id=participant_id, pk=contact_id, staff_id=staff_of(actor),
        taken_back_at__isnull=True, appointment__isnull=False,
    ).first()  # fmt: skip
    if contact is None:
        raise NotVisible
    clean = tidy(note or "", limit=rules.NOTE_LIMIT)
    wrong = rules.check_minutes(minutes)
    if wrong:
        raise NotLikeThis(wrong, "minutes")
    if not is_to_say(contact):
        raise NotLikeThis(session.SAID_ALREADY)
    for name, value in rules.what_it_held(contact.kind, held_to, held_up, words).items():
        setattr(contact, name, value)
    contact.minutes, contact.said_at = minutes, clock.now()
    keep(who.key, contact, note=clean)
    contact.save()
    tell(contact)
    return contact_id


@command(Capability.CONTACT_LOG)
def say_asked(
    actor: Actor, *, participant_id: UUID, appointment_id: UUID, asked: bool = True
) -> UUID:
    """Say that the actor asked how it went with an appointment that was not seen, or take it back.

    Returns its id. Raises NotLikeThis when it stands otherwise by now, NotVisible (also for an
    appointment with somebody else).
    """
    person(actor, Capability.CONTACT_LOG, participant_id)
    row = row_of(actor, participant_id, appointment_id)
    if row.staff_id != staff_of(actor):
        raise NotVisible
    if not session.may_ask(row.state):
        raise NotLikeThis(session.NOT_ASKABLE)
    row.asked_at = (row.asked_at or clock.now()) if asked else None
    row.save(update_fields=["asked_at"])
    return appointment_id
