"""A pulse of both and whether they show it, whether it fits, and what became of a move."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.models import Staff
from handrail.ground.people.owned import ParticipantOwned

from .rules import fit

_LEVELS = (-1, 0, 1)
ONLY_ME, COACH_TOO = "only_me", "coach"


def _level() -> models.SmallIntegerField[int | None, int | None]:
    return models.SmallIntegerField(null=True)


def _known(name: str) -> Q:
    return Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__in": _LEVELS})


class Pulse(ParticipantOwned):
    """One answer of one of the two, on a day: -1 too little, 0 just right, 1 too much.

    `own` is the participant's; `third` is the name of the third question and `said` its answer.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    own = models.BooleanField()
    on = models.DateField()
    held_to = _level()
    held_up = _level()
    third = models.CharField(max_length=12, blank=True, default="")
    said = models.PositiveSmallIntegerField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "staff", "-on"], name="pulse_of_two")]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "staff", "own", "on"], name="one_pulse_a_day"
            ),
            models.CheckConstraint(condition=_known("held_to") & _known("held_up"),
                                   name="pulse_levels"),
        ]  # fmt: skip


class PulseRest(ParticipantOwned):
    """That one of the two left the questions out this time; it is no answer, and counts as none."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    own = models.BooleanField()
    on = models.DateField()

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "staff", "own", "on"], name="one_pulse_rest_a_day"
            )
        ]


class Showing(ParticipantOwned):
    """Whether the two show their answers to each other: they do when both said so."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    own = models.BooleanField(default=False)
    coach = models.BooleanField(default=False)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["participant", "staff"], name="one_showing_of_two")
        ]


class MoveAnswer(ParticipantOwned):
    """What a coach did with a suggested move; the reason is read by both."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    move = models.CharField(max_length=16)
    place = models.CharField(max_length=10)
    answer = models.CharField(max_length=10)
    reason = SealedField()
    on = models.DateField()
    until = models.DateField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "staff", "-on"], name="move_of_two")]


class FitCheck(ParticipantOwned):
    """Whether it fits, said by the participant after the second or fourth contact.

    A coach reads it where the participant shares it; a supervisor never does.
    """

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO)

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at_contact = models.PositiveSmallIntegerField()
    # The how-manieth time the two work together: whoever begins again is asked again.
    stint = models.PositiveSmallIntegerField(default=1)
    fits = models.CharField(max_length=8)
    words = SealedField()
    on = models.DateField()
    visibility = models.CharField(max_length=8, default=ONLY_ME)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "staff", "stint", "at_contact"], name="fit_said_once"
            ),
            models.CheckConstraint(
                condition=Q(fits__in=tuple(fit.FITS)) & Q(at_contact__in=fit.AT), name="fit_known"
            ),
        ]
