"""What happens in this room, told to whoever reacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handrail.ground.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CheckInRecorded(Event):
    """A person said how it is; `mood` is 1 very hard to 5 very good, None for "not today"."""

    org_id: UUID
    participant_id: UUID
    checkin_id: UUID
    local_date: date
    mood: int | None
    craving: int | None
    shared: bool
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CheckInSharingChanged(Event):
    """A person shared an earlier check-in with the coach, or took the sharing back."""

    org_id: UUID
    participant_id: UUID
    checkin_id: UUID
    local_date: date
    mood: int | None
    craving: int | None
    shared: bool
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CheckInTakenBack(Event):
    """A person removed a check-in; `at` is when it had been made."""

    org_id: UUID
    participant_id: UUID
    checkin_id: UUID
    local_date: date
    shared: bool
    at: datetime
