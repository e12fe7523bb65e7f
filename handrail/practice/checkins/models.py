"""The table of check-ins."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned

PRIVATE, COACH = "private", "coach"


class CheckIn(ParticipantOwned):
    """How it was, on one local day. Only what the person shared is visible to anybody else."""

    shared = Q(visibility=COACH)

    local_date = models.DateField()
    mood = models.PositiveSmallIntegerField(null=True)
    craving = models.PositiveSmallIntegerField(null=True)
    lonely = models.PositiveSmallIntegerField(null=True)
    too_much = models.PositiveSmallIntegerField(null=True)
    sleep = models.CharField(max_length=10, blank=True)
    company = models.JSONField(default=list)
    note = SealedField()
    helped = SealedField()
    visibility = models.CharField(max_length=8, default=PRIVATE)
    skipped = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    skew_seconds = models.IntegerField(default=0)
    corrected = models.BooleanField(default=False)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["participant", "-local_date", "-made_at"], name="checkin_days"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(mood__isnull=True) | Q(mood__range=(1, 5)), name="checkin_mood_1_to_5"
            ),
            models.CheckConstraint(
                condition=Q(craving__isnull=True) | Q(craving__range=(0, 10)),
                name="checkin_craving_0_to_10",
            ),
            models.CheckConstraint(
                condition=Q(lonely__isnull=True) | Q(lonely__range=(0, 10)),
                name="checkin_lonely_0_to_10",
            ),
            models.CheckConstraint(
                condition=Q(too_much__isnull=True) | Q(too_much__range=(0, 10)),
                name="checkin_too_much_0_to_10",
            ),
            models.CheckConstraint(
                condition=Q(skipped=True) | Q(mood__isnull=False), name="checkin_says_something"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=(PRIVATE, COACH)), name="checkin_visibility_known"
            ),
        ]
