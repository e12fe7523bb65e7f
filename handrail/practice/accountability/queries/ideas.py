"""What of the promises waits for the person on their first page: looks that are due, and ideas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from handrail.ground.access import Actor, Capability
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read

from ..models import Idea
from .due import look_due

IDEA_WAITS, ON_TODAY = 5, 3
"""The number under which `own_anything` says that ideas wait; no other room's."""


@dataclass(frozen=True)
class IdeaAsked:
    """A coach's words that wait for the person: for a new promise, or beside one of theirs."""

    id: UUID
    text: str
    name: str
    beside: str
    """How the promise reads now that these words are for; "" for a new one."""


def _waiting(actor: Actor, participant_id: UUID) -> Any:
    # As on the page of promises: what stands beside one that was put away waits with it.
    there = Q(promise__isnull=True) | Q(promise__put_away_at__isnull=True)
    rows = Idea.objects.visible_to(actor, Capability.PROMISE_READ)
    return rows.filter(there, participant_id=participant_id, state="waits")


def _rows(actor: Actor, participant_id: UUID) -> Any:
    rows = _waiting(actor, participant_id).select_related("writer", "promise")
    return rows.order_by("made_at", "id")[:ON_TODAY]


_ROWS = Reading(_rows)


def own_anything(actor: Actor, participant_id: UUID, today: date) -> Any:
    """Rows of the numbers LOOK_DUE and IDEA_WAITS for what there is; for a look with others."""
    waiting = numbered(_waiting(actor, participant_id), IDEA_WAITS)
    return look_due(actor, today, participant_id).union(waiting)


def ideas_waiting(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None
) -> Sequence[IdeaAsked]:
    """At most three that wait for the person, the oldest first; one query, and the key without."""
    rows = _ROWS.objects(actor, participant_id)
    key = key or (key_if_kept(participant_id) if rows else None)
    if key is None:
        return ()
    return [
        IdeaAsked(
            row.pk, read(key, row, "text") or "", row.writer.name.split(" ", 1)[0],
            (read(key, row.promise, "text") or "") if row.promise else "",
        )
        for row in rows
    ]  # fmt: skip
