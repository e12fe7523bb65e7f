"""What a room tells on somebody's timeline, in words, as the one who reads it gets them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.people.timeline import TimelineItem

READS = ("stretch", "with_curve", "with_touches")


def told(room: Any, actor: Actor, participant_id: UUID, since: date) -> list[TimelineItem]:
    """Return the newest hundred moments of the room since a day, newest first."""
    # Two rooms read their rows once for the moments and for what else the page shows of them.
    read = next(getattr(room, name) for name in READS if hasattr(room, name))
    found = read(actor, participant_id, since, 100, key_if_kept(participant_id))
    found = found[-1] if isinstance(found, tuple) else found
    items: list[TimelineItem] = found.said()
    assert len(items) == min(found.total, 100)
    return items
