"""Plans for holidays and days away, and how each read before."""

from __future__ import annotations

from django.db import models

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.models import Staff
from handrail.ground.people.owned import ParticipantOwned


class _Days(ParticipantOwned):
    """Which days, who of the coaches is away then, the words, and who wrote them."""

    first_on = models.DateField()
    last_on = models.DateField()
    away = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    body = SealedField()
    by = models.CharField(max_length=12)

    class Meta(ParticipantOwned.Meta):
        abstract = True


class HolidayPlan(_Days):
    """What the two planned for a stretch of days; both read it and both may change it."""

    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "last_on"], name="holiday_plan_of_person")]


class EarlierHolidayPlan(_Days):
    """How a plan was before it was changed; `by` is who had said it so."""

    plan = models.ForeignKey(HolidayPlan, on_delete=models.CASCADE, related_name="+")

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["plan", "-made_at"], name="earlier_of_holiday_plan")]
