"""Parts of a coach's page, stories, how both read before, and to whom a story was offered.

The words are sealed with the coach's own key: they are nobody else's, and in nobody's record.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.orgs.models import Organisation
from handrail.ground.people.models import Staff
from handrail.ground.people.owned import ParticipantOwned

from . import rules


class _OfCoach(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class CoachPart(_OfCoach):
    """One part in the coach's words, with a mark for each kind of reader."""

    part = models.CharField(max_length=12)
    text = SealedField()
    mine = models.BooleanField(default=False)
    choosers = models.BooleanField(default=False)
    colleagues = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff", "part"], name="coach_part_once"),
            models.CheckConstraint(
                condition=Q(part__in=tuple(rules.PARTS)), name="coach_part_known"
            ),
        ]


class CoachStory(_OfCoach):
    """A short story of the coach's own, and what it is for."""

    title = SealedField()
    text = SealedField()
    purpose = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)
    away_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["staff", "made_at"], name="coach_story_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=tuple(rules.PURPOSES)), name="coach_story_purpose_known"
            )
        ]


class CoachBefore(_OfCoach):
    """How a part or a story read before it was changed; only its writer reads it."""

    part = models.ForeignKey(CoachPart, on_delete=models.CASCADE, null=True, related_name="+")
    story = models.ForeignKey(CoachStory, on_delete=models.CASCADE, null=True, related_name="+")
    text = SealedField()
    # Of a story: its name and what it was for. Empty where it was kept before these were.
    title = SealedField()
    purpose = models.CharField(max_length=12, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["staff", "-made_at"], name="coach_before_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(part__isnull=True) ^ Q(story__isnull=True), name="coach_before_of_one"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=("", *rules.PURPOSES)), name="coach_before_purpose_known"
            ),
        ]


class OfferedStory(ParticipantOwned):
    """That a story was offered to somebody, and how that stands; the story is not in here."""

    shared: ClassVar[Q | None] = Q()

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    story = models.ForeignKey(CoachStory, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, default=rules.OFFERED)
    touched_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["participant", "story"], name="story_offered_once"),
            models.CheckConstraint(
                condition=Q(state__in=tuple(rules.STANDS)), name="story_offered_state_known"
            ),
        ]
