"""What happened between people and the programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.ground.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ParticipantTakenIn(Event):
    """Somebody joined: record, key and first episode stand."""

    org_id: UUID
    participant_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakePartAgreed(Event):
    """The person agreed to take part and got the privacy notice of this version.

    `how` is "screen" or "paper"; `witness_id` is the account of whoever was there.
    """

    org_id: UUID
    participant_id: UUID
    notice_version: str
    how: str
    witness_id: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ProfileChanged(Event):
    """Name, phone, e-mail or language of a participant is different now."""

    org_id: UUID
    participant_id: UUID


@dataclass(frozen=True, kw_only=True)
class CoachAssigned(Event):
    """A coach began to work with a participant."""

    org_id: UUID
    participant_id: UUID
    staff_id: UUID
    relationship_id: UUID


@dataclass(frozen=True, kw_only=True)
class CoachEnded(Event):
    """A coach no longer works with a participant; the history stays."""

    org_id: UUID
    participant_id: UUID
    staff_id: UUID
    relationship_id: UUID


@dataclass(frozen=True, kw_only=True)
class NotesHandedOn(Event):
    """At a change of coach the participant let the new one read the notes from before."""

    org_id: UUID
    participant_id: UUID
    staff_id: UUID


@dataclass(frozen=True, kw_only=True)
class EpisodeOpened(Event):
    """A participant is with the programme (again)."""

    org_id: UUID
    participant_id: UUID
    episode_id: UUID


@dataclass(frozen=True, kw_only=True)
class EpisodeClosed(Event):
    """A participant is not with the programme for now; the door stays open."""

    org_id: UUID
    participant_id: UUID
    episode_id: UUID


@dataclass(frozen=True, kw_only=True)
class Encouraged(Event):
    """A coach wrote kind words or a word back, changed them, or they are gone: the days on which
    this person was encouraged are others now."""

    org_id: UUID
    participant_id: UUID


@dataclass(frozen=True, kw_only=True)
class BreakGlassUsed(Event):
    """A supervisor opened a record in an emergency until `until`.

    The participant and `told_staff_id` (the supervisor's own supervisor, if there is one) are
    to be told. The reason is on the row, not in the event.
    """

    org_id: UUID
    participant_id: UUID
    glass_id: UUID
    staff_id: UUID
    told_staff_id: UUID | None
    until: datetime


@dataclass(frozen=True, kw_only=True)
class StaffInvited(Event):
    """Somebody was invited to work here."""

    org_id: UUID
    staff_id: UUID
    user_id: UUID
