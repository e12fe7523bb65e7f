"""Reading one line of the plan before it is erased for good."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.sealed import read
from handrail.ground.shelf.queries import said_again

from ..finding import line_to_erase


def words_to_erase(actor: Actor, participant_id: UUID, kind: str, line_id: UUID) -> str:
    """Return the words of a line that the person may erase; raises NotVisible."""
    row = line_to_erase(actor, participant_id, kind, line_id)
    key = key_for(participant_id)
    text = read(key, row, "text") or ""
    card = (read(key, row, "card") or "") if kind == "value" else ""
    return said_again("value", card, text) if card else text
