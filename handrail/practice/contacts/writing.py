"""Writing a contact down and putting it right, for commands that have been authorised."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import partial
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people import drafts

from . import rules
from .keeping import store_contact, tell
from .models import Contact, ContactBefore
from .notes.finding import asked_about, open_to
from .person import Person, staff_of
from .sessions.linking import store_as
from .twice.rules import Talk


def _checked(talk: Talk, kinds: Collection[str] = rules.LOGGED) -> dict[str, Any]:
    if talk.kind not in kinds:
        raise ValueError(f"unknown kind of contact {talk.kind!r}")
    now = clock.now()
    for wrong, field in (
        (rules.check_contact_time(talk.at or now, now), "at"),
        (rules.check_minutes(talk.minutes), "minutes"),
    ):
        if wrong:
            raise NotLikeThis(wrong, field)
    return {
        "kind": talk.kind,
        "at": talk.at or now,
        "minutes": talk.minutes,
        **rules.what_it_held(talk.kind, talk.held_to, talk.held_up, talk.words),
        "next_on": talk.next_on,
        "reached": rules.reached(talk.kind),
        "begun_by_them": talk.by_them and rules.reached(talk.kind),
    }


def _store(
    actor: Actor, who: Person, entry: UUID, note: str, fields: dict[str, Any],
    appointment_id: UUID | None,
) -> UUID:  # fmt: skip
    if appointment_id:
        keep_old = partial(_keep_as_said, actor, who)
        return store_as(actor, who, entry, note, fields, appointment_id, keep_old)
    store_contact(actor, who, entry, note, {**fields, "said_at": clock.now()})
    return entry


def log(
    actor: Actor, who: Person, talk: Talk, entry: UUID | None, appointment_id: UUID | None
) -> UUID:
    """Write a talk down, once, and return the contact's id; the draft of its form is cleared."""
    clean = tidy(talk.note or "", limit=rules.NOTE_LIMIT)
    fields = _checked(talk)
    body = {**fields, "note": clean, "at": talk.at, "of": who.id}
    if appointment_id:
        body["appointment"] = appointment_id

    def do(contact_id: UUID) -> dict[str, str]:
        stored = _store(actor, who, contact_id, clean, fields, appointment_id)
        drafts.forget(actor, contact_id)
        return {"contact": str(stored)}

    # Two coaches never share an entry's id, and neither may learn of the other's.
    kept = stored_once(staff_of(actor), entry, "contact", body, do, org_id=actor.org_id)
    return UUID(kept["contact"])


def as_talk(who: Person, contact: Contact) -> Talk:
    """What a contact says now."""
    return Talk(
        contact.kind, contact.at, contact.minutes, contact.held_to, contact.held_up,
        tuple(contact.words), read(who.key, contact, "note"), contact.next_on,
        contact.begun_by_them,
    )  # fmt: skip


def _as_said(who: Person, contact: Contact) -> dict[str, Any]:
    return {
        "kind": contact.kind,
        "at": contact.at.isoformat(),
        "minutes": contact.minutes,
        "words": contact.words,
        "held_to": contact.held_to,
        "held_up": contact.held_up,
        "by_them": contact.begun_by_them,
        "next_on": contact.next_on and contact.next_on.isoformat(),
        "note": read(who.key, contact, "note"),
    }


def _keep_before(actor: Actor, who: Person, contact: Contact, said: dict[str, Any]) -> None:
    before = ContactBefore(
        org_id=contact.org_id,
        participant_id=contact.participant_id,
        contact_id=contact.id,
        staff_id=staff_of(actor),
    )
    keep(who.key, before, body=json.dumps(said))
    before.save(force_insert=True)


def _keep_as_said(actor: Actor, who: Person, contact: Contact) -> None:
    _keep_before(actor, who, contact, _as_said(who, contact))


def correctable(actor: Actor, participant_id: UUID, contact_id: UUID) -> Contact:
    """One's own contact, or one that the person waits to have put right; else NotVisible."""
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_LOG)
    found: Contact | None = rows.filter(open_to(actor), participant_id=participant_id,
                                        pk=contact_id).first()  # fmt: skip
    if found is None:
        raise NotVisible
    in_time(actor, found, own=found.staff_id == staff_of(actor))
    return found


def in_time(actor: Actor, contact: Contact, *, own: bool) -> None:
    """Raise NotLikeThis when a contact can no longer be changed."""
    asked = asked_about(actor, Capability.CONTACT_LOG, contact.pk)
    recent = rules.may_edit(contact.said_at or contact.made_at, clock.now())
    gone = contact.taken_back_at is not None
    if not rules.may_correct(own=own, recent=recent, asked=asked, gone=gone):
        raise NotLikeThis(rules.EDIT_CLOSED)


def put_right(actor: Actor, who: Person, contact: Contact, talk: Talk) -> UUID:
    """Let a contact say something else, and keep what stood there; its id.

    Without a time, the time stays; what says the same is no correction.
    """
    clean = tidy(talk.note or "", limit=rules.NOTE_LIMIT)
    # A talk with somebody else stays one, and no other becomes one.
    kinds = (contact.kind,) if contact.kind == rules.WITH_OTHER else rules.LOGGED
    fields = {**_checked(talk, kinds), "at": talk.at or contact.at}
    before = _as_said(who, contact)
    for name, value in fields.items():
        setattr(contact, name, value)
    keep(who.key, contact, note=clean)
    contact_id = UUID(str(contact.pk))
    if rules.reads_the_same(before, _as_said(who, contact)):
        return contact_id
    _keep_before(actor, who, contact, before)
    contact.corrected_at = clock.now()
    contact.save()
    tell(contact)
    return contact_id
