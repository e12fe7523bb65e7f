"""Contacts on a person's timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Case, F, When

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.prepared import Row
from handrail.ground.kernel.sealed import SealedField, words_at
from handrail.ground.kernel.spoken import spoken
from handrail.ground.people.timeline import Moment, Stretch, TimelineItem

from . import rules
from .balance import Touch
from .models import Contact
from .notes.opening import note_open

TABLE = "contacts_contact"


def _since(actor: Actor, participant_id: UUID, start: datetime) -> Any:
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        participant_id=participant_id, taken_back_at__isnull=True, at__gte=start
    )
    words = Case(When(note_open(actor), then=F("note")), output_field=SealedField())
    return (
        rows.annotate(words_open=words)
        .order_by("-at", "-id")
        .values_list("id", "at", "kind", "words_open", "staff__user__name", "held_to", "held_up")
    )


_SINCE = Reading(_since)
_AT = 1


def with_touches(
    actor: Actor, participant_id: UUID, since: date, most: int, key: PersonKey | None
) -> tuple[list[Touch], Stretch]:
    """Return what a balance is counted from, and the newest contacts, since a day (UTC).

    One query for both.
    """
    start = datetime.combine(since, time(), tzinfo=UTC)
    rows, convert, _ways = found = _SINCE.unconverted(actor, participant_id, start)
    days = found.column(_AT)
    touches = [Touch(at, *map(bool, row[-2:])) for row, at in zip(rows, days, strict=True)]
    newest = zip(rows[:most], days[:most], strict=True)
    moments = [Moment(at, partial(_said, key, convert, row)) for row, at in newest]
    return touches, Stretch(moments, len(rows))


def _said(key: PersonKey | None, convert: Callable[[Row], Row], row: Row) -> TimelineItem:
    pk, at, kind, note, name, *_tags = convert(row)
    look = rules.KINDS[kind]
    body = words_at(key, TABLE, "note", pk, note)
    return TimelineItem(at, "contact", look.icon, spoken()(look.word), body, name)
