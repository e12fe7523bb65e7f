"""What somebody would like in a coach, how that read before, and whether two know each other."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.models import Staff
from handrail.ground.people.owned import ParticipantOwned

from . import rules


class CoachLikes(ParticipantOwned):
    """One row for a person; each line may be empty."""

    languages = SealedField()
    gender = SealedField()
    pathways = SealedField()
    times = SealedField()
    experience = SealedField()
    not_person = SealedField()
    other = SealedField()
    version = models.PositiveIntegerField(default=0)
    touched_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["participant"], name="one_row_of_likes")]


class EarlierLikes(ParticipantOwned):
    """How all lines read before one was changed, as JSON; for the person alone."""

    shared: ClassVar[Q | None] = Q(pk__in=[])

    words = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-made_at"], name="likes_earlier")]


class Knowing(ParticipantOwned):
    """Whether a coach and a participant know each other: kinds, and a plan; no story of either."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, default=rules.ASKED)
    kinds = SealedField()
    plan = SealedField()
    agreed_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    touched_at = models.DateTimeField(default=now)
    plan_version = models.PositiveIntegerField(default=0)
    # The asking is over: it was taken back, or somebody else coaches. The coach reads no name then.
    shut_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["staff", "state"], name="knowing_of_staff")]
        constraints = [
            models.UniqueConstraint(fields=["participant", "staff"], name="knowing_once"),
            models.CheckConstraint(
                condition=Q(state__in=tuple(rules.STANDS)), name="knowing_state_known"
            ),
        ]


class EarlierKnowingPlan(ParticipantOwned):
    """How a plan read before it was changed."""

    knowing = models.ForeignKey(Knowing, on_delete=models.CASCADE, related_name="+")
    plan = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["knowing", "-made_at"], name="knowing_plan_earlier")]
