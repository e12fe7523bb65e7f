"""Kind words as another list of the person's own keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.sealed import read

from .models import KindWord, SwitchedOff
from .queries import arrive
from .rules import first_name


@dataclass(frozen=True)
class QuotedWord:
    """Kind words that arrived: whom they are for, what they say, their day, and who wrote them."""

    participant_id: UUID
    text: str
    on: date
    name: str


def quoted_word(actor: Actor, word_id: UUID, today: date) -> QuotedWord:
    """Return kind words that arrived for the actor. Raises NotVisible."""
    mine = KindWord.objects.visible_to(actor, Capability.KIND_WORDS_READ)
    off = SwitchedOff.objects.visible_to(actor, Capability.KIND_WORDS_READ)
    rows = arrive(mine.filter(pk=word_id, on__lte=today), off)
    row = rows.select_related("writer").first()
    if row is None:
        raise NotVisible
    text = read(key_for(row.participant_id), row, "text") or ""
    return QuotedWord(row.participant_id, text, row.on, first_name(row.writer.name))
