"""Rows of one person that the reader may see, in a query whose SQL is made once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading


def reading(model: Any, *order: str, capability: Capability = Capability.COPING_READ,
            most: int | None = None) -> Reading[[Actor, UUID]]:  # fmt: skip
    """Return a reading of whole rows of `model` in that order."""

    def build(actor: Actor, participant_id: UUID) -> Any:
        rows = model.objects.visible_to(actor, capability)
        found = rows.filter(participant_id=participant_id).order_by(*order)
        return found if most is None else found[:most]

    return Reading(build)


def owned(model: Any, actor: Actor, capability: Capability, row_id: UUID) -> Any:
    """Return the row that the actor may see by this capability, or raise NotVisible."""
    row = model.objects.visible_to(actor, capability).filter(pk=row_id).first()
    if row is None:
        raise NotVisible
    return row


def on_list(rows: Iterable[Any], *, away: bool) -> list[Any]:
    """Of these rows those that stand on their list, or those that were put away."""
    return [row for row in rows if (row.put_away_at is not None) == away]
