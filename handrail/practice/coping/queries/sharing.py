"""Which lists the coach may read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading

from ..models import SharedList


def _lists(actor: Actor, participant_id: UUID) -> Any:
    rows = SharedList.objects.visible_to(actor, Capability.COPING_READ)
    return rows.filter(participant_id=participant_id).values_list("name")


_LISTS = Reading(_lists)


def shared_lists(actor: Actor, participant_id: UUID) -> frozenset[str]:
    """Return the names of the lists that are shared; one query."""
    return frozenset(row[0] for row in _LISTS.rows(actor, participant_id))
