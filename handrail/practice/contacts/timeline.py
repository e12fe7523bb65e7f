"""Contacts on a person's timeline."""

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
from handrail.ground.people.timeline import Moment, Stretch, TimelineItem

from . import rules
from .models import Contact

TABLE = "contacts_contact"


def _newest(actor: Actor, participant_id: UUID, start: datetime, most: int) -> Any:
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        participant_id=participant_id, taken_back_at__isnull=True, at__gte=start
    )
    counted = rows.annotate(total=Window(Count("*"))).order_by("-at", "-id")
    return counted.values_list("total", "id", "at", "kind", "note", "staff__user__name")[:most]


_NEWEST = Reading(_newest)


def stretch(
    actor: Actor, participant_id: UUID, since: date, most: int, key: PersonKey | None
) -> Stretch:
    """Return the newest contacts since a day (UTC); one query."""
    start = datetime.combine(since, time(), tzinfo=UTC)
    rows = _NEWEST.rows(actor, participant_id, start, most)
    return Stretch([Moment(row[2], partial(_said, key, row)) for row in rows],
                   rows[0][0] if rows else 0)  # fmt: skip


def _said(key: PersonKey | None, row: tuple[Any, ...]) -> TimelineItem:
    _total, pk, at, kind, note, name = row
    look = rules.KINDS[kind]
    body = words_at(key, TABLE, "note", pk, note)
    return TimelineItem(at, "contact", look.icon, spoken()(look.word), body, name)
