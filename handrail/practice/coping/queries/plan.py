"""Reading the safety plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read

from ..models import PlanLine
from ..rules import plan as rules
from .rows import owned, reading


@dataclass(frozen=True)
class LineView:
    """One line; `by` is "participant" or "coach", `call` the number as a phone dials it."""

    id: UUID
    part: str
    text: str
    phone: str
    by: str
    version: int

    @property
    def call(self) -> str:
        """The number as a phone dials it, or nothing."""
        return rules.dialable(self.phone)


_LINES = reading(PlanLine, "made_at", "id")


def _view(key: PersonKey | None, row: PlanLine) -> LineView:
    text = (read(key, row, "text") if key else None) or ""
    phone = (read(key, row, "phone") if key else None) or ""
    return LineView(row.id, row.part, text, phone, row.by, row.version)


def plan(actor: Actor, participant_id: UUID) -> Mapping[str, list[LineView]]:
    """Return the lines that the reader may see, by part; a query, and one for the key."""
    rows = _LINES.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    found: dict[str, list[LineView]] = {part: [] for part in rules.PARTS}
    for row in rows:
        found.setdefault(row.part, []).append(_view(key, row))
    return found


def line(actor: Actor, line_id: UUID) -> tuple[UUID, LineView]:
    """Return whose line it is and the line; raises NotVisible."""
    row = owned(PlanLine, actor, Capability.SAFETY_LINE_WRITE, line_id)
    return row.participant_id, _view(key_if_kept(row.participant_id), row)
