"""Logging a contact, correcting it, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people import drafts
from handrail.ground.people.first_contact import ready_for_contact

from .. import rules
from ..events import ContactTakenBack
from ..keeping import store_contact, tell
from ..models import Contact, ContactBefore
from ..notes.finding import asked_about, open_to
from ..person import Person, person, staff_of
from ..sessions.linking import stand_with, store_as


def _checked(
    kind: str, at: datetime | None, minutes: int | None, held_to: bool, held_up: bool,
    words: Iterable[str], next_on: date | None, by_them: bool,
    kinds: Collection[str] = rules.LOGGED,
) -> dict[str, Any]:  # fmt: skip
    if kind not in kinds:
        raise ValueError(f"unknown kind of contact {kind!r}")
    now = clock.now()
    for wrong, field in (
        (rules.check_contact_time(at or now, now), "at"),
        (rules.check_minutes(minutes), "minutes"),
    ):
        if wrong:
            raise NotLikeThis(wrong, field)
    return {
        "kind": kind,
        "at": at or now,
        "minutes": minutes,
        **rules.what_it_held(kind, held_to, held_up, words),
        "next_on": next_on,
        "reached": rules.reached(kind),
        "begun_by_them": by_them and rules.reached(kind),
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
    clean = tidy(note or "", limit=rules.NOTE_LIMIT)
    fields = _checked(kind, at, minutes, held_to, held_up, words, next_on, by_them)
    body = {**fields, "note": clean, "at": at}
    if appointment_id:
        body["appointment"] = appointment_id

    def do(entry: UUID) -> dict[str, str]:
        stored = _store(actor, who, entry, clean, fields, appointment_id)
        drafts.forget(actor, entry)
        return {"contact": str(stored)}

    # Two coaches never share an entry's id, and neither may learn of the other's.
    return UUID(stored_once(staff_of(actor), id, "contact", {**body, "of": participant_id},
                            do, org_id=actor.org_id)["contact"])  # fmt: skip


def _own(actor: Actor, participant_id: UUID, contact_id: UUID) -> Contact:
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_LOG)
    found: Contact | None = rows.filter(
        participant_id=participant_id, pk=contact_id, staff_id=staff_of(actor)
    ).first()
    if found is None:
        raise NotVisible
    _in_time(actor, found, own=True)
    return found


def _correctable(actor: Actor, participant_id: UUID, contact_id: UUID) -> Contact:
    """One's own contact, or one that the person waits to have put right; else NotVisible."""
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_LOG)
    found: Contact | None = rows.filter(open_to(actor), participant_id=participant_id,
                                        pk=contact_id).first()  # fmt: skip
    if found is None:
        raise NotVisible
    _in_time(actor, found, own=found.staff_id == staff_of(actor))
    return found


def _in_time(actor: Actor, contact: Contact, *, own: bool) -> None:
    asked = asked_about(actor, Capability.CONTACT_LOG, contact.pk)
    recent = rules.may_edit(contact.said_at or contact.made_at, clock.now())
    gone = contact.taken_back_at is not None
    if not rules.may_correct(own=own, recent=recent, asked=asked, gone=gone):
        raise NotLikeThis(rules.EDIT_CLOSED)


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
    contact = _correctable(actor, participant_id, contact_id)
    clean = tidy(note or "", limit=rules.NOTE_LIMIT)
    # A talk with somebody else stays one, and no other becomes one.
    kinds = (contact.kind,) if contact.kind == rules.WITH_OTHER else rules.LOGGED
    fields = _checked(
        kind, at or contact.at, minutes, held_to, held_up, words, next_on, by_them, kinds
    )
    before = _as_said(who, contact)
    for name, value in fields.items():
        setattr(contact, name, value)
    keep(who.key, contact, note=clean)
    if rules.reads_the_same(before, _as_said(who, contact)):
        return contact_id
    _keep_before(actor, who, contact, before)
    contact.corrected_at = clock.now()
    contact.save()
    tell(contact)
    return contact_id


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
