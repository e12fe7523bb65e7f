"""One row of one person, or nothing at all."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.people.whose import one_of

from .earlier import MODELS
from .rules import beside as rules


def row_beside(actor: Actor, participant_id: UUID, kind: str, row_id: UUID) -> Any:
    """Return a row of the person's that a coach may write beside. Raises NotVisible."""
    if actor.participant_id == participant_id or kind not in rules.KINDS:
        raise NotVisible
    row = one_of(MODELS[kind], actor, Capability.COPING_BESIDE, participant_id, row_id)
    if not rules.may_stand_beside(kind, getattr(row, "by", "participant")) or row.put_away_at:
        raise NotVisible
    return row
