"""How many cards were at hand at a moment, for laying two days side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading

from ..models import Card


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = Card.objects.visible_to(actor, Capability.COPING_READ)
    return rows.filter(participant_id=participant_id).values_list("made_at", "put_away_at")


_ALL = Reading(_all)


def cards_then(actor: Actor, participant_id: UUID, ends: Sequence[datetime]) -> list[int]:
    """For each moment, how many cards were there and not put away; one query."""
    rows = _ALL.rows(actor, participant_id)
    return [sum(made < end and not (gone and gone < end) for made, gone in rows) for end in ends]
