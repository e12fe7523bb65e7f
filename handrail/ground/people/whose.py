"""One row of one person, or nothing at all; whose a row is; and what came of changing one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible


@dataclass(frozen=True)
class Changed:
    """What was changed, and whether it had been changed in between; `mine` says by the same."""

    id: UUID
    meanwhile: bool = False
    mine: bool = False


def one_of(
    model: Any, actor: Actor, capability: Capability, participant_id: UUID, row_id: UUID
) -> Any:
    """Return one row of this person, or raise NotVisible."""
    rows = model.objects.visible_to(actor, capability)
    found = rows.filter(participant_id=participant_id, pk=row_id).first()
    if found is None:
        raise NotVisible
    return found


def owner_of(actor: Actor, capability: Capability, model: Any, row_id: UUID) -> UUID:
    """Return whose row this is; raises NotVisible when the actor may not do this with it."""
    rows = model.objects.visible_to(actor, capability).filter(pk=row_id)
    found: UUID | None = rows.values_list("participant_id", flat=True).first()
    if found is None:
        raise NotVisible
    return found
