"""Signed agreements and answered promises, on a person's timeline."""

from __future__ import annotations

from datetime import date
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

from .models import Answer
from .rules import promises

PROMISES, ANSWERS = "accountability_promise", "accountability_answer"
SAID = {
    promises.KEPT: N_("A promise was kept"),
    promises.MOVED: N_("A promise was moved"),
    promises.NOT_YET: N_("A promise is still open"),
    promises.ASKED: N_("Asked about a promise"),
    promises.VIEW: N_("A view of a promise"),
}


def _newest(actor: Actor, participant_id: UUID, since: date, most: int) -> Any:
    rows = Answer.objects.visible_to(actor, Capability.PROMISE_READ).filter(
        participant_id=participant_id, on__gte=since, promise__put_away_at__isnull=True
    )
    counted = rows.annotate(total=Window(Count("*"))).order_by("-at", "-id")
    return counted.values_list(
        "total", "id", "at", "said", "word", "promise_id", "promise__text"
    )[:most]  # fmt: skip


_NEWEST = Reading(_newest)


def stretch(
    actor: Actor, participant_id: UUID, since: date, most: int, key: PersonKey | None
) -> Stretch:
    """Return the newest ones from the day `since` on; others get what was shared. One query."""
    rows = _NEWEST.rows(actor, participant_id, since, most)
    moments = [Moment(row[2], partial(_said, key, row)) for row in rows]
    return Stretch(moments, rows[0][0] if rows else 0)


def _said(key: PersonKey | None, row: tuple[Any, ...]) -> TimelineItem:
    _total, pk, at, said, word, promise_id, text = row
    say = spoken()
    return TimelineItem(
        at, "promise", "handshake", say(SAID[said]),
        words_at(key, PROMISES, "text", promise_id, text) or "",
        words_at(key, ANSWERS, "word", pk, word),
    )  # fmt: skip
