"""Letting a row read as it did before; how it reads now is kept as well."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.sealed import read
from handrail.ground.people.locked import person
from handrail.ground.people.whose import one_of

from ..models import EarlierWords
from .badday import change_walk
from .cards import change_card
from .days import Ahead, change_day
from .lists import change_sign, change_trigger
from .moments import Said, change_moment
from .numbers import change_clock
from .plan import change_line

_KEEP = Capability.COPING_KEEP


def _card(actor: Actor, me: UUID, row: UUID, was: dict[str, Any]) -> None:
    change_card(actor, participant_id=me, card_id=row, text=was["text"])


def _sign(actor: Actor, me: UUID, row: UUID, was: dict[str, Any]) -> None:
    change_sign(actor, participant_id=me, sign_id=row, text=was["text"], first=was["first"])


def _trigger(actor: Actor, me: UUID, row: UUID, was: dict[str, Any]) -> None:
    cards = [UUID(key) for key in was["cards"]]
    change_trigger(actor, participant_id=me, trigger_id=row, kind=was["kind"], text=was["text"],
                   cards=cards, every=True)  # fmt: skip


def _moment(actor: Actor, me: UUID, row: UUID, was: dict[str, Any]) -> None:
    said = Said(**{**was, "on": date.fromisoformat(was["on"])})
    change_moment(actor, participant_id=me, moment_id=row, said=said)


def _day(actor: Actor, me: UUID, row: UUID, was: dict[str, Any]) -> None:
    card = UUID(was["card_id"]) if was["card_id"] else None
    on = date.fromisoformat(was["starts_on"])
    change_day(actor, participant_id=me, day_id=row,
               said=Ahead(**{**was, "card_id": card, "starts_on": on}))  # fmt: skip


def _line(actor: Actor, me: UUID, row: UUID, was: dict[str, Any]) -> None:
    change_line(actor, participant_id=me, line_id=row, text=was["text"], phone=was["phone"])


def _clock(actor: Actor, me: UUID, row: UUID, was: dict[str, Any]) -> None:
    on = date.fromisoformat(was["starts_on"])
    change_clock(actor, participant_id=me, clock_id=row, **{**was, "starts_on": on})


def _walk(actor: Actor, me: UUID, row: UUID, was: dict[str, Any]) -> None:
    answers = json.loads(was["answers"] or "{}")
    change_walk(actor, participant_id=me, walk_id=row, answers=answers, note=was["note"],
                of=answers.get("of", {}))  # fmt: skip


_AGAIN: Mapping[str, Callable[[Actor, UUID, UUID, dict[str, Any]], None]] = MappingProxyType(
    {"card": _card, "sign": _sign, "trigger": _trigger, "moment": _moment, "day": _day,
     "line": _line, "clock": _clock, "walk": _walk}
)  # fmt: skip


@command(Capability.COPING_KEEP)
def use_earlier(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> None:
    """Let a row read as before. Raises NotLikeThis when it cannot stand any more, NotVisible."""
    who = person(actor, _KEEP, participant_id)
    before = one_of(EarlierWords, actor, _KEEP, participant_id, earlier_id)
    was = json.loads(read(who.key, before, "words") or "{}")
    if not was:
        raise NotVisible
    if before.kind not in _AGAIN:
        raise NotVisible
    _AGAIN[before.kind](actor, participant_id, before.row_id, was)
