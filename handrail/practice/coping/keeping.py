"""How a new row of a list begins: with room for it, and shared when its list is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.locked import Person

from .models import COACH_TOO, ONLY_ME, Card, SharedList
from .rules import cards


def is_shared(actor: Actor, capability: Capability, participant_id: UUID, name: str) -> bool:
    """Whether the participant shares this list."""
    rows = SharedList.objects.visible_to(actor, capability)
    return bool(rows.filter(participant_id=participant_id, name=name).exists())


def begin(
    model: Any, actor: Actor, capability: Capability, who: Person, name: str, row_id: UUID,
    **columns: Any,
) -> Any:  # fmt: skip
    """Return a new row of a list, not yet saved, seen by the coach when the list is."""
    seen = COACH_TOO if is_shared(actor, capability, who.id, name) else ONLY_ME
    return model(
        id=row_id, org_id=who.org_id, participant_id=who.id, visibility=seen, **columns
    )  # fmt: skip


def make_room(model: Any, actor: Actor, who: Person, most: int, words: str, **like: Any) -> None:
    """Raise NotLikeThis when there are `most` rows like this already."""
    rows = model.objects.visible_to(actor, Capability.COPING_READ)
    if rows.filter(participant_id=who.id, **like).count() >= most:
        raise NotLikeThis(words)


def write(who: Person, row: Any, **words: str | None) -> None:
    """Seal the words into a new row and save it."""
    keep(who.key, row, **words)
    row.save(force_insert=True)


def new_card(
    actor: Actor, who: Person, row_id: UUID, words: str, source: str, idea: str = ""
) -> Card:
    """Write a card for somebody whose row is locked. Raises NotLikeThis when there are too many."""
    make_room(Card, actor, who, cards.CARDS_AT_MOST, cards.FULL, put_away_at__isnull=True)
    row: Card = begin(Card, actor, Capability.COPING_KEEP, who, "cards", row_id, source=source,
                      idea=idea)  # fmt: skip
    write(who, row, text=words)
    return row


def card_in_words(actor: Actor, who: Person, words: str) -> UUID:
    """Return the card that reads like this, made now when there is none on the list.

    For somebody whose row is locked. Raises NotLikeThis when there are too many.
    """
    rows = Card.objects.visible_to(actor, Capability.COPING_READ)
    there = rows.filter(participant_id=who.id, put_away_at__isnull=True).order_by("id")
    for row in there:
        if read(who.key, row, "text") == words:
            return UUID(str(row.pk))
    return UUID(str(new_card(actor, who, uuid7(), words, "own").pk))
