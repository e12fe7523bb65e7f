"""What the schedule announces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handrail.ground.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class DueArrived(Event):
    """The time of something expected has come, and it was checked that it still holds.

    Reactions run in the transaction that settles the row: all of it happens once, or none of it.
    """

    org_id: UUID
    participant_id: UUID
    due_id: UUID
    kind: str
    subject: UUID | None
    local_date: date
    zone: str
    at: datetime
