"""What happens in this room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.ground.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class MeetingAttended(Event):
    """A participant recorded a meeting; `at` is the instant of recording, aware."""

    org_id: UUID
    participant_id: UUID
    attendance_id: UUID
    at: datetime
    joint: bool
    shared: bool


@dataclass(frozen=True, kw_only=True)
class MeetingTakenBack(Event):
    """A participant removed a meeting from those they went to; `at` is when it was recorded."""

    org_id: UUID
    participant_id: UUID
    attendance_id: UUID
    at: datetime
