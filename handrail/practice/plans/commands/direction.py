"""The vision in own words, and sorting values into piles: the participant alone writes here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed
from handrail.ground.shelf.queries import entry

from ..finding import keep_vision, one_of, touch
from ..models import COACH_TOO, ONLY_ME, PlanEarlier, Value, Vision
from ..moving import keep_move
from ..rules import direction as rules
from ..rules import moves

_C = Capability.PLAN_OWN


def _who_reads(shared: bool) -> str:
    return COACH_TOO if shared else ONLY_ME


def _said_again(
    who: Person, row: Vision, said: str, at: datetime, version: int | None, seen: str
) -> bool:
    """Put new words into the vision, or beside newer ones; say whether another change crossed.

    What arrives late is read by whom it was written for (`seen`), whoever reads the newer words.
    """
    if at < row.touched_at:
        keep_vision(who, row, said, at, seen)
        return True
    meanwhile = version is not None and version != row.version
    _change(who, row, said)
    return meanwhile


@command(Capability.PLAN_OWN)
def write_vision(
    actor: Actor,
    *,
    participant_id: UUID,
    text: str,
    shared: bool = False,
    version: int | None = None,
    said_at: Callable[[], datetime] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> Changed:
    """Write the vision, or change it; the words before are kept. `version` was the one read.

    `said_at` tells the instant of an entry that waited on a phone: what was said last stands,
    whichever arrives first. Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    said = tidy(text, limit=rules.VISION_LIMIT)
    if not said:
        raise NotLikeThis(rules.VISION_MISSING, "text")
    who = person(actor, _C, participant_id)
    crossed: list[bool] = []

    def do(vision_id: UUID) -> dict[str, Any]:
        at = said_at() if said_at else clock.now()
        row = Vision.objects.visible_to(actor, _C).filter(participant_id=who.id).first()
        if row is None:
            row = Vision(id=vision_id, org_id=who.org_id, participant_id=who.id)
            keep(who.key, row, text=said)
            row.visibility, row.touched_at = _who_reads(shared), at
            row.save(force_insert=True)
        else:
            crossed.append(_said_again(who, row, said, at, version, _who_reads(shared)))
            if at >= row.touched_at:
                row.visibility, row.touched_at = _who_reads(shared), at
                row.save(update_fields=["text", "visibility", "version", "touched_at"])
        return {}

    stored_once(participant_id, id, "vision", {"text": said, "shared": shared}, do,
                org_id=actor.org_id)  # fmt: skip
    return Changed(participant_id, any(crossed), mine=True)


@command(Capability.PLAN_OWN)
def use_earlier_vision(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> None:
    """Let the vision read as before; the words of now are kept as well. Raises NotVisible."""
    who = person(actor, _C, participant_id)
    before = one_of(actor, _C, PlanEarlier, participant_id, earlier_id)
    if before.vision_id is None:
        raise NotVisible
    row = one_of(actor, _C, Vision, participant_id, before.vision_id)
    _change(who, row, read(who.key, before, "text") or "")
    touch(row, "text", "version")


def _change(who: Person, row: Vision, said: str) -> None:
    if (read(who.key, row, "text") or "") != said:
        keep_vision(who, row, read(who.key, row, "text") or "", clock.now())
        keep(who.key, row, text=said)
        row.version += 1


def _values(actor: Actor, participant_id: UUID) -> list[Value]:
    rows = Value.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return list(rows.order_by("made_at", "id"))


def _pile(pile: str) -> str:
    if pile not in rules.PILES:
        raise NotLikeThis(rules.PILE_UNKNOWN, "pile")
    return pile


def _to_pile(actor: Actor, row: Value, pile: str) -> None:
    if row.pile != pile:
        keep_move(actor, row, moves.PILE, row.pile, pile)
        row.pile = pile
        row.save(update_fields=["pile"])


def _new(who: Person, row: Value, known: list[Value], card: str, text: str) -> None:
    row.org_id, row.participant_id = who.org_id, who.id
    row.visibility = known[0].visibility if known else ONLY_ME
    keep(who.key, row, card=card, text=text)
    row.save(force_insert=True)


@command(Capability.PLAN_OWN)
def sort_value(
    actor: Actor, *, participant_id: UUID, pile: str, card: str = "", value_id: UUID | None = None
) -> None:
    """Put a card of the shelf, or a value that is there, on a pile. Raises NotLikeThis, NotVisible.

    A card keeps the words that it had when it was picked.
    """
    who, wanted = person(actor, _C, participant_id), _pile(pile)
    known = _values(actor, participant_id)
    found = next((row for row in known if row.pk == value_id), None) if value_id else next(
        (row for row in known if card and read(who.key, row, "card") == card), None
    )  # fmt: skip
    if found is not None:
        _to_pile(actor, found, wanted)
        return
    offered = entry(actor, "value", card) if card and not value_id else None
    if offered is None:
        raise NotVisible
    _new(who, Value(pile=wanted), known, card, offered.title)


@command(Capability.PLAN_OWN)
def add_value(
    actor: Actor,
    *,
    participant_id: UUID,
    text: str,
    pile: str = rules.MOST,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Add a value of one's own and return its id; one that is there goes to the pile.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    said = tidy(text, limit=rules.VALUE_LIMIT)
    who = person(actor, _C, participant_id)

    def do(value_id: UUID) -> dict[str, str]:
        known = _values(actor, participant_id)
        opened = [rules.Known(read(who.key, row, "card") or "", read(who.key, row, "text") or "")
                  for row in known]  # fmt: skip
        if not said:
            raise NotLikeThis(rules.VALUE_MISSING, "text")
        there = next((row for row, one in zip(known, opened, strict=True)
                      if rules.is_there([one], "", said)), None)  # fmt: skip
        if there is not None:
            _to_pile(actor, there, _pile(pile))
            return {"value": str(there.pk)}
        if sum(not one.card for one in opened) >= rules.OWN_AT_MOST:
            raise NotLikeThis(rules.VALUES_FULL, "text")
        _new(who, Value(id=value_id, pile=_pile(pile)), known, "", said)
        return {"value": str(value_id)}

    body = {"text": said, "pile": pile}
    return UUID(stored_once(participant_id, id, "value", body, do, org_id=actor.org_id)["value"])


@command(Capability.PLAN_OWN)
def share_values(actor: Actor, *, participant_id: UUID, shared: bool) -> None:
    """Let the coach see how the values are sorted, or take that back. Raises NotVisible."""
    person(actor, _C, participant_id)
    for row in _values(actor, participant_id):
        row.visibility = _who_reads(shared)
        row.save(update_fields=["visibility"])
