"""Adding contacts, for commands that have been authorised."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.sealed import keep

from .events import ContactLogged
from .models import Contact
from .person import Person, staff_of


def tell(contact: Contact) -> None:
    """Publish what the contact says now."""
    publish(
        ContactLogged(
            org_id=contact.org_id,
            participant_id=contact.participant_id,
            contact_id=contact.id,
            kind=contact.kind,
            at=contact.at,
            minutes=contact.minutes,
            staff_id=contact.staff_id,
            reached=contact.reached,
            next_on=contact.next_on,
        )
    )


def store_contact(
    actor: Actor, who: Person, contact_id: UUID, note: str, fields: dict[str, Any], *,
    staff_id: UUID | None = None, with_whom: str = "",
) -> Contact:  # fmt: skip
    """Add a contact inside an authorised write and tell the house; the coach's own, unless
    `staff_id` says whose it is."""
    contact = Contact(
        id=contact_id,
        org_id=actor.org_id,
        participant_id=who.id,
        staff_id=staff_id or staff_of(actor),
        **fields,
    )
    keep(who.key, contact, note=note, with_whom=with_whom)
    contact.save(force_insert=True)
    tell(contact)
    return contact
