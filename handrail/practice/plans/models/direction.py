"""Where a life goes: the vision in own words, and the values somebody sorted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned

from ..rules import direction
from .week import COACH_TOO, ONLY_ME


class Vision(ParticipantOwned):
    """A life that the person can be proud of, in their own words; one for each person."""

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO)

    text = SealedField()
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["participant"], name="one_vision")]


class Value(ParticipantOwned):
    """One value in one of three piles. `card` is the sealed key of the shelf's card, if it was one.

    What matters to somebody may say what they believe in, so the key is sealed like the words.
    """

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO)

    card = SealedField()
    text = SealedField()
    pile = models.CharField(max_length=8)
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "pile"], name="value_in_pile")]
        constraints = [
            models.CheckConstraint(
                condition=Q(pile__in=tuple(direction.PILES)), name="value_pile_known"
            )
        ]
