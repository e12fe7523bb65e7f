"""How many times two people spoke, for those who ask after so many."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading

from .models import Contact


def _reached(actor: Actor, participant_id: UUID, staff_id: UUID, most: int) -> Any:
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        participant_id=participant_id, staff_id=staff_id, reached=True, taken_back_at__isnull=True
    )
    return rows.order_by("-at", "-id").values_list("id")[:most]


_REACHED = Reading(_reached)


def reached_with(actor: Actor, participant_id: UUID, staff_id: UUID, most: int) -> int:
    """Return how often a coach reached the person, `most` at the most; one query."""
    return len(_REACHED.rows(actor, participant_id, staff_id, most))
