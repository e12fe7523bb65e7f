"""How many times two people spoke, for those who ask after so many."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.people.models import Relationship

from .models import Contact


def _reached(actor: Actor, participant_id: UUID, staff_id: UUID, most: int) -> Any:
    # A time together that ended is over: the two begin to count anew.
    ended = Relationship.objects.for_system("since when the two work together this time").filter(
        participant_id=OuterRef("participant_id"), staff_id=OuterRef("staff_id"), kind="coach",
        ended_at__gte=OuterRef("at"),
    )  # fmt: skip
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        ~Exists(ended), participant_id=participant_id, staff_id=staff_id, reached=True,
        taken_back_at__isnull=True,
    )  # fmt: skip
    return rows.order_by("-at", "-id").values_list("id")[:most]


_REACHED = Reading(_reached)


def reached_with(actor: Actor, participant_id: UUID, staff_id: UUID, most: int) -> int:
    """Return how often a coach reached the person since the two began, this time; one query.

    `most` at the most. Where they worked together before and stopped, that is not counted.
    """
    return len(_REACHED.rows(actor, participant_id, staff_id, most))
