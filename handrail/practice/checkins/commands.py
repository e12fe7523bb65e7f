"""What a participant does with check-ins."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.receipts import once_numbered
from handrail.ground.kernel.sealed import Place, seal
from handrail.ground.kernel.statements import insert
from handrail.ground.kernel.text import tidy
from handrail.practice.checkins import rules
from handrail.practice.checkins.events import (
    CheckInRecorded,
    CheckInSharingChanged,
    CheckInTakenBack,
)
from handrail.practice.checkins.models import COACH, PRIVATE, CheckIn

TABLE = "checkins_checkin"


@command(Capability.CHECKIN_RECORD)
def record_checkin(
    actor: Actor,
    *,
    participant_id: UUID,
    id: UUID | None,  # noqa: A002 - the name that devices send
    mood: int | None,
    craving: int | None = None,
    lonely: int | None = None,
    too_much: int | None = None,
    sleep: str | None = None,
    company: Sequence[str] | None = None,
    note: str | None = None,
    helped: str | None = None,
    shared: bool = False,
    local_date: date | None = None,
    made_at: datetime | None = None,
    sent_at: datetime | None = None,
    skipped: bool = False,
) -> UUID:
    """Keep a check-in and return its id; the same entry sent again changes nothing.

    `id` is the UUIDv7 made on the device, `made_at` and `sent_at` its clock (aware). Raises
    rules.NotPossible with a sentence for the person, TextTooLong, and Replayed when the id came
    before with other content. Where the id names another person's entry, a new one is taken.
    """
    parts = _parts(mood, craving, sleep, company, note, helped, shared=shared, skipped=skipped)
    parts |= _feels(lonely, too_much)
    body = _body(parts, local_date, made_at)

    def keep(entry: UUID) -> dict[str, Any]:
        placed = rules.place(
            received_at=clock.now(), zone=actor.zone, made_at=made_at, sent_at=sent_at,
            day=local_date,
        )  # fmt: skip
        _store(actor, participant_id, entry, parts, placed)
        return {"id": str(entry)}

    kept = once_numbered(participant_id, id or uuid7(), body, keep, org_id=actor.org_id)
    return UUID(kept["id"])


def _body(parts: dict[str, Any], local_date: date | None, made_at: datetime | None) -> bytes:
    # When it was sent differs from one try to the next, so it is no part of what was said.
    said = {**parts, "kind": "checkin", "day": str(local_date), "made_at": str(made_at)}
    return json.dumps(said, sort_keys=True).encode()


def _feels(lonely: int | None, too_much: int | None) -> dict[str, int]:
    """What was said of the two; what was left out is no part of it, as before there were any."""
    rules.check_parts(None, None, None, (), skipped=True, lonely=lonely, too_much=too_much)
    said = {"lonely": lonely, "too_much": too_much}
    return {name: number for name, number in said.items() if number is not None}


def _parts(
    mood: int | None,
    craving: int | None,
    sleep: str | None,
    company: Sequence[str] | None,
    note: str | None,
    helped: str | None,
    *,
    shared: bool,
    skipped: bool,
) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "mood": None if skipped else mood,
        "craving": craving,
        "sleep": sleep or None,
        "company": sorted(set(company or ())),
        "note": tidy(note or "", limit=rules.NOTE_LIMIT) or None,
        "helped": tidy(helped or "", limit=rules.HELPED_LIMIT) or None,
        "shared": shared,
        "skipped": skipped,
    }
    rules.check_parts(parts["mood"], craving, parts["sleep"], parts["company"], skipped=skipped)
    return parts


def _store(
    actor: Actor, participant_id: UUID, entry: UUID, parts: dict[str, Any], placed: rules.Placed
) -> None:
    key = key_for(participant_id) if parts["note"] or parts["helped"] else None
    insert(CheckIn, {
        "id": entry,
        "org": actor.org_id,
        "participant": participant_id,
        "made_at": placed.made_at,
        "received_at": clock.now(),
        "skew_seconds": placed.skew_seconds,
        "corrected": placed.corrected,
        "local_date": placed.local_date,
        "mood": parts["mood"],
        "craving": parts["craving"],
        "lonely": parts.get("lonely"),
        "too_much": parts.get("too_much"),
        "sleep": parts["sleep"] or "",
        "company": parts["company"],
        "note": key and seal(key, Place(TABLE, "note", entry), parts["note"]),
        "helped": key and seal(key, Place(TABLE, "helped", entry), parts["helped"]),
        "visibility": COACH if parts["shared"] else PRIVATE,
        "skipped": parts["skipped"],
    })  # fmt: skip
    publish(
        CheckInRecorded(
            org_id=actor.org_id,
            participant_id=participant_id,
            checkin_id=entry,
            local_date=placed.local_date,
            mood=parts["mood"],
            craving=parts["craving"],
            shared=parts["shared"],
            at=placed.made_at,
        )
    )


def _own(actor: Actor, participant_id: UUID, checkin_id: UUID) -> CheckIn:
    rows = CheckIn.objects.visible_to(actor, Capability.CHECKIN_RECORD)
    row = rows.filter(pk=checkin_id, participant_id=participant_id).first()
    if row is None:
        raise NotVisible
    found: CheckIn = row
    return found


@command(Capability.CHECKIN_RECORD)
def change_sharing(actor: Actor, *, participant_id: UUID, checkin_id: UUID, shared: bool) -> bool:
    """Share an own check-in with the coach, or take that back; returns whether it changed.

    Raises NotVisible when there is no such check-in of this person. It counts from the next query
    of anybody else.
    """
    row = _own(actor, participant_id, checkin_id)
    if (row.visibility == COACH) == shared:
        return False
    row.visibility = COACH if shared else PRIVATE
    row.save(update_fields=["visibility"])
    publish(
        CheckInSharingChanged(
            org_id=actor.org_id,
            participant_id=participant_id,
            checkin_id=row.pk,
            local_date=row.local_date,
            mood=row.mood,
            craving=row.craving,
            shared=shared,
            at=row.made_at,
        )
    )
    return True


@command(Capability.CHECKIN_RECORD)
def take_back(actor: Actor, *, participant_id: UUID, checkin_id: UUID) -> None:
    """Remove an own check-in and the words in it; sending it again does not bring it back.

    Raises NotVisible when there is no such check-in of this person.
    """
    row = _own(actor, participant_id, checkin_id)
    event = CheckInTakenBack(
        org_id=actor.org_id,
        participant_id=participant_id,
        checkin_id=row.pk,
        local_date=row.local_date,
        shared=row.visibility == COACH,
        at=row.made_at,
    )
    CheckIn.objects.visible_to(actor, Capability.CHECKIN_RECORD).filter(pk=row.pk).delete()
    publish(event)
