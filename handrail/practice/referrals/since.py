"""Places that somebody was told of and that may be asked about when two people meet."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Value
from django.db.models.functions import Coalesce

from handrail.ground.access import Actor, Capability
from handrail.ground.people.facts import Since, facts

from . import rules
from .models import Referral


def told(actor: Actor, participant_id: UUID, since: Since) -> list[Any]:
    """Return a query of facts; the state is the name of a place of the directory."""
    rows = Referral.objects.visible_to(actor, Capability.REFERRAL_READ).filter(
        participant_id=participant_id, state__in=rules.OPEN, ask_on__lte=since.today
    )
    name = Coalesce("resource__name", Value(""))
    return [facts(rows, "place", at="made_at", words="place_name", state=name, on="ask_on")]
