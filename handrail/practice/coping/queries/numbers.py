"""Reading the person's own clocks with both numbers worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read

from ..models import COACH_TOO, Clock, ClockDays
from ..rules import numbers as rules
from .rows import owned, reading


@dataclass(frozen=True)
class ClockView:
    """A clock; a number that the person hides is still worked out, and not shown.

    `taken` are days that were taken back, with when; they count for nothing.
    """

    id: UUID
    name: str
    counts: str
    starts_on: date
    numbers: rules.Numbers
    days: tuple[tuple[UUID, date, date], ...]
    show_since: bool
    show_year: bool
    shared: bool
    away: bool
    version: int
    taken: tuple[tuple[UUID, date, date, datetime], ...] = ()


_CLOCKS = reading(Clock, "id")
_DAYS = reading(ClockDays, "-first_on", "-id")


def _view(key: PersonKey | None, row: Clock, days: list[ClockDays], today: date) -> ClockView:
    counted = [each for each in days if each.taken_back_at is None]
    stretches = [rules.Stretch(each.first_on, each.last_on) for each in counted]
    return ClockView(
        row.id, (read(key, row, "name") if key else None) or "", row.counts, row.starts_on,
        rules.numbers(row.counts, row.starts_on, stretches, today),
        tuple((each.id, each.first_on, each.last_on) for each in counted),
        row.show_since, row.show_year, row.visibility == COACH_TOO, row.put_away_at is not None,
        row.version,
        tuple((each.id, each.first_on, each.last_on, each.taken_back_at)
              for each in days if each.taken_back_at is not None),
    )  # fmt: skip


def clocks(actor: Actor, participant_id: UUID, today: date) -> list[ClockView]:
    """Return the clocks that the reader may see; two queries, and one for the key."""
    rows = _CLOCKS.objects(actor, participant_id)
    if not rows:
        return []
    key = key_if_kept(participant_id)
    by_clock: dict[UUID, list[ClockDays]] = {row.id: [] for row in rows}
    for each in _DAYS.objects(actor, participant_id):
        by_clock.setdefault(each.clock_id, []).append(each)
    return [_view(key, row, by_clock[row.id], today) for row in rows]


def owner_of(actor: Actor, clock_id: UUID) -> UUID:
    """Return whose clock it is; raises NotVisible for anybody but its owner."""
    return UUID(str(owned(Clock, actor, Capability.COPING_KEEP, clock_id).participant_id))
