"""Words back to milestones, counted by day for the balance."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock

from .models import COACH_TOO, WordBack


def _words(actor: Actor, participant_id: UUID) -> Any:
    # What is private again counts for neither of the two, so that both see the same number.
    rows = WordBack.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        participant_id=participant_id, milestone__visibility=COACH_TOO, until__isnull=True
    )
    return rows.order_by("-at").values_list("at", "participant__zone")[:200]


_WORDS = Reading(_words)


def days_of_words_back(actor: Actor, participant_id: UUID, first: date, last: date) -> list[date]:
    """The local day of each word back between two days, for whoever may see the contacts."""
    days = (clock.local(at, zone).date() for at, zone in _WORDS.rows(actor, participant_id))
    return [day for day in days if first <= day <= last]
