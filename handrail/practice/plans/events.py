"""What happened to a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handrail.ground.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class StepAgreed(Event):
    """A step was set for the week that begins on the Monday `week_of`."""

    org_id: UUID
    participant_id: UUID
    step_id: UUID
    week_of: date
    at: datetime


@dataclass(frozen=True, kw_only=True)
class StepReported(Event):
    """A step is now in `state`, one of the keys of rules.STATES; an undo is told the same way."""

    org_id: UUID
    participant_id: UUID
    step_id: UUID
    week_of: date
    state: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ReviewRecorded(Event):
    """A week was looked back on."""

    org_id: UUID
    participant_id: UUID
    review_id: UUID
    week_of: date
    at: datetime


@dataclass(frozen=True, kw_only=True)
class WinRecorded(Event):
    """A win was written down by "participant" or "coach"."""

    org_id: UUID
    participant_id: UUID
    win_id: UUID
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class WinTakenBack(Event):
    """Who wrote a win removed it; `at` is when it had been saved."""

    org_id: UUID
    participant_id: UUID
    win_id: UUID
    by: str
    at: datetime
