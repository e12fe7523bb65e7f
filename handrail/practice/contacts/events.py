"""What happened between a coach and a participant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handrail.ground.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ContactLogged(Event):
    """A contact was written down; `reached` is False when only a message was left.

    It is told again when a contact is corrected or put back, with the same `contact_id`.
    """

    org_id: UUID
    participant_id: UUID
    contact_id: UUID
    kind: str
    at: datetime
    minutes: int | None
    staff_id: UUID
    reached: bool
    next_on: date | None


@dataclass(frozen=True, kw_only=True)
class ContactTakenBack(Event):
    """A contact that had been written down by mistake was taken back."""

    org_id: UUID
    participant_id: UUID
    contact_id: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AppointmentSet(Event):
    """An appointment is now in `state`, one of the keys of rules.STATES."""

    org_id: UUID
    participant_id: UUID
    appointment_id: UUID
    starts_at: datetime
    state: str
