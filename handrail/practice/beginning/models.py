"""Two weeks to try: no words are in it, so that nobody can be asked for a reason."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.people.owned import ParticipantOwned

from . import rules


class TwoWeeks(ParticipantOwned):
    """Somebody tries it until a day; `state` is what they said, `coach_says` what the coach did."""

    starts_on = models.DateField()
    ends_on = models.DateField()
    by_office = models.BooleanField(default=False)
    state = models.CharField(max_length=8, default=rules.ON)
    answered_on = models.DateField(null=True)
    coach_says = models.CharField(max_length=8, blank=True, default="")

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-made_at"], name="two_weeks_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"], condition=Q(state=rules.ON), name="one_try_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(rules.STANDS)), name="two_weeks_state_known"
            ),
            models.CheckConstraint(
                condition=Q(coach_says__in=("", *rules.COACH_SAYS)), name="two_weeks_coach_known"
            ),
        ]
