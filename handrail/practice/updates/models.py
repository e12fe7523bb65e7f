"""Updates and who got them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned


class Update(ParticipantOwned):
    """How a week went; `lines` is sealed JSON of [kind, words], as they read when it was sent."""

    shared: ClassVar[Q | None] = Q(taken_back_at__isnull=True)

    words = SealedField()
    ask = SealedField()
    lines = SealedField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-made_at"], name="update_newest")]


class Delivery(ParticipantOwned):
    """One reader of an update; nobody else reads it."""

    shared: ClassVar[Q | None] = Q(update__taken_back_at__isnull=True)

    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="+")
    reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    outside = models.BooleanField(default=True)
    seen_at = models.DateTimeField(null=True)
    thanked_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["update", "reader"], name="update_once_to")]
        indexes = [models.Index(fields=["reader", "seen_at"], name="update_unseen")]
