"""Keeps the rows of the caseload current, and makes them anew from the truth.

A new check-in is added to the row with two statements, because it is the write that comes most
often. Everything else makes the row of that one person anew, in the transaction of its cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.prepared import Prepared
from handrail.ground.kernel.statements import update
from handrail.ground.people.models import Participant
from handrail.practice.checkins.events import CheckInRecorded
from handrail.watch.insight import truth
from handrail.watch.insight.curve import Curve
from handrail.watch.insight.models import CaseloadRow
from handrail.watch.insight.rhythm import HeardDays

CHUNK = 500
"""People for whom the truth is read at a time."""

KEPT = (
    "zone", "coach_id", "episode_open", "last_contact_at", "last_contact_kind", "last_contact_by",
    "encouraged", "last_reached_at", "next_contact_on", "appointments", "last_heard_at",
    "heard_until", "heard_bits", "rhythm_days", "rhythm_wide", "last_shared_at", "last_shared_on",
    "last_shared_mood", "last_shared_craving", "curve_until", "curve", "weeks", "put_off_on",
    "put_off_by",
)  # fmt: skip
"""Every column that is worked out from the truth."""

Fields = dict[str, Any]


def rebuild(participant_ids: Iterable[UUID]) -> int:
    """Make the rows of these people anew from the truth and return how many there are.

    People who do not exist are passed over. Runs in the caller's transaction, or in one of its
    own for each 500 people.
    """
    ids = list(dict.fromkeys(participant_ids))
    return sum(_rebuild(ids[at : at + CHUNK]) for at in range(0, len(ids), CHUNK))


@transaction.atomic
def _rebuild(ids: Sequence[UUID]) -> int:
    people = Participant.objects.for_system("rebuilding kept rows: whose zone and organisation")
    known = {pk: (org, zone) for pk, org, zone in people.filter(pk__in=ids).values_list(
        "pk", "org_id", "zone")}  # fmt: skip
    rows = _locked(known)
    fields = truth.fields_of({pk: zone for pk, (_, zone) in known.items()})
    for row in rows:
        for name, value in fields[row.participant_id].items():
            setattr(row, name, value)
    writable = CaseloadRow.objects.for_system("rebuilding kept rows")
    writable.bulk_update(rows, KEPT, batch_size=100)
    return len(rows)


def _locked(known: dict[UUID, tuple[UUID, str]]) -> list[CaseloadRow]:
    """The rows of these people, made where there is none, held until the transaction ends."""
    rows = CaseloadRow.objects.for_system("keeping rows current")
    found = list(rows.filter(participant_id__in=known).select_for_update())
    missing = known.keys() - {row.participant_id for row in found}
    if not missing:
        return found
    rows.bulk_create(
        [CaseloadRow(id=uuid7(), org_id=known[pk][0], participant_id=pk) for pk in missing],
        ignore_conflicts=True,
    )
    return list(rows.filter(participant_id__in=known).select_for_update())


_NEEDED = (
    "zone", "last_heard_at", "heard_until", "heard_bits", "last_shared_at", "last_shared_on",
    "curve_until", "curve",
)  # fmt: skip


def _row_of(participant_id: UUID) -> Any:
    rows = CaseloadRow.objects.for_system("keeping rows current")
    held = rows.filter(participant_id=participant_id).select_for_update()
    return held.values_list(*_NEEDED)


_ROW_OF = Prepared(_row_of)


def add_checkin(event: CheckInRecorded) -> None:
    """Put a new check-in into the row; of a private one only that something came."""
    found = _ROW_OF.first(event.participant_id)
    row = dict(zip(_NEEDED, found, strict=True)) if found else None
    tells = event.shared and event.mood is not None
    if row is None or (tells and not _newest(row, event)):
        # Which of several answers counts for a day that lies back is the truth's to say.
        rebuild([event.participant_id])
        return
    kept = {**_heard_too(row, event), **(_shared_too(row, event) if tells else {})}
    update(CaseloadRow, kept, {"participant": event.participant_id})


def _newest(row: Fields, event: CheckInRecorded) -> bool:
    """Whether no shared mood is about a later day, or was made later on the same one."""
    day, at = row["last_shared_on"], row["last_shared_at"]
    return day is None or event.local_date > day or (event.local_date == day and event.at > at)


def _heard_too(row: Fields, event: CheckInRecorded) -> Fields:
    day = clock.local(event.at, row["zone"]).date()
    heard = HeardDays.read(row["heard_until"], row["heard_bits"]).add(day)
    return truth.heard_fields(heard, max(row["last_heard_at"] or event.at, event.at))


def _shared_too(row: Fields, event: CheckInRecorded) -> Fields:
    assert event.mood is not None
    curve = Curve(row["curve_until"], row["curve"]).add(event.local_date, event.mood)
    return {
        **truth.curve_fields(curve),
        "last_shared_at": event.at,
        "last_shared_on": event.local_date,
        "last_shared_mood": event.mood,
        "last_shared_craving": event.craving,
    }
