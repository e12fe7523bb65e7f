"""A wish to be removed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.clock import now
from handrail.ground.people.owned import ParticipantOwned

OWN_WISH, PAST_ITS_YEARS = "own_wish", "past_its_years"


class Removal(ParticipantOwned):
    """Somebody asked that what is held about them is removed; ids and instants, no words.

    It stands after the removal as the proof that the wish was followed.
    """

    why = models.CharField(max_length=16, default=OWN_WISH)
    asked_at = models.DateTimeField(default=now)
    taken_back_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)
    key_gone_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(taken_back_at__isnull=True),
                name="one_removal_stands",
            )
        ]
