"""What two people still want to talk about, for whoever gathers what is new."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.people.facts import Since, facts

from . import rules
from .models import Topic


def told(actor: Actor, participant_id: UUID, since: Since) -> list[Any]:
    """Return a query of facts: every open line, with who wrote it."""
    rows = Topic.objects.visible_to(actor, Capability.TALK_READ).filter(
        participant_id=participant_id, put_away_at__isnull=True,
        state__in=(rules.OPEN, rules.NEXT),
    )  # fmt: skip
    return [facts(rows, "topic", at="made_at", words="text", state="by")]
