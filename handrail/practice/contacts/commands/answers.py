"""Did it happen? In one tap by either; a yes becomes the contact, once, and can be taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.first_contact import ready_for_contact

from .. import rules
from ..keeping import store_contact, tell
from ..models import Appointment
from ..person import Person
from ..person import person as who_is
from ..sessions.linking import contact_goes, contact_of
from ..setting import Meanwhile, change, row_of

_C = Capability.APPOINTMENT_SET


def _it_was(actor: Actor, who: Person, row: Appointment) -> UUID:
    earlier = contact_of(row)
    if earlier is None:
        fields: dict[str, Any] = {
            "kind": row.kind, "at": row.starts_at, "minutes": row.minutes,
            "reached": rules.reached(row.kind), "appointment_id": row.id,
        }  # fmt: skip
        made = store_contact(actor, who, uuid7(), "", fields, staff_id=row.staff_id)
        return UUID(str(made.id))
    if earlier.taken_back_at is not None:
        earlier.taken_back_at = None
        earlier.save(update_fields=["taken_back_at"])
        tell(earlier)
    return UUID(str(earlier.id))


@command(Capability.APPOINTMENT_SET)
def answer_appointment(
    actor: Actor, *, participant_id: UUID, appointment_id: UUID, happened: bool
) -> UUID | None:
    """Say whether it happened, once it has begun; a yes of either becomes the one contact.

    Returns the contact's id, or None when there is none. "No" means "not seen yet", and takes back
    a contact of the last seven days that came of a yes. Raises NotLikeThis before it begins or when
    it was moved or called off, SayFirst for the yes of a coach who has still to say whether the two
    know each other, NotVisible.
    """
    who = who_is(actor, _C, participant_id)
    row = row_of(actor, participant_id, appointment_id)
    if not rules.may_answer(row.starts_at, clock.now()):
        raise NotLikeThis(rules.NOT_BEGUN)
    if happened:
        ready_for_contact(actor, participant_id)
    change(row, "happened" if happened else "not_seen")
    if happened:
        return _it_was(actor, who, row)
    contact_goes(row)
    return None


@command(Capability.APPOINTMENT_SET)
def take_back_answer(actor: Actor, *, participant_id: UUID, appointment_id: UUID) -> str:
    """Take back what was said of it, by either; the contact that came of it goes too.

    Returns the state. Raises NotLikeThis when nothing was said of it, NotVisible.
    """
    who_is(actor, _C, participant_id)
    row = row_of(actor, participant_id, appointment_id)
    if row.state not in rules.ANSWERED:
        raise Meanwhile(row)
    change(row, row.stood)
    contact_goes(row)
    return str(row.state)
