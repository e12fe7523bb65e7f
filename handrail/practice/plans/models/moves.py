"""What became of the lines of a plan: who moved which to where, when, and where it stood before."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.people.owned import ParticipantOwned

from ..rules import moves
from .direction import Value
from .goals import Goal
from .week import COACH_TOO, Step


class Move(ParticipantOwned):
    """A step, a goal or a value went from one place to another; `made_at` is when it was said.

    `what` is its state, its pile, or its place in the order, where `now` is "up" or "down".
    """

    shared: ClassVar[Q | None] = (
        Q(step__isnull=False) | Q(goal__visibility=COACH_TOO) | Q(value__visibility=COACH_TOO)
    )

    step = models.ForeignKey(Step, on_delete=models.CASCADE, null=True, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, null=True, related_name="+")
    value = models.ForeignKey(Value, on_delete=models.CASCADE, null=True, related_name="+")
    what = models.CharField(max_length=8)
    was = models.CharField(max_length=8, blank=True)
    now = models.CharField(max_length=8)
    by = models.CharField(max_length=12)
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["participant", "-made_at"], name="move_newest"),
            models.Index(fields=["step", "-made_at"], name="move_of_step"),
            models.Index(fields=["goal", "-made_at"], name="move_of_goal"),
            models.Index(fields=["value", "-made_at"], name="move_of_value"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(what__in=moves.WHAT), name="move_what_known")
        ]
