"""Writes of the community room."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.receipts import once_numbered
from handrail.ground.kernel.sealed import Place, seal
from handrail.ground.kernel.text import tidy
from handrail.ground.orgs.models import Organisation
from handrail.practice.community import storing
from handrail.practice.community.events import MeetingAttended, MeetingTakenBack
from handrail.practice.community.models import Attendance, ImportRun, Meeting, MeetingSource
from handrail.practice.community.rules.attending import (
    CHOOSE_WHEN,
    CHOOSE_WHERE,
    NAME_LIMIT,
    SENTENCE_LIMIT,
    STAYS_NOW,
    WHEN_WORDS,
    day_problem,
    may_take_back,
)

TABLE = "community_attendance"


class NotRecordable(ValueError):
    """The entry cannot be kept as it is; `str(error)` says what to change."""


@command(Capability.ATTENDANCE_RECORD)
def record_attendance(
    actor: Actor,
    *,
    participant_id: UUID,
    id: UUID | None = None,  # noqa: A002 - the name that devices send
    meeting_id: UUID | None = None,
    place_name: str | None = None,
    local_date: date | None = None,
    when: str = "after",
    heard: str | None = None,
    means: str | None = None,
    shared: bool = False,
    joint: bool = False,
    written_on: Callable[[], date] | None = None,
) -> UUID:
    """Keep that the participant went to a meeting, listed or named in own words; returns its id.

    `written_on` tells, for a new entry without a day, the day on which it was written (today
    unless given); it is no part of what was said.
    The same id with the same content returns the first answer; with other content it raises
    Replayed. Raises NotRecordable (a sentence), TextTooLong, or NotVisible for a meeting of
    another organisation.
    """
    told = _Told(
        meeting=str(meeting_id) if meeting_id else None,
        place=tidy(place_name or "", limit=NAME_LIMIT) or None,
        on=local_date.isoformat() if local_date else None,
        when=when,
        heard=tidy(heard or "", limit=SENTENCE_LIMIT) or None,
        means=tidy(means or "", limit=SENTENCE_LIMIT) or None,
        shared=shared,
        joint=joint,
    )
    raw = json.dumps(asdict(told), sort_keys=True).encode()

    def keep(entry: UUID) -> dict[str, str]:
        return _keep(actor, participant_id, entry, told, _day(actor, told, written_on))

    kept = once_numbered(participant_id, id or uuid7(), raw, keep, org_id=actor.org_id)
    return UUID(kept["id"])


@dataclass(frozen=True)
class _Told:
    """An entry as it was sent, for telling a replay from something else."""

    meeting: str | None
    place: str | None
    on: str | None
    when: str
    heard: str | None
    means: str | None
    shared: bool
    joint: bool


def _day(actor: Actor, told: _Told, written_on: Callable[[], date] | None) -> date:
    today = clock.today(actor.zone)
    written = written_on() if written_on and not told.on else today
    day = date.fromisoformat(told.on) if told.on else written
    problem = day_problem(day, today)
    if problem:
        raise NotRecordable(problem)
    if told.when not in WHEN_WORDS:
        raise NotRecordable(CHOOSE_WHEN)
    if not told.meeting and not told.place:
        raise NotRecordable(CHOOSE_WHERE)
    if told.meeting and not _is_ours(actor, told.meeting):
        raise NotVisible
    return day


def _keep(
    actor: Actor, participant_id: UUID, entry: UUID, told: _Told, day: date
) -> dict[str, str]:
    key = key_for(participant_id)

    def sealed(column: str, value: str | None) -> bytes | None:
        return seal(key, Place(TABLE, column, entry), value)

    kept = Attendance(
        id=entry,
        org_id=actor.org_id,
        participant_id=participant_id,
        meeting_id=told.meeting,
        place_name=sealed("place_name", told.place),
        local_date=day,
        when=told.when,
        heard=sealed("heard", told.heard),
        means=sealed("means", told.means),
        shared_with_coach=told.shared,
        joint=told.joint,
    )
    kept.save(force_insert=True)
    publish(
        MeetingAttended(
            org_id=actor.org_id, participant_id=participant_id, attendance_id=entry,
            at=kept.made_at, joint=kept.joint, shared=kept.shared_with_coach,
        )
    )  # fmt: skip
    return {"id": str(entry)}


def _is_ours(actor: Actor, meeting_id: str) -> bool:
    return Meeting.objects.filter(pk=meeting_id, org_id=actor.org_id).exists()


@command(Capability.ATTENDANCE_RECORD)
def change_sharing(
    actor: Actor, *, participant_id: UUID, attendance_id: UUID, shared: bool
) -> None:
    """Let the coach see an entry, or take that back; it counts from the next look.

    Raises NotVisible when there is no such entry.
    """
    rows = Attendance.objects.visible_to(actor, Capability.ATTENDANCE_RECORD)
    entry = rows.filter(pk=attendance_id, participant_id=participant_id)
    if not entry.update(shared_with_coach=shared):
        raise NotVisible


@command(Capability.ATTENDANCE_RECORD)
def take_back_attendance(actor: Actor, *, participant_id: UUID, attendance_id: UUID) -> None:
    """Remove an entry of the last day and the words in it; sent again it does not come back.

    Raises NotRecordable (a sentence) when it is older, NotVisible when there is no such entry.
    """
    rows = Attendance.objects.visible_to(actor, Capability.ATTENDANCE_RECORD)
    entry = rows.filter(pk=attendance_id, participant_id=participant_id)
    saved_at = entry.values_list("made_at", flat=True).first()
    if saved_at is None:
        raise NotVisible
    if not may_take_back(saved_at, clock.now()):
        raise NotRecordable(STAYS_NOW)
    entry.delete()
    publish(
        MeetingTakenBack(
            org_id=actor.org_id, participant_id=participant_id, attendance_id=attendance_id,
            at=saved_at,
        )
    )  # fmt: skip


@command(Capability.MEETING_IMPORT, record=False)
def check_import(actor: Actor, *, name: str, address: str, zone: str, data: bytes) -> UUID:
    """Read a list and keep what its import would do, for the manager to look at; returns the run.

    Nothing of the list is written to the meetings. Earlier checks of the same source that nobody
    confirmed are let go. Raises FeedRefused.
    """
    prepared = storing.prepare(data)
    org = Organisation.objects.get(pk=actor.org_id)
    source = storing.source_for(org, name, address, zone)
    outcome = storing.compare(source, prepared)
    ImportRun.objects.filter(source=source, state=ImportRun.CHECKED).delete()
    run = ImportRun.objects.create(
        org=org,
        source=source,
        counts=asdict(outcome.counts),
        report=outcome.report(),
        feed=storing.packed(data),
    )
    return run.pk


@command(Capability.MEETING_IMPORT, record=False)
def begin_import(actor: Actor, *, run_id: UUID) -> ImportRun:
    """Mark a checked run as running and return it; `importing.complete` then writes the list.

    A run that was cut off can be begun again; one that is done is returned as it is. Raises
    NotVisible for a run of another organisation.
    """
    runs = ImportRun.objects.select_related("source__org").select_for_update(of=("self",))
    run = runs.filter(pk=run_id, org_id=actor.org_id).first()
    if run is None:
        raise NotVisible
    if run.state == ImportRun.CHECKED:
        run.state = ImportRun.RUNNING
        run.save(update_fields=["state"])
    return run


@command(Capability.MEETING_IMPORT, record=False)
def forget_check(actor: Actor, *, run_id: UUID) -> None:
    """Let a checked list go without importing it. A source that never had an import goes too.

    Raises NotVisible for a run that is not there to let go, or of another organisation.
    """
    run = ImportRun.objects.filter(pk=run_id, org_id=actor.org_id, state=ImportRun.CHECKED).first()
    if run is None:
        raise NotVisible
    source_id = run.source_id
    run.delete()
    unused = MeetingSource.objects.filter(pk=source_id, runs__isnull=True, meetings__isnull=True)
    unused.delete()
