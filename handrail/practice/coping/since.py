"""What somebody shared of hard moments since two people last met, and of days ahead."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q

from handrail.ground.access import Actor, Capability
from handrail.ground.people.facts import Since, facts

from .models import HardDay, Moment


def told(actor: Actor, participant_id: UUID, since: Since) -> list[Any]:
    """Return queries of facts. A day that comes again is one with the day it began."""
    moments = Moment.objects.visible_to(actor, Capability.COPING_READ)
    days = HardDay.objects.visible_to(actor, Capability.COPING_READ).filter(
        participant_id=participant_id, starts_on__lte=since.soon
    )
    ahead = days.filter(~Q(repeats="once") | Q(starts_on__gte=since.today))
    return [
        facts(
            moments.filter(participant_id=participant_id, on__gte=since.first),
            "moment", at="made_at", state="kind", on="on",
        ),
        facts(ahead, "hard_day", at="made_at", words="text", state="repeats", on="starts_on"),
    ]  # fmt: skip
