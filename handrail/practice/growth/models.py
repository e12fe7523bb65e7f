"""Milestones with the words that came back, evidence of growth, and how each read before."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned

from .rules import evidence, outlook

ONLY_ME, COACH_TOO = "only_me", "coach"
_SHARED = Q(visibility=COACH_TOO)


class Milestone(ParticipantOwned):
    """Something to be glad of; `on` is its day, None for "when it happens"."""

    shared: ClassVar[Q | None] = _SHARED

    text = SealedField()
    celebrate = SealedField()
    # The way of the shelf that was picked; "" for own words.
    card = models.CharField(max_length=60, blank=True, default="")
    on = models.DateField(null=True)
    reached_on = models.DateField(null=True)
    celebrated_on = models.DateField(null=True)
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    version = models.PositiveIntegerField(default=1)
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["participant", "reached_on"], name="milestone_of_person"),
            models.Index(
                fields=["participant", "on"],
                condition=Q(reached_on__isnull=True, put_away_at__isnull=True),
                name="milestone_ahead",
            ),
        ]


class WordBack(ParticipantOwned):
    """A word to a milestone, by whoever works with the person; one of each writer stands."""

    shared: ClassVar[Q | None] = Q(milestone__visibility=COACH_TOO)

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="+")
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = SealedField()
    at = models.DateTimeField(default=now)
    until = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["milestone", "writer"],
                condition=Q(until__isnull=True),
                name="word_once_a_writer",
            )
        ]


class Evidence(ParticipantOwned):
    """A sentence that shows how somebody grows; the lowest `position` comes first, then the oldest.

    `source` says where it is from, `source_id` and `part` which text it was copied of, `said_by`
    who said it, `then_on` the earlier of two days that were laid side by side.
    """

    shared: ClassVar[Q | None] = _SHARED

    text = SealedField()
    said_by = SealedField()
    source = models.CharField(max_length=8, default=evidence.OWN)
    source_id = models.UUIDField(null=True)
    part = models.CharField(max_length=8, blank=True)
    on = models.DateField()
    then_on = models.DateField(null=True)
    position = models.PositiveIntegerField(default=evidence.AT_THE_END)
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    version = models.PositiveIntegerField(default=1)
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "position"], name="evidence_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "source_id", "part"],
                condition=Q(source_id__isnull=False),
                name="evidence_kept_once",
            ),
            models.CheckConstraint(
                condition=Q(source__in=tuple(evidence.SOURCES)), name="evidence_source_known"
            ),
        ]


class EarlierMilestone(ParticipantOwned):
    """How a milestone read before it was changed; shared as it was when it was said."""

    shared: ClassVar[Q | None] = _SHARED & Q(milestone__visibility=COACH_TOO)

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="+")
    text = SealedField()
    celebrate = SealedField()
    card = models.CharField(max_length=60, blank=True, default="")
    # Its days as they stood; `dated` is False for what was kept before days were kept.
    on = models.DateField(null=True)
    reached_on = models.DateField(null=True)
    celebrated_on = models.DateField(null=True)
    dated = models.BooleanField(default=False)
    visibility = models.CharField(max_length=8, default=ONLY_ME)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["milestone", "-made_at"], name="milestone_earlier")]


class EarlierEvidence(ParticipantOwned):
    """How a sentence of one's own read before it was changed."""

    shared: ClassVar[Q | None] = _SHARED & Q(evidence__visibility=COACH_TOO)

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="+")
    text = SealedField()
    visibility = models.CharField(max_length=8, default=ONLY_ME)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["evidence", "-made_at"], name="evidence_earlier")]


def _number() -> models.PositiveSmallIntegerField[int | None, int | None]:
    return models.PositiveSmallIntegerField(null=True)


def _up_to_ten() -> Q:
    fine = Q()
    for name in outlook.QUESTIONS:
        fine &= Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": 10})
    return fine


class Outlook(ParticipantOwned):
    """How somebody sees it on a day: five numbers from 0 to 10; None was left out."""

    shared: ClassVar[Q | None] = _SHARED

    on = models.DateField()
    hard_day = _number()
    hope = _number()
    want = _number()
    up_again = _number()
    know_me = _number()
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    version = models.PositiveIntegerField(default=1)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-on"], name="outlook_of_person")]
        constraints = [models.CheckConstraint(condition=_up_to_ten(), name="outlook_0_to_10")]


class EarlierOutlook(ParticipantOwned):
    """The numbers as they were said first, before they were put right on the same day."""

    shared: ClassVar[Q | None] = _SHARED & Q(outlook__visibility=COACH_TOO)

    outlook = models.ForeignKey(Outlook, on_delete=models.CASCADE, related_name="+")
    hard_day = _number()
    hope = _number()
    want = _number()
    up_again = _number()
    know_me = _number()
    visibility = models.CharField(max_length=8, default=ONLY_ME)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["outlook", "-made_at"], name="outlook_earlier")]
