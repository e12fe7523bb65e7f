"""Tables of the schedule: what is expected, when it falls due, and the worker's heartbeat."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.people.owned import ParticipantOwned
from handrail.ground.schedule.leases import Leased
from handrail.ground.schedule.rules import Rule, bits_to_days


class Expectation(ParticipantOwned):
    """Something that falls due for a participant at a wall clock on weekdays in a zone.

    It is never moved: a change retires it, with its history, and a new one takes its place.
    """

    kind = models.CharField(max_length=40)
    subject = models.UUIDField(null=True)
    at = models.TimeField()
    weekdays = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=64)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    paused = models.BooleanField(default=False)
    retired_at = models.DateTimeField(null=True)
    laid_out_to = models.DateField(null=True, db_index=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject"],
                condition=Q(subject__isnull=False, retired_at__isnull=True),
                name="one_expectation_per_subject",
            ),
            models.CheckConstraint(
                condition=Q(weekdays__gt=0) & Q(weekdays__lt=128), name="expectation_has_weekdays"
            ),
        ]

    def rule(self) -> Rule:
        """Return when this falls due, as a pure rule."""
        return Rule(self.at, self.zone, self.starts_on, self.ends_on, bits_to_days(self.weekdays))


class Due(ParticipantOwned, Leased):
    """One local date on which an expectation falls due."""

    WAITING = "waiting"
    DONE = "done"
    MOOT = "moot"
    STUCK = "stuck"

    expectation = models.ForeignKey(Expectation, on_delete=models.CASCADE, related_name="dues")
    local_date = models.DateField()
    due_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=80, blank=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["expectation", "local_date"], name="due_once_a_date"),
        ]
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="due_state_next"),
        ]


class Heartbeat(models.Model):
    """When a background process was last seen at work."""

    name = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()
