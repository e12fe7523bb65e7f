"""What somebody shared of their days since two people last met."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.people.facts import Since, facts

from .models import CheckIn


def told(actor: Actor, participant_id: UUID, since: Since) -> list[Any]:
    """Return a query of facts; private check-ins are none, whoever asks."""
    rows = CheckIn.objects.visible_to(actor, Capability.CHECKIN_READ)
    found = rows.filter(
        participant_id=participant_id, local_date__gte=since.first, skipped=False
    )  # fmt: skip
    return [facts(found, "checkin", at="made_at", words="note", state="mood", on="local_date")]
