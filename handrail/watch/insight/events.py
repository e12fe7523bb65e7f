"""What a coach decided on the caseload page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.ground.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ContactPutOff(Event):
    """A coach said "later" about one person for the day `on`."""

    org_id: UUID
    participant_id: UUID
    staff_id: UUID
    on: date
