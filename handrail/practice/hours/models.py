"""The table of hours: one row for each coach who gave some."""

from __future__ import annotations

from typing import Any

from django.db import models

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7
from handrail.ground.orgs.models import Organisation
from handrail.ground.people.models import Staff


class CoachHours(models.Model):
    """The week and the days away of one member of staff, on the clock of `zone`.

    They are written and read as a whole: `spans` is [[weekday, start, end], ...] in minutes,
    `away` is [[first day, day back], ...] in ISO dates.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, related_name="given_hours")
    zone = models.CharField(max_length=64)
    spans: Any = models.JSONField(default=list)
    away: Any = models.JSONField(default=list)
    changed_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return str(self.pk)
