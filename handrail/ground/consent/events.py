"""What happened to a consent."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from handrail.ground.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class Shared(Event):
    """A participant shares items with somebody outside the programme."""

    org_id: UUID
    participant_id: UUID
    consent_id: UUID
    recipient_id: UUID


@dataclass(frozen=True, kw_only=True)
class SharingStopped(Event):
    """A participant took a yes back."""

    org_id: UUID
    participant_id: UUID
    consent_id: UUID
    recipient_id: UUID
