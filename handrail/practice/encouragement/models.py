"""Kind words, and the people from whom none shall arrive just now."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned

COACH, CIRCLE = "coach", "circle"


class KindWord(ParticipantOwned):
    """A few kind lines for one local day of the participant, sealed with the participant's key.

    `held` words do not arrive: the participant took back the yes under which they were written.
    """

    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=8)
    text = SealedField()
    on = models.DateField()
    held = models.BooleanField(default=False)
    thanked_at = models.DateTimeField(null=True)
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["participant", "-on", "-made_at"], name="kind_word_of_person")
        ]
        constraints = [
            models.CheckConstraint(condition=Q(by__in=(COACH, CIRCLE)), name="kind_word_by_known")
        ]


class SwitchedOff(ParticipantOwned):
    """The participant wants no kind words from this person for now; what came is hidden, kept."""

    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["participant", "writer"], name="switched_off_once")
        ]
