"""Milestones that were reached since two people last met, and those that are near."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.people.facts import Since, facts

from .models import Milestone


def told(actor: Actor, participant_id: UUID, since: Since) -> list[Any]:
    """Return queries of facts."""
    rows = Milestone.objects.visible_to(actor, Capability.GROWTH_READ).filter(
        participant_id=participant_id, put_away_at__isnull=True
    )
    near = rows.filter(reached_on__isnull=True, on__gte=since.today, on__lte=since.soon)
    return [
        facts(
            rows.filter(reached_on__gte=since.first),
            "milestone", at="made_at", words="text", on="reached_on",
        ),
        facts(near, "milestone_ahead", at="made_at", words="text", on="on"),
    ]  # fmt: skip
