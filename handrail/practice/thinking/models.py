"""Private pages. What people wrote in them is sealed with the person's key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned

from .rules import pages

NOBODY_ELSE = Q(pk__in=[])


class PrivatePage(ParticipantOwned):
    """A page that nobody but the participant reads; `shared` says so once more, to everybody.

    A hidden page is off the list until the participant asks for what is hidden.
    """

    shared: ClassVar[Q | None] = NOBODY_ELSE

    sort = models.CharField(max_length=8, default="free")
    title = SealedField()
    text = SealedField()
    hidden = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-touched_at"], name="private_page_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sort__in=tuple(pages.SORTS)), name="private_page_sort_known"
            )
        ]


class PrivateEarlier(ParticipantOwned):
    """How a private page read before it was changed."""

    shared: ClassVar[Q | None] = NOBODY_ELSE

    page = models.ForeignKey(PrivatePage, on_delete=models.CASCADE, related_name="+")
    title = SealedField()
    text = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["page", "-made_at"], name="private_earlier_newest")]
