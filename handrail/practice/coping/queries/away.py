"""Reading one row that was put away, before it is erased for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.sealed import read

from ..earlier import AWAY, SEALED
from ..rules.away import ERASED
from ..rules.moments import ASKED
from .rows import owned

_SHOWN, _DATED = ("text", "note", *ASKED), ("moment", "look", "walk")


@dataclass(frozen=True)
class AwayView:
    """A row that was put away: whose, of which kind, its words; a look has none of its own."""

    participant_id: UUID
    kind: str
    text: str
    on: date | None = None
    """Its day, for what was written of one."""


def put_away_row(actor: Actor, kind: str, row_id: UUID) -> AwayView:
    """Return a row that was put away; raises NotVisible for anybody but its owner."""
    if kind not in ERASED:
        raise NotVisible
    row = owned(AWAY[kind], actor, Capability.COPING_KEEP, row_id)
    if row.put_away_at is None:
        raise NotVisible
    key, names = key_if_kept(row.participant_id), SEALED.get(kind, ())
    said = (read(key, row, name) for name in names if key and name in _SHOWN)
    text = next(filter(None, said), "")
    return AwayView(row.participant_id, kind, text, row.on if kind in _DATED else None)
