"""Since when somebody is with the programme, for laying days side by side."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.people.models import Participant


def _came(actor: Actor, participant_id: UUID) -> Any:
    rows = Participant.objects.visible_to(actor, Capability.GROWTH_READ).filter(pk=participant_id)
    return rows.values_list("started_on").order_by()[:1]


_CAME = Reading(_came)


def came_on(actor: Actor, participant_id: UUID) -> date | None:
    """Return the day on which somebody came, where the reader may see their growth."""
    found = _CAME.first(actor, participant_id)
    return found[0] if found else None
