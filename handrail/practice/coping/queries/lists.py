"""Reading warning signs, what sets it off with the cards for it, and the bad days."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.shelf.queries import ever
from handrail.ground.shelf.rules import Entry

from ..models import BadDay, Response, Sign, Trigger
from ..ready import DAY
from ..rules import badday, lists
from .cards import every_card
from .rows import on_list, owned, reading

WALKS_A_PAGE, WALKS_MOST = 12, 400


@dataclass(frozen=True)
class SignView:
    """A warning sign, and what I do first when I notice it."""

    id: UUID
    text: str
    first: str
    version: int


@dataclass(frozen=True)
class TriggerView:
    """What sets it off, with its cards (id and words) in the order in which to try them.

    `away` are those of its cards that were put away.
    """

    id: UUID
    kind: str
    kind_word: str
    text: str
    cards: tuple[tuple[UUID, str], ...]
    version: int
    away: tuple[tuple[UUID, str], ...] = ()


@dataclass(frozen=True)
class WalkView:
    """One walk through a bad day, and what came of it."""

    id: UUID
    on: date
    key: str
    scene: str
    answers: dict[str, str]
    note: str
    found: badday.Found
    version: int

    @property
    def said(self) -> list[tuple[str, str]]:
        """Each question that was answered, with its answer, both to translate."""
        return badday.said(self.answers)

    @property
    def text(self) -> str:
        """What it is called where it was put away."""
        return self.scene or self.note


_SIGNS, _TRIGGERS = reading(Sign, "id"), reading(Trigger, "id")
_RESPONSES = reading(Response, "position", "id")
_WALKS = reading(BadDay, "-on", "-id", capability=Capability.COPING_OPEN, most=WALKS_MOST)


def _words(key: Any, row: Any, column: str) -> str:
    return (read(key, row, column) if key else None) or ""


def signs(actor: Actor, participant_id: UUID, *, away: bool = False) -> list[SignView]:
    """Return the warning signs that the reader may see; a query, and one for the key.

    With `away` those that were put away, which only the participant gets.
    """
    rows = on_list(_SIGNS.objects(actor, participant_id), away=away)
    key = key_if_kept(participant_id) if rows else None
    return [
        SignView(row.id, _words(key, row, "text"), _words(key, row, "first"), row.version)
        for row in rows
    ]


def triggers(actor: Actor, participant_id: UUID, *, away: bool = False) -> list[TriggerView]:
    """Return what sets it off, as far as the reader may see it; three queries and the key.

    With `away` what was put away, which only the participant gets.
    """
    rows = on_list(_TRIGGERS.objects(actor, participant_id), away=away)
    if not rows:
        return []
    key = key_if_kept(participant_id)
    cards = {pk: (pk, text, off) for pk, text, off in every_card(actor, participant_id, key)}
    by_trigger: dict[UUID, list[tuple[UUID, str, bool]]] = {row.id: [] for row in rows}
    for one in _RESPONSES.objects(actor, participant_id):
        if one.card_id in cards and one.trigger_id in by_trigger:
            by_trigger[one.trigger_id].append(cards[one.card_id])
    return [
        TriggerView(row.id, row.kind, lists.TRIGGER_KINDS.get(row.kind, ""),
                    _words(key, row, "text"), _of(by_trigger[row.id], off=False), row.version,
                    _of(by_trigger[row.id], off=True))
        for row in rows
    ]  # fmt: skip


def _of(cards: Sequence[tuple[UUID, str, bool]], *, off: bool) -> tuple[tuple[UUID, str], ...]:
    return tuple((pk, text) for pk, text, away in cards if away == off)


def has_card(actor: Actor, participant_id: UUID, trigger_id: UUID) -> bool:
    """Whether there is a card on the list for what sets it off; one query."""
    rows = Response.objects.visible_to(actor, Capability.COPING_KEEP)
    mine = rows.filter(participant_id=participant_id, trigger_id=trigger_id)
    return bool(mine.filter(card__put_away_at__isnull=True).exists())


def walks(
    actor: Actor, participant_id: UUID, number: str | int = 1, *, away: bool = False
) -> Page[Any]:
    """Return a page of the walks through a bad day, newest first: its objects are WalkView.

    With `away` those that were put away. Only their owner gets any.
    """
    rows = BadDay.objects.visible_to(actor, Capability.COPING_OPEN)
    there = rows.filter(participant_id=participant_id, put_away_at__isnull=not away)
    found: Page[Any] = Paginator(there.order_by("-on", "-id"), WALKS_A_PAGE).get_page(number)
    found.object_list = _walks(actor, participant_id, list(found.object_list))
    return found


def all_walks(actor: Actor, participant_id: UUID) -> list[WalkView]:
    """Return the newest walks, `WALKS_MOST` at most; a query, one for the key, one for days."""
    rows = on_list(_WALKS.objects(actor, participant_id), away=False)
    return _walks(actor, participant_id, rows)


def walk(actor: Actor, participant_id: UUID, walk_id: UUID) -> WalkView:
    """Return one walk of somebody's own; raises NotVisible, also for one that was put away."""
    row = owned(BadDay, actor, Capability.COPING_OPEN, walk_id)
    if row.participant_id != participant_id or row.put_away_at is not None:
        raise NotVisible
    return _walks(actor, participant_id, [row])[0]


def _walks(actor: Actor, participant_id: UUID, rows: Sequence[BadDay]) -> list[WalkView]:
    key = key_if_kept(participant_id) if rows else None
    known = ever(actor, DAY) if rows else {}
    return [_walk(key, row, known) for row in rows]


def _walk(key: Any, row: BadDay, known: Mapping[str, Entry]) -> WalkView:
    said: dict[str, Any] = json.loads(_words(key, row, "answers") or "{}")
    of = said.pop("of", None)
    scene = known.get(row.scene)
    return WalkView(
        row.id, row.on, row.scene, scene.title if scene else "", said, _words(key, row, "note"),
        badday.found(row.scene, said, of), row.version,
    )  # fmt: skip
