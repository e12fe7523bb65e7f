"""One row of one person, or nothing at all."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible


def one_of(
    model: Any, actor: Actor, capability: Capability, participant_id: UUID, row_id: UUID
) -> Any:
    """Return one row of this person, or raise NotVisible."""
    rows = model.objects.visible_to(actor, capability)
    found = rows.filter(participant_id=participant_id, pk=row_id).first()
    if found is None:
        raise NotVisible
    return found
