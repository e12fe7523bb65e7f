"""The row that a coach's page needs, kept ready, and what a coach put off."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from handrail.ground.people.owned import ParticipantOwned
from handrail.watch.insight.curve import CURVE_DAYS, EMPTY


class CaseloadRow(ParticipantOwned):
    """What is known about one participant for the coach's page; a projection, never the truth.

    Names are joined from the participant, so that they cannot grow stale here. Nothing in it
    depends on the clock: what "today" makes of it is worked out when it is read.
    """

    participant = models.OneToOneField(
        "people.Participant", on_delete=models.CASCADE, related_name="kept"
    )
    zone = models.CharField(max_length=64, default="UTC")
    coach_id = models.UUIDField(null=True)
    episode_open = models.BooleanField(default=True)

    last_contact_at = models.DateTimeField(null=True)
    last_contact_kind = models.CharField(max_length=20, blank=True)
    last_contact_by = models.UUIDField(null=True)
    encouraged: Any = models.JSONField(default=list)
    """Local days of a coach's kind words and words back, the latest 24; some may lie ahead."""
    last_reached_at = models.DateTimeField(null=True)
    next_contact_on = models.DateField(null=True)
    appointments: Any = models.JSONField(default=list)
    """[[start, asked for by the participant], ...]: the latest 24 not called off or answered."""

    last_heard_at = models.DateTimeField(null=True)
    heard_until = models.DateField(null=True)
    heard_bits = models.CharField(max_length=23, blank=True)
    rhythm_days = models.PositiveSmallIntegerField(null=True)
    rhythm_wide = models.PositiveSmallIntegerField(null=True)

    last_shared_at = models.DateTimeField(null=True)
    last_shared_on = models.DateField(null=True)
    last_shared_mood = models.PositiveSmallIntegerField(null=True)
    last_shared_craving = models.PositiveSmallIntegerField(null=True)
    curve_until = models.DateField(null=True)
    curve = models.CharField(max_length=CURVE_DAYS, default=EMPTY)

    weeks: Any = models.JSONField(default=dict)
    """{Monday: [done, total, state of the newest, partly]}, ten weeks to the newest with one."""

    put_off_on = models.DateField(null=True)
    put_off_by = models.UUIDField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["org", "coach_id"], name="caseload_of_coach"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PutOff(ParticipantOwned):
    """A coach said "later" about one person for one day of the coach's own calendar."""

    staff_id = models.UUIDField()
    on = models.DateField()

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "staff_id", "on"], name="put_off_once_a_day"
            ),
            models.CheckConstraint(condition=Q(on__gte="2020-01-01"), name="put_off_on_a_real_day"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
