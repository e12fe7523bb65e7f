"""What two people want to talk about, and how each line read before."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned

from . import rules


class Topic(ParticipantOwned):
    """One line of the list of two people. `just_so` needs no talk: it is only to be known."""

    text = SealedField()
    by = models.CharField(max_length=12)
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    just_so = models.BooleanField(default=False)
    state = models.CharField(max_length=8, default=rules.OPEN)
    touched_at = models.DateTimeField(default=now)
    put_away_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["participant", "state", "-touched_at"], name="topic_of_person")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=(rules.OPEN, rules.NEXT, rules.TALKED)),
                name="topic_state_known",
            ),
            models.CheckConstraint(
                condition=Q(by__in=(rules.PARTICIPANT, rules.COACH)), name="topic_by_known"
            ),
        ]


class EarlierTopic(ParticipantOwned):
    """How a line read before its writer changed it."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")
    text = SealedField()
    just_so = models.BooleanField(default=False)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["topic", "-made_at"], name="topic_earlier")]
