"""Reading a value or a win for saying it another way: its words, those before, those beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.shelf.queries import said_again

from ..models import PlanEarlier, Value, WeekBeside, WeekEarlier, Win
from ..rules.correcting import SHOWN
from ..rules.goals import COACH, TAKEN, WAITS
from ..week_words import is_mine
from .beside import Beside, beside_view

_VALUE, _WIN = Capability.PLAN_WRITE, Capability.WIN_RECORD


@dataclass(frozen=True)
class WordsBefore:
    """How it read until `at`; `on` is the day of a win."""

    id: UUID
    at: datetime
    text: str
    changed_by: str
    on: date | None = None


@dataclass(frozen=True)
class Wording:
    """A value or a win as the page shows it on which its words are changed.

    `may_beside` says that the reader writes beside it instead of changing it.
    """

    id: UUID
    participant_id: UUID
    text: str
    version: int
    may_write: bool
    may_beside: bool
    before: Sequence[WordsBefore]
    besides: Sequence[Beside]
    on: date | None = None

    @property
    def may_undo(self) -> bool:
        """Whether the last change is the reader's to take back."""
        return self.may_write and bool(self.before)


def _value(actor: Actor, value_id: UUID) -> Any:
    return Value.objects.visible_to(actor, _VALUE).filter(pk=value_id)[:1]


def _win(actor: Actor, win_id: UUID) -> Any:
    return Win.objects.visible_to(actor, _WIN).filter(pk=win_id)[:1]


def _before_value(actor: Actor, value_id: UUID) -> Any:
    rows = PlanEarlier.objects.visible_to(actor, _VALUE).filter(of_value_id=value_id)
    return rows.order_by("-made_at", "-id")[:SHOWN]


def _before_win(actor: Actor, win_id: UUID) -> Any:
    rows = WeekEarlier.objects.visible_to(actor, _WIN).filter(win_id=win_id)
    return rows.order_by("-made_at", "-id")[:SHOWN]


def _beside_value(actor: Actor, value_id: UUID) -> Any:
    rows = WeekBeside.objects.visible_to(actor, _VALUE).filter(value_id=value_id)
    return rows.exclude(state=TAKEN).select_related("writer").order_by("made_at", "id")


def _beside_win(actor: Actor, win_id: UUID) -> Any:
    rows = WeekBeside.objects.visible_to(actor, _WIN).filter(win_id=win_id)
    return rows.exclude(state=TAKEN).select_related("writer").order_by("made_at", "id")


def _waiting(actor: Actor, participant_id: UUID) -> Any:
    rows = WeekBeside.objects.visible_to(actor, _VALUE).filter(
        participant_id=participant_id, value__isnull=False, state=WAITS, until__isnull=True
    )
    return rows.select_related("writer").order_by("made_at", "id")[:SHOWN]


_ONE_VALUE, _ONE_WIN = Reading(_value), Reading(_win)
_VALUE_BEFORE, _WIN_BEFORE = Reading(_before_value), Reading(_before_win)
_VALUE_BESIDE, _WIN_BESIDE, _WAITING = (
    Reading(_beside_value), Reading(_beside_win), Reading(_waiting)
)  # fmt: skip


def _besides(actor: Actor, key: PersonKey, own: bool, rows: Sequence[Any]) -> list[Beside]:
    return [beside_view(actor, key, row) for row in rows if own or row.state == WAITS]


def value_wording(actor: Actor, value_id: UUID) -> Wording:
    """Return a value for its page; raises NotVisible."""
    row = next(iter(_ONE_VALUE.objects(actor, value_id)), None)
    if row is None:
        raise NotVisible
    key, own = key_for(row.participant_id), actor.participant_id == row.participant_id
    before = [
        WordsBefore(one.pk, one.made_at, _said(key, one, "named"), one.changed_by)
        for one in _VALUE_BEFORE.objects(actor, value_id)
    ]
    return Wording(
        row.pk, row.participant_id, _said(key, row, "card"), row.version, own, not own, before,
        _besides(actor, key, own, _VALUE_BESIDE.objects(actor, value_id)),
    )  # fmt: skip


def _said(key: PersonKey, row: Any, card: str) -> str:
    """The words of a value; those of a card in the language of the page."""
    text, shelf = read(key, row, "text") or "", read(key, row, card) or ""
    return said_again("value", shelf, text) if shelf else text


def _win_before(key: PersonKey, row: WeekEarlier) -> WordsBefore:
    was = json.loads(read(key, row, "words") or "{}")
    on = date.fromisoformat(was["on"]) if "on" in was else None
    return WordsBefore(row.pk, row.made_at, was.get("text", ""), row.changed_by, on)


def win_wording(actor: Actor, win_id: UUID) -> Wording:
    """Return a win for its page; raises NotVisible."""
    row = next(iter(_ONE_WIN.objects(actor, win_id)), None)
    if row is None:
        raise NotVisible
    key, own = key_for(row.participant_id), actor.participant_id == row.participant_id
    before = [_win_before(key, one) for one in _WIN_BEFORE.objects(actor, win_id)]
    return Wording(
        row.pk, row.participant_id, read(key, row, "text") or "", row.version,
        is_mine(actor, row), not own and row.by != COACH, before,
        _besides(actor, key, own, _WIN_BESIDE.objects(actor, win_id)), row.on,
    )  # fmt: skip


def waiting_beside_values(actor: Actor, participant_id: UUID) -> dict[UUID, list[Beside]]:
    """Return by value the words that wait beside it; one query, and one for the key."""
    rows = _WAITING.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    found: dict[UUID, list[Beside]] = {}
    for row in rows if key else ():
        if key:
            found.setdefault(row.value_id, []).append(beside_view(actor, key, row))
    return found
