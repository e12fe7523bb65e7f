"""Questions about where the line is, and how they read before. Sealed with the writer's own key.

They belong to whoever works here, not to a participant, and hold no participant's id.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.orgs.models import Organisation
from handrail.ground.people.models import Staff

from . import rules


class BoundaryQuestion(models.Model):
    """What a coach asks, and what a supervisor answered; `answer_version` counts the answers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=now, editable=False)
    topic = models.CharField(max_length=12)
    text = SealedField()
    answer = SealedField()
    answered_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    look_again_on = models.DateField(null=True)
    state = models.CharField(max_length=8, default=rules.WAITS)
    seen = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    answer_version = models.PositiveIntegerField(default=0)
    answered_version = models.PositiveIntegerField(null=True)
    """Which version of the question the answer is to."""

    class Meta:
        indexes = [
            models.Index(fields=["org", "state", "made_at"], name="boundary_waits"),
            models.Index(fields=["staff", "-made_at"], name="boundary_of"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__in=tuple(rules.TOPICS)), name="boundary_topic_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(rules.STANDS)), name="boundary_state_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class BoundaryBefore(models.Model):
    """How a question or its answer read before it was changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(BoundaryQuestion, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=now, editable=False)
    of_answer = models.BooleanField(default=False)
    text = SealedField()

    class Meta:
        indexes = [models.Index(fields=["question", "-made_at"], name="boundary_before_of")]

    def __str__(self) -> str:
        return str(self.pk)
