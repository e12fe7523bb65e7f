"""A talk and its appointment, inside an authorised write: one contact, whoever comes first.

Every function locks the appointment's row, as the answers do, so that two devices are in order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep

from .. import rules as room
from ..events import ContactTakenBack
from ..keeping import store_contact, tell
from ..models import Appointment, Contact
from ..person import Person, staff_of
from ..setting import change, row_of
from . import rules


def contact_of(row: Appointment) -> Contact | None:
    """What an appointment became, also when it was taken back."""
    rows = Contact.objects.for_system("what an appointment became, once for both people")
    found: Contact | None = rows.filter(appointment_id=row.id).first()
    return found


def contact_goes(row: Appointment) -> None:
    """Take back what came of an answer that is taken back, when that is of the last seven days."""
    earlier, now = contact_of(row), clock.now()
    if earlier is None or earlier.taken_back_at or not room.may_edit(earlier.made_at, now):
        return
    earlier.taken_back_at = now
    earlier.save(update_fields=["taken_back_at"])
    publish(ContactTakenBack(org_id=row.org_id, participant_id=row.participant_id,
                             contact_id=earlier.id, at=now))  # fmt: skip


def is_to_say(contact: Contact) -> bool:
    """Whether it is still to be said what this contact was."""
    return rules.to_say(
        of_appointment=contact.appointment_id is not None,
        said=contact.said_at is not None,
        corrected=contact.corrected_at is not None,
    )


def _checked(actor: Actor, row: Appointment, fields: dict[str, Any]) -> Contact | None:
    if row.staff_id != staff_of(actor):
        raise NotVisible
    if not room.may_answer(row.starts_at, clock.now()):
        raise NotLikeThis(room.NOT_BEGUN, "was_it")
    begun = rules.Begun(row.id, row.starts_at, row.zone, row.wall_on, open=True)
    if not rules.on_that_day(fields["at"], begun):
        raise NotLikeThis(rules.NOT_THAT_DAY, "was_it")
    if not fields["reached"]:
        raise NotLikeThis(rules.NOBODY_REACHED, "was_it")
    earlier = contact_of(row)
    if earlier and not earlier.taken_back_at and not is_to_say(earlier):
        raise NotLikeThis(rules.LOGGED_ALREADY, "was_it")
    return earlier


def store_as(
    actor: Actor, who: Person, contact_id: UUID, note: str, fields: dict[str, Any],
    appointment_id: UUID, keep_before: Callable[[Contact], None],
) -> UUID:  # fmt: skip
    """Store a talk as what an appointment became, and let that have happened; the contact's id.

    A yes that nobody filled in becomes this talk. One that was taken back is this talk again, and
    what it said is kept by `keep_before`.
    """
    row = row_of(actor, who.id, appointment_id)
    earlier = _checked(actor, row, fields)
    change(row, "happened")
    more = {**fields, "said_at": clock.now()}
    if earlier is None:
        store_contact(actor, who, contact_id, note, {**more, "appointment_id": row.id})
        return contact_id
    if not is_to_say(earlier):
        keep_before(earlier)
        earlier.corrected_at = clock.now()
    for name, value in more.items():
        setattr(earlier, name, value)
    earlier.taken_back_at = None
    keep(who.key, earlier, note=note)
    earlier.save()
    tell(earlier)
    return UUID(str(earlier.id))


def stand_with(actor: Actor, contact: Contact, *, happened: bool) -> None:
    """Let the appointment of a contact that is taken back or put back stand with it."""
    if contact.appointment_id is None:
        return
    row = row_of(actor, contact.participant_id, contact.appointment_id)
    if not happened and row.state == "happened":
        change(row, row.stood)
    elif happened and room.may_move(row.state, "happened"):
        change(row, "happened")
