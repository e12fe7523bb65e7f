"""Reading the safety plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.to_call import ASK, LINES, ToCall

from ..models import PlanLine
from ..rules import plan as rules
from .rows import owned, reading

_MARK = "by my coach"


@dataclass(frozen=True)
class LineView:
    """One line; `by` is "participant" or "coach", `call` the number as a phone dials it.

    `away_by` is who put it away, "" for a line that stands in the plan.
    """

    id: UUID
    part: str
    text: str
    phone: str
    by: str
    version: int
    away_by: str = ""

    @property
    def call(self) -> str:
        """The number as a phone dials it, or nothing."""
        return rules.dialable(self.phone)

    @property
    def printed(self) -> str:
        """The line as long as it is on paper: words, number, and a mark for whose it is."""
        return f"{self.text} {self.phone} {_MARK}"


_LINES = reading(PlanLine, "made_at", "id")


def _view(key: PersonKey | None, row: PlanLine) -> LineView:
    text = (read(key, row, "text") if key else None) or ""
    phone = (read(key, row, "phone") if key else None) or ""
    return LineView(row.id, row.part, text, phone, row.by, row.version, row.away_by)


def whole(
    actor: Actor, participant_id: UUID
) -> tuple[Mapping[str, list[LineView]], list[LineView]]:
    """Return the lines by part, and those put away; a query, and one for the key.

    The participant gets all that were put away, a coach only a coach's that a coach put away.
    """
    rows = _LINES.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    found: dict[str, list[LineView]] = {part: [] for part in rules.PARTS}
    away: list[LineView] = []
    for row in rows:
        place = found.setdefault(row.part, []) if row.put_away_at is None else away
        place.append(_view(key, row))
    return found, away


def plan(actor: Actor, participant_id: UUID) -> Mapping[str, list[LineView]]:
    """Return the lines that the reader may see and that stand in the plan, by part."""
    return whole(actor, participant_id)[0]


def to_call(actor: Actor, participant_id: UUID) -> list[ToCall]:
    """People whom somebody can ask, and their own lines with a number; a query, and the key's."""
    found = plan(actor, participant_id)
    asked = [ToCall(ASK, line.text, line.phone, line.call) for line in found["ask"]]
    lines = [ToCall(LINES, one.text, one.phone, one.call) for one in found["lines"] if one.call]
    return asked + lines


def line(actor: Actor, line_id: UUID) -> tuple[UUID, LineView]:
    """Return whose line it is and the line; raises NotVisible, for one put away as well."""
    row = owned(PlanLine, actor, Capability.SAFETY_LINE_WRITE, line_id)
    if row.put_away_at is not None:
        raise NotVisible
    return row.participant_id, _view(key_if_kept(row.participant_id), row)


def owner_of(actor: Actor, line_id: UUID) -> UUID:
    """Return whose line it is, put away or not. Raises NotVisible."""
    row = owned(PlanLine, actor, Capability.SAFETY_LINE_WRITE, line_id)
    return UUID(str(row.participant_id))
