"""Handovers, the words in them with what they were before, wishes, and what was handed on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.models import Staff
from handrail.ground.people.owned import ParticipantOwned

from . import rules

_SIDES = (rules.PARTICIPANT, rules.COACH)


class Handover(ParticipantOwned):
    """From one coach to another. No words are in it, so the office may see where it stands.

    `version` counts what was changed in the summary; `approved_version` is the one that the
    participant said yes to. `answer` is what they want handed on, "" while they have not said.
    `notes_too`: the new coach may read the notes from before as well.
    `comes` is whether whoever comes can be there on the day: "yes", "no", "" for not said.
    """

    from_staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    to_staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=rules.OPEN)
    version = models.PositiveIntegerField(default=0)
    answer = models.CharField(max_length=8, blank=True, default=rules.NO_ANSWER)
    approved_version = models.PositiveIntegerField(null=True)
    notes_too = models.BooleanField(default=False)
    meet_on = models.DateField(null=True)
    meet_at = models.TimeField(null=True)
    comes = models.CharField(max_length=3, blank=True, default="")
    day_set_at = models.DateTimeField(null=True)
    met = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=12, blank=True, default="")

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-made_at"], name="handover_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"], condition=Q(state=rules.OPEN), name="one_open_handover"
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(rules.STANDS)), name="handover_state_known"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=(rules.NO_ANSWER, *rules.ANSWERS)),
                name="handover_answer_known",
            ),
            models.CheckConstraint(
                condition=Q(comes__in=("", *rules.COMES)), name="handover_comes_known"
            ),
            models.CheckConstraint(
                condition=~Q(from_staff=F("to_staff")), name="handover_to_somebody_else"
            ),
        ]


class Writing(ParticipantOwned):
    """Words of one of the two: their part of the summary, or their goodbye.

    Only whoever wrote them changes them. A coach reads them while it is being prepared.
    """

    shared: ClassVar[Q | None] = Q(handover__state=rules.OPEN)

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=8)
    by = models.CharField(max_length=12)
    text = SealedField()
    version = models.PositiveIntegerField(default=0)
    touched_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["handover", "part", "by"], name="handover_words_once"),
            models.CheckConstraint(
                condition=Q(part__in=tuple(rules.PARTS)), name="handover_part_known"
            ),
            models.CheckConstraint(condition=Q(by__in=_SIDES), name="handover_words_by_known"),
        ]


class EarlierWriting(ParticipantOwned):
    """How such words read before they were changed."""

    shared: ClassVar[Q | None] = Q(writing__handover__state=rules.OPEN)

    writing = models.ForeignKey(Writing, on_delete=models.CASCADE, related_name="+")
    text = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["writing", "-made_at"], name="handover_words_earlier")]


class Wish(ParticipantOwned):
    """What the participant asks their coach to change in the summary."""

    shared: ClassVar[Q | None] = Q(handover__state=rules.OPEN)

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="+")
    text = SealedField()
    state = models.CharField(max_length=8, default=rules.WAITS)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["handover", "made_at"], name="handover_wish_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=tuple(rules.WISH_STANDS)), name="handover_wish_state_known"
            )
        ]


class HandedOn(ParticipantOwned):
    """What the new coach reads, as the participant said yes to it; empty when nothing was.

    `readable` while that coach works with them, and for nobody who comes after.
    """

    shared: ClassVar[Q | None] = Q(readable=True)

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="+")
    from_staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    to_staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    text = SealedField()
    own = SealedField()
    readable = models.BooleanField(default=False)

    class Meta(ParticipantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["handover"], name="handed_on_once")]
