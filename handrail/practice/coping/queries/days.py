"""Reading the days ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.messaging.quiet import asked_for
from handrail.ground.messaging.recipients import participant_recipient

from ..models import HardDay
from ..reminding import planned, told_lately
from ..rules import days as rules
from .cards import card_words
from .rows import on_list, owned, reading


@dataclass(frozen=True)
class DayView:
    """A day ahead; `next_on` is the next time, None when it has been; `card` the words for it."""

    id: UUID
    kind: str
    text: str
    starts_on: date
    repeats: str
    next_on: date | None
    card_id: UUID | None
    card: str
    before: int
    remind: bool
    near: bool
    skipped: bool
    version: int


_DAYS = reading(HardDay, "id")


def days(
    actor: Actor, participant_id: UUID, today: date, *, key: PersonKey | None = None,
    away: bool = False,
) -> list[DayView]:  # fmt: skip
    """Return the days that the reader may see, the nearest first; two queries and the key.

    A caller that has the key in hand saves a query. With `away` those that were put away, which
    only the participant gets.
    """
    rows = on_list(_DAYS.objects(actor, participant_id), away=away)
    if not rows:
        return []
    key = key or key_if_kept(participant_id)
    cards: dict[UUID | None, str] = dict(card_words(actor, participant_id, key))
    found = [_view(key, row, cards, today) for row in rows]
    return sorted(found, key=lambda day: (day.next_on is None, day.next_on or today, day.id))


def _view(key: Any, row: HardDay, cards: dict[UUID | None, str], today: date) -> DayView:
    on = rules.next_day(row.starts_on, row.repeats, today)
    skipped = on is not None and on == row.quiet_for
    near = on is not None and not skipped and rules.is_near(on, row.before, today)
    text = (read(key, row, "text") if key else None) or ""
    known = row.card_id if row.card_id in cards else None
    return DayView(
        row.id, row.kind, text, row.starts_on, row.repeats, on, known,
        cards.get(row.card_id, ""), row.before, row.remind, near and row.remind, skipped,
        row.version,
    )  # fmt: skip


def near_days(
    actor: Actor, participant_id: UUID, today: date, *, key: PersonKey | None = None
) -> list[DayView]:
    """Return the days that are so near that they stand on Today; a query when there are none."""
    return [day for day in days(actor, participant_id, today, key=key) if day.near]


def reminders(
    participant_id: UUID, found: Iterable[DayView], zone: str
) -> dict[UUID, rules.Reminder]:
    """Return when the reminder of each of these days comes, or why none does; four queries.

    The caller has found the days for their owner.
    """
    shown, now = list(found), clock.now()
    if not shown:
        return {}
    ids = [day.id for day in shown]
    ahead, told = planned(ids), told_lately(ids, now)
    reached = participant_recipient(participant_id) is not None
    own = asked_for(participant_id, zone, now, max((now, *ahead.values())))
    return {
        day.id: rules.reminder(
            rules.Ahead(day.next_on, day.before, day.remind, day.skipped, reached,
                        ahead.get(day.id), told.get(day.id), own), zone, now,
        )
        for day in shown
    }  # fmt: skip


def owner_of(actor: Actor, day_id: UUID) -> UUID:
    """Return whose day it is; raises NotVisible for anybody but its owner."""
    return UUID(str(owned(HardDay, actor, Capability.COPING_KEEP, day_id).participant_id))
