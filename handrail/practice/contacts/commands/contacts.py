"""Logging a contact, correcting it, and taking it back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.people.first_contact import ready_for_contact

from ..events import ContactTakenBack
from ..keeping import tell
from ..models import Contact
from ..person import person, staff_of
from ..sessions.linking import stand_with
from ..twice.rules import Talk
from ..writing import correctable, in_time, log, put_right


@command(Capability.CONTACT_LOG)
def log_contact(
    actor: Actor,
    *,
    participant_id: UUID,
    kind: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
    at: datetime | None = None,
    minutes: int | None = None,
    held_to: bool = False,
    held_up: bool = False,
    words: Iterable[str] = (),
    note: str | None = None,
    next_on: date | None = None,
    by_them: bool = False,
    appointment_id: UUID | None = None,
) -> UUID:
    """Write a contact down (now, unless `at` says when) and return its id; its draft is cleared.

    `words` are the finer tags of rules.HELD_TO and rules.HELD_UP; one of them sets its tag.
    `by_them` says that the participant got in touch. With an `appointment_id` it is what that
    appointment became, once, and that has happened.
    Raises NotLikeThis for an impossible time or length, and (field "was_it") for an appointment
    that it cannot have been or that is written down already; TextTooLong, Replayed, NotVisible.
    """
    who = person(actor, Capability.CONTACT_LOG, participant_id)
    ready_for_contact(actor, participant_id)
    said = Talk(kind, at, minutes, held_to, held_up, tuple(words), note, next_on, by_them)
    return log(actor, who, said, id, appointment_id)


def _own(actor: Actor, participant_id: UUID, contact_id: UUID) -> Contact:
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_LOG)
    found: Contact | None = rows.filter(
        participant_id=participant_id, pk=contact_id, staff_id=staff_of(actor)
    ).first()
    if found is None:
        raise NotVisible
    in_time(actor, found, own=True)
    return found


@command(Capability.CONTACT_LOG)
def correct_contact(
    actor: Actor,
    *,
    participant_id: UUID,
    contact_id: UUID,
    kind: str,
    at: datetime | None = None,
    minutes: int | None = None,
    held_to: bool = False,
    held_up: bool = False,
    words: Iterable[str] = (),
    note: str | None = None,
    next_on: date | None = None,
    by_them: bool = False,
) -> UUID:
    """Correct a contact that the actor logged in the last seven days and return its id; or any
    that the participant waits to have put right, also of a coach before.

    What stood there is kept with who put it right, for both; saved as it stood, nothing is a
    correction. Without `at` the time stays. Raises NotLikeThis, TextTooLong, NotVisible.
    """
    who = person(actor, Capability.CONTACT_LOG, participant_id)
    contact = correctable(actor, participant_id, contact_id)
    said = Talk(kind, at, minutes, held_to, held_up, tuple(words), note, next_on, by_them)
    return put_right(actor, who, contact, said)


@command(Capability.CONTACT_LOG)
def take_back_contact(
    actor: Actor, *, participant_id: UUID, contact_id: UUID, put_back: bool = False
) -> UUID:
    """Take a contact of the last seven days back, or put it back again; nothing is deleted.

    Of its appointment nothing is said then, or it has happened again. Raises NotLikeThis when it
    is older, NotVisible.
    """
    contact = _own(actor, participant_id, contact_id)
    now = clock.now()
    contact.taken_back_at = None if put_back else now
    contact.save(update_fields=["taken_back_at"])
    stand_with(actor, contact, happened=put_back)
    if put_back:
        tell(contact)
    else:
        publish(
            ContactTakenBack(
                org_id=contact.org_id,
                participant_id=participant_id,
                contact_id=contact_id,
                at=now,
            )
        )
    return contact_id
