"""Adding contacts and finding one's own drafts, for commands that have been authorised."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.keys import Erased, PersonKey, key_for, make_key
from handrail.ground.kernel.sealed import keep

from .events import ContactLogged
from .models import Contact, ContactDraft
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
    actor: Actor, who: Person, contact_id: UUID, note: str, fields: dict[str, Any]
) -> Contact:
    """Add a contact inside an authorised write and tell the house."""
    contact = Contact(
        id=contact_id,
        org_id=actor.org_id,
        participant_id=who.id,
        staff_id=staff_of(actor),
        **fields,
    )
    keep(who.key, contact, note=note)
    contact.save(force_insert=True)
    tell(contact)
    return contact


def own_draft(staff_id: UUID, participant_id: UUID | None) -> Any:
    """The draft of one writer about one person, or the one without a person, as a query."""
    mine = ContactDraft.objects.for_system("a writer's own draft, found by the writer's own id")
    return mine.filter(staff_id=staff_id, participant_id=participant_id)


def draft_key(staff_id: UUID, participant_id: UUID | None) -> PersonKey:
    """Return the key a draft is sealed with: the participant's, or the writer's own."""
    if participant_id is not None:
        return key_for(participant_id)
    try:
        return key_for(staff_id)
    except Erased:
        return make_key(staff_id)


def forget_drafts(actor: Actor, participant_id: UUID | None) -> None:
    """Delete the actor's draft about this person, and the one without a person."""
    for person in {participant_id, None}:
        own_draft(staff_of(actor), person).delete()
