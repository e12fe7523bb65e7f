"""Steps, weekly reviews and wins. What people wrote in them is sealed with the person's key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.models import Strength
from handrail.ground.people.owned import ParticipantOwned

from ..rules import goals
from ..rules.states import STATES

ONLY_ME, COACH_TOO = "only_me", "coach"


class _Written(ParticipantOwned):
    """`writer` is who wrote the words that stand (None: not known any more), `changed_by` which of
    the two changed them last ("" for nobody). `beside` says that words of a coach wait beside."""

    writer = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_by = models.CharField(max_length=12, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    beside = models.BooleanField(default=False)

    class Meta(ParticipantOwned.Meta):
        abstract = True


class Step(_Written):
    """One small thing for one week. A smaller version, or another step instead, points to the
    step it came from; a step may know its goal and a strength that it uses. `by` says whose words
    they are."""

    by = models.CharField(max_length=12, default=goals.PARTICIPANT)
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
    # What was done of it before it was put aside or replaced: "done", "partly" or "".
    happened = models.CharField(max_length=8, blank=True, default="")
    # The number (`sure`) for which somebody looked at the size of the step and kept it.
    size_seen = models.PositiveSmallIntegerField(null=True)

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


class Review(_Written):
    """A look back at one week: what worked, what did not, what to change.

    `toward` is JSON of a step's id and whether it moved the person toward its goal.
    """

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO)

    week_of = models.DateField()
    worked = SealedField()
    did_not = SealedField()
    change = SealedField()
    toward = SealedField()
    by = models.CharField(max_length=12)
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    made_step = models.ForeignKey(Step, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-week_of"], name="review_of_week")]


class Win(_Written):
    """Something that went well, of any size, written by either of the two."""

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO)

    text = SealedField()
    by = models.CharField(max_length=12)
    on = models.DateField()
    word_back = SealedField()
    word_back_by = models.CharField(max_length=12, blank=True)
    word_back_on = models.DateField(null=True)
    visibility = models.CharField(max_length=8, default=ONLY_ME)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-on"], name="win_on")]


class WinWord(ParticipantOwned):
    """A word back to a win; one of each writer stands (`until` None), the others are kept.

    `Win.word_back` is a copy of the last that stands, for pages that show no more than that.
    """

    shared: ClassVar[Q | None] = Q(win__visibility=COACH_TOO)

    win = models.ForeignKey(Win, on_delete=models.CASCADE, related_name="+")
    writer = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=12)
    on = models.DateField()
    text = SealedField()
    until = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["win", "-made_at"], name="word_of_win")]
        constraints = [
            models.UniqueConstraint(
                fields=["win", "writer"], condition=Q(until__isnull=True), name="win_word_once"
            )
        ]


class WeekEarlier(ParticipantOwned):
    """How a step, a look back or a win read before it was changed: sealed JSON.

    A coach sees what was said while it was shared, and nothing from before.
    """

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO) & (
        Q(step__isnull=False) | Q(review__visibility=COACH_TOO) | Q(win__visibility=COACH_TOO)
    )

    step = models.ForeignKey(Step, on_delete=models.CASCADE, null=True, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, null=True, related_name="+")
    win = models.ForeignKey(Win, on_delete=models.CASCADE, null=True, related_name="+")
    words = SealedField()
    by = models.CharField(max_length=12)
    writer = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_by = models.CharField(max_length=12, blank=True)
    visibility = models.CharField(max_length=8, default=ONLY_ME)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["step", "-made_at"], name="earlier_of_step"),
            models.Index(fields=["review", "-made_at"], name="earlier_of_review"),
            models.Index(fields=["win", "-made_at"], name="earlier_of_win"),
        ]


class WeekBeside(ParticipantOwned):
    """A coach's words for a step, a win, a value, or one answer of a look back: beside it.

    One of each writer waits beside a part (`until` None); those before, and those taken back, are
    kept.
    """

    shared: ClassVar[Q | None] = (
        Q(step__isnull=False)
        | Q(review__visibility=COACH_TOO)
        | Q(win__visibility=COACH_TOO)
        | Q(value__visibility=COACH_TOO)
    )

    step = models.ForeignKey(Step, on_delete=models.CASCADE, null=True, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, null=True, related_name="+")
    win = models.ForeignKey(Win, on_delete=models.CASCADE, null=True, related_name="+")
    value = models.ForeignKey("Value", on_delete=models.CASCADE, null=True, related_name="+")
    part = models.CharField(max_length=8)
    text = SealedField()
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=goals.WAITS)
    until = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["step", "state"], name="beside_step"),
            models.Index(fields=["review", "state"], name="beside_review"),
            models.Index(fields=["win", "state"], name="beside_win"),
            models.Index(fields=["value", "state"], name="beside_value"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=goals.IDEA_STATES), name="week_beside_state_known"
            )
        ]
