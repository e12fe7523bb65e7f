"""What of the plan moved since two people last met: wins, steps, goals that were reached."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models.functions import Coalesce

from handrail.ground.access import Actor, Capability
from handrail.ground.people.facts import Since, facts

from .models import Goal, Step, Win


def told(actor: Actor, participant_id: UUID, since: Since) -> list[Any]:
    """Return queries of facts, to be joined with those of other rooms."""
    wins = Win.objects.visible_to(actor, Capability.WIN_READ)
    steps = Step.objects.visible_to(actor, Capability.STEP_READ)
    goals = Goal.objects.visible_to(actor, Capability.PLAN_READ)
    return [
        facts(
            wins.filter(participant_id=participant_id, on__gte=since.first),
            "win", at="made_at", words="text", on="on",
        ),
        facts(
            steps.filter(participant_id=participant_id, reported_at__gte=since.start),
            "step", at=Coalesce("reported_at", "made_at"), words="text", state="state",
        ),
        facts(
            goals.filter(
                participant_id=participant_id, state="reached", reached_on__gte=since.first
            ),
            "goal", at="touched_at", words="text", on="reached_on",
        ),
    ]  # fmt: skip
