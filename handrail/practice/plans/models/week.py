"""Steps, weekly reviews and wins. What people wrote in them is sealed with the person's key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.models import Strength
from handrail.ground.people.owned import ParticipantOwned

from ..rules.states import STATES

ONLY_ME, COACH_TOO = "only_me", "coach"


class Step(ParticipantOwned):
    """One small thing for one week. A smaller version, or another step instead, points to the
    step it came from; a step may know its goal and a strength that it uses."""

    week_of = models.DateField()
    text = SealedField()
    why = SealedField()
    chosen_by = models.CharField(max_length=12)
    chosen_by_name = SealedField()
    sure = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=8, default="open")
    was = models.CharField(max_length=8, blank=True)
    was_at = models.DateTimeField(null=True)
    goal = models.ForeignKey("Goal", on_delete=models.SET_NULL, null=True, related_name="+")
    strength = models.ForeignKey(Strength, on_delete=models.SET_NULL, null=True, related_name="+")
    instead_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    smaller_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    reported_at = models.DateTimeField(null=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["participant", "-week_of"], name="step_of_week"),
            models.Index(fields=["goal", "-week_of"], name="step_of_goal"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sure__isnull=True) | Q(sure__lte=10), name="step_sure_0_to_10"
            ),
            models.CheckConstraint(condition=Q(state__in=tuple(STATES)), name="step_state_known"),
        ]


class Review(ParticipantOwned):
    """A look back at one week: what worked, what did not, what to change."""

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO)

    week_of = models.DateField()
    worked = SealedField()
    did_not = SealedField()
    change = SealedField()
    by = models.CharField(max_length=12)
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    made_step = models.ForeignKey(Step, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-week_of"], name="review_of_week")]


class Win(ParticipantOwned):
    """Something that went well, of any size, written by either of the two."""

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO)

    text = SealedField()
    by = models.CharField(max_length=12)
    on = models.DateField()
    word_back = SealedField()
    word_back_by = models.CharField(max_length=12, blank=True)
    visibility = models.CharField(max_length=8, default=ONLY_ME)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-on"], name="win_on")]
