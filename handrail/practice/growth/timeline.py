"""Milestones that were reached, on a person's timeline."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Count, Window

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.sealed import words_at
from handrail.ground.kernel.spoken import spoken
from handrail.ground.people.timeline import Moment, Stretch, TimelineItem
from handrail.ground.shelf.queries import said_again

from .models import Milestone
from .rules.milestones import WAYS

TABLE = "growth_milestone"
REACHED, CELEBRATE = N_("Milestone reached"), N_("To celebrate: %(way)s")


def _newest(actor: Actor, participant_id: UUID, since: date, most: int) -> Any:
    rows = Milestone.objects.visible_to(actor, Capability.GROWTH_READ).filter(
        participant_id=participant_id, reached_on__gte=since, put_away_at__isnull=True
    )
    counted = rows.annotate(total=Window(Count("*"))).order_by("-reached_on", "-id")
    return counted.values_list("total", "id", "reached_on", "text", "celebrate", "card")[:most]


_NEWEST = Reading(_newest)


def stretch(
    actor: Actor, participant_id: UUID, since: date, most: int, key: PersonKey | None
) -> Stretch:
    """Return the newest ones from the day `since` on; others get what was shared. One query."""
    rows = _NEWEST.rows(actor, participant_id, since, most)
    moments = [Moment(_when(row[2]), partial(_said, key, row)) for row in rows]
    return Stretch(moments, rows[0][0] if rows else 0)


def _when(on: date) -> datetime:
    # A day has no hour.
    return datetime.combine(on, time(12), tzinfo=UTC)


def _said(key: PersonKey | None, row: tuple[Any, ...]) -> TimelineItem:
    _total, pk, on, text, celebrate, card = row
    words, say = words_at(key, TABLE, "celebrate", pk, celebrate), spoken()
    way = said_again(WAYS, card, words) if words else ""
    return TimelineItem(
        _when(on), "milestone", "flag", say(REACHED),
        words_at(key, TABLE, "text", pk, text) or "",
        say(CELEBRATE) % {"way": way} if way else None,
    )  # fmt: skip
