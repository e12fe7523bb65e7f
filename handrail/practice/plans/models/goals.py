"""Goals with what belongs to them: earlier words, a coach's words beside, rulers, barriers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned

from ..rules import barriers, goals
from ..rules.states import BARRIER_STATES, GOAL_STATES
from .direction import Value, Vision
from .week import COACH_TOO, ONLY_ME

_OF_SHARED = Q(goal__visibility=COACH_TOO)
_LIMIT = 60


class Goal(ParticipantOwned):
    """Something that somebody wants, in their own words. `life` is a goal for the whole life.

    `by` says whose words they are, `writer` who wrote them first, `changed_by` who was there last.
    """

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO)

    text = SealedField()
    why = SealedField()
    chosen_by = models.CharField(max_length=12)
    chosen_by_name = SealedField()
    domain = models.CharField(max_length=_LIMIT, blank=True)
    life = models.BooleanField(default=False)
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    value = models.ForeignKey(Value, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, default="open")
    reached_on = models.DateField(null=True)
    position = models.PositiveIntegerField(default=0)
    by = models.CharField(max_length=12)
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_by = models.CharField(max_length=12)
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "state", "position"], name="goal_in_order")]
        constraints = [
            models.CheckConstraint(condition=Q(by__in=goals.WRITERS), name="goal_by_known"),
            models.CheckConstraint(
                condition=Q(state__in=tuple(GOAL_STATES)), name="goal_state_known"
            ),
        ]


class Barrier(ParticipantOwned):
    """Something in the way of a goal, or of none: who takes it on, and how it ended."""

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO) & (Q(goal__isnull=True) | _OF_SHARED)

    goal = models.ForeignKey(Goal, on_delete=models.SET_NULL, null=True, related_name="+")
    text = SealedField()
    taken_by = models.CharField(max_length=12)
    named = SealedField()
    state = models.CharField(max_length=8, default="open")
    ended = models.CharField(max_length=8, blank=True)
    outcome = SealedField()
    ended_on = models.DateField(null=True)
    by = models.CharField(max_length=12)
    # Who was there last; "" for nobody since it was written.
    changed_by = models.CharField(max_length=12, blank=True, default="")
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["participant", "state", "-touched_at"], name="barrier_newest")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_by__in=tuple(barriers.TAKEN_BY)), name="barrier_taken_by_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(BARRIER_STATES)), name="barrier_state_known"
            ),
            models.CheckConstraint(
                condition=Q(ended__in=("", *barriers.ENDS)), name="barrier_end_known"
            ),
        ]


class PlanEarlier(ParticipantOwned):
    """How a goal, a barrier, the vision or a value stood before it was changed; `why` of a barrier
    is how it had ended, `ended_on` of a goal when it had been reached, `named` of a value its card.

    A coach sees what was said while it was shared, and nothing from before.
    """

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO) & (
        _OF_SHARED
        | Q(vision__visibility=COACH_TOO)
        | Q(of_value__visibility=COACH_TOO)
        | Q(barrier__visibility=COACH_TOO)
        & (Q(barrier__goal__isnull=True) | Q(barrier__goal__visibility=COACH_TOO))
    )

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, null=True, related_name="+")
    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, null=True, related_name="+")
    vision = models.ForeignKey(Vision, on_delete=models.CASCADE, null=True, related_name="+")
    of_value = models.ForeignKey(Value, on_delete=models.CASCADE, null=True, related_name="+")
    # Where a goal stood; `life` is None for a barrier and for the vision.
    domain = models.CharField(max_length=_LIMIT, blank=True)
    life = models.BooleanField(null=True)
    parent = models.ForeignKey(Goal, on_delete=models.SET_NULL, null=True, related_name="+")
    value = models.ForeignKey(Value, on_delete=models.SET_NULL, null=True, related_name="+")
    chosen_by = models.CharField(max_length=12, blank=True)
    chosen_by_name = SealedField()
    # How a barrier stood: `of_goal` is the goal that it was for; `taken_by` is "" for others.
    of_goal = models.ForeignKey(Goal, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_by = models.CharField(max_length=12, blank=True)
    named = SealedField()
    ended = models.CharField(max_length=8, blank=True)
    ended_on = models.DateField(null=True)
    text = SealedField()
    why = SealedField()
    state = models.CharField(max_length=8, blank=True)
    by = models.CharField(max_length=12)
    changed_by = models.CharField(max_length=12)
    visibility = models.CharField(max_length=8, default=ONLY_ME)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["goal", "-made_at"], name="earlier_of_goal"),
            models.Index(fields=["barrier", "-made_at"], name="earlier_of_barrier"),
            models.Index(fields=["vision", "-made_at"], name="earlier_of_vision"),
            models.Index(fields=["of_value", "-made_at"], name="earlier_of_value"),
        ]


class GoalIdea(ParticipantOwned):
    """A coach's words for a goal of the participant's; they stand beside it until it is said.

    One of each writer waits (`until` None); those before, and those taken back, are kept.
    """

    shared: ClassVar[Q | None] = _OF_SHARED

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")
    text = SealedField()
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=goals.WAITS)
    until = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["goal", "state"], name="idea_of_goal")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=goals.IDEA_STATES), name="goal_idea_state_known"
            )
        ]


class Ruler(ParticipantOwned):
    """How much a goal matters, how sure and how ready somebody is on a day; None: not sure."""

    shared: ClassVar[Q | None] = _OF_SHARED

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    importance = models.PositiveSmallIntegerField(null=True)
    confidence = models.PositiveSmallIntegerField(null=True)
    readiness = models.PositiveSmallIntegerField(null=True)
    by = models.CharField(max_length=12)
    # Numbers that were said by mistake are kept, and count no more.
    taken_back_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["goal", "-on"], name="ruler_of_goal")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(importance__isnull=True) | Q(importance__lte=10))
                & (Q(confidence__isnull=True) | Q(confidence__lte=10))
                & (Q(readiness__isnull=True) | Q(readiness__lte=10)),
                name="ruler_0_to_10",
            )
        ]
