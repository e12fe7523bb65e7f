"""Moments that were shared, on a person's timeline: something to talk about."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Count, Window

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import words_at
from handrail.ground.kernel.spoken import spoken
from handrail.ground.people.timeline import Moment as Said
from handrail.ground.people.timeline import Stretch, TimelineItem

from . import models
from .rules import moments as rules

TABLE = "coping_moment"


def _newest(actor: Actor, participant_id: UUID, since: date, most: int) -> Any:
    rows = models.Moment.objects.visible_to(actor, Capability.COPING_READ)
    found = rows.filter(participant_id=participant_id, on__gte=since, put_away_at__isnull=True)
    counted = found.annotate(total=Window(Count("*"))).order_by("-on", "-made_at", "-id")
    return counted.values_list("total", "id", "made_at", "on", "kind", *rules.ASKED)[:most]


_NEWEST = Reading(_newest)


def stretch(
    actor: Actor, participant_id: UUID, since: date, most: int, key: PersonKey | None
) -> Stretch:
    """Return the newest moments from the day `since` on; others get what was shared. One query."""
    rows = _NEWEST.rows(actor, participant_id, since, most)
    found = [Said(_when(row), partial(_said, key, row)) for row in rows]
    return Stretch(found, rows[0][0] if rows else 0)


def _when(row: tuple[Any, ...]) -> datetime:
    made_at: datetime = row[2]
    # A moment of an earlier day has no hour.
    return min(made_at, datetime.combine(row[3], time(12), tzinfo=UTC))


def _said(key: PersonKey | None, row: tuple[Any, ...]) -> TimelineItem:
    _total, pk, _made_at, _on, kind, *sealed = row
    happened, stopped, learned, change = (
        words_at(key, TABLE, name, pk, blob) for name, blob in zip(rules.ASKED, sealed, strict=True)
    )
    look = rules.KINDS[kind]
    body = "\n".join(filter(None, (happened, stopped, learned)))
    return TimelineItem(_when(row), "moment", look.icon, spoken()(look.told), body or None, change)
