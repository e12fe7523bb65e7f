"""Reading one row that was put away, before it is erased for good."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.sealed import read

from ..earlier import MODELS
from ..rules.away import ERASED
from .rows import owned


@dataclass(frozen=True)
class AwayView:
    """A row that was put away: whose, of which kind, and its words."""

    participant_id: UUID
    kind: str
    text: str


def put_away_row(actor: Actor, kind: str, row_id: UUID) -> AwayView:
    """Return a row that was put away; raises NotVisible for anybody but its owner."""
    if kind not in ERASED:
        raise NotVisible
    row = owned(MODELS[kind], actor, Capability.COPING_KEEP, row_id)
    if row.put_away_at is None:
        raise NotVisible
    key = key_if_kept(row.participant_id)
    return AwayView(row.participant_id, kind, (read(key, row, "text") if key else None) or "")
