"""Reading updates: what I sent and who saw it, and what was sent to the reader."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.consent.queries import known_recipients
from handrail.ground.consent.rules import Item
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.models import Relationship
from handrail.ground.people.names import WHO, short_name

from . import rules
from .models import Delivery, Update

UPDATES = 42
"""The number under which `anybody` says that somebody sent one; no other room's."""
SHOWN, AT_MOST = 30, 30
_WRITE, _READ = Capability.UPDATE_WRITE, Capability.UPDATE_READ


@dataclass(frozen=True)
class Reader:
    """Somebody who can get an update now; `until` is the end of the yes for one outside."""

    id: UUID
    name: str
    outside: bool
    until: datetime | None = None


def readers(actor: Actor, participant_id: UUID) -> list[Reader]:
    """The coach, then everybody outside with a yes in force for updates; two queries."""
    coaches = Relationship.objects.visible_to(actor, _WRITE).filter(
        participant_id=participant_id, kind="coach", ended_at__isnull=True
    )
    inside = [
        Reader(pk, name, outside=False)
        for pk, name in coaches.values_list("staff__user_id", "staff__user__name")
    ]
    known = known_recipients(actor, _WRITE, participant_id)
    return inside + [
        Reader(who, yes.name, outside=True, until=yes.until)
        for who, yes in known.items()
        if Item.UPDATES in yes.items
    ]


@dataclass(frozen=True)
class ReaderSaw:
    """One reader of an update, and what they did with it."""

    name: str
    seen_at: datetime | None
    thanked: bool


@dataclass(frozen=True)
class UpdateView:
    """An update as it reads: words, picked lines, and what is asked for."""

    id: UUID
    at: datetime
    words: str
    ask: str
    lines: Sequence[tuple[str, str]]
    taken_back_at: datetime | None = None
    readers: Sequence[ReaderSaw] = ()
    thanked: bool = False

    @property
    def seen(self) -> bool:
        """Whether anybody read it before it was taken back."""
        return any(one.seen_at for one in self.readers)


def worded(lines: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Lines with the word for their kind, to be translated where it is shown."""
    return [(rules.KINDS[kind], text) for kind, text in lines if kind in rules.KINDS]


def _view(key: PersonKey, row: Update, **more: Any) -> UpdateView:
    packed = read(key, row, "lines")
    return UpdateView(
        row.pk, row.made_at, read(key, row, "words") or "", read(key, row, "ask") or "",
        worded([(kind, text) for kind, text in json.loads(packed)] if packed else []),
        row.taken_back_at, **more,
    )  # fmt: skip


def sent(actor: Actor, participant_id: UUID) -> list[UpdateView]:
    """What I sent, the newest first, taken back ones too; three queries."""
    rows = list(
        Update.objects.visible_to(actor, _WRITE)
        .filter(participant_id=participant_id)
        .order_by("-made_at", "-id")[:SHOWN]
    )
    saw: dict[UUID, list[ReaderSaw]] = defaultdict(list)
    got = Delivery.objects.visible_to(actor, _WRITE).filter(update_id__in=[row.pk for row in rows])
    for update_id, name, seen_at, thanked_at in got.order_by("reader__name").values_list(
        "update_id", "reader__name", "seen_at", "thanked_at"
    ):
        saw[update_id].append(ReaderSaw(name, seen_at, thanked_at is not None))
    key = key_if_kept(participant_id) if rows else None
    return [_view(key, row, readers=saw[row.pk]) for row in rows] if key else []


def received(actor: Actor, participant_id: UUID) -> list[UpdateView]:
    """What this person sent to the reader and did not take back, the newest first."""
    rows = list(
        Delivery.objects.visible_to(actor, _READ)
        .filter(participant_id=participant_id, reader_id=actor.user_id)
        .select_related("update")
        .order_by("-made_at", "-id")[:SHOWN]
    )
    key = key_if_kept(participant_id) if rows else None
    return [_view(key, row.update, thanked=row.thanked_at is not None) for row in rows if key]


def _unseen(actor: Actor) -> Any:
    rows = Delivery.objects.visible_to(actor, _READ)
    return rows.filter(reader_id=actor.user_id, seen_at__isnull=True)


def anybody(actor: Actor) -> Any:
    """A row of the number UPDATES for each new one; for a look at it with other rooms."""
    return numbered(_unseen(actor), UPDATES)


@dataclass(frozen=True)
class NewFrom:
    """Somebody who sent the reader something new."""

    participant_id: UUID
    name: str


def _named(actor: Actor) -> Any:
    return _unseen(actor).order_by("participant_id").values_list(*WHO).distinct()[:AT_MOST]


_NAMED = Reading(_named)


def new_from(actor: Actor) -> tuple[NewFrom, ...]:
    """From whom there is something new; the reading is written into the book."""
    found = tuple(
        NewFrom(who, short_name(given, family, removed))
        for who, given, family, removed in _NAMED.rows(actor)
    )
    if found:
        record_list(actor, _READ, [one.participant_id for one in found])
    return found
