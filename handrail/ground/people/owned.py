"""The base of every table whose rows belong to a participant."""

from __future__ import annotations

from django.db import models

from handrail.ground.access.scope import Scoped
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7


class ParticipantOwned(Scoped):
    """Rows of one participant in one organisation; guarded by the read ring.

    The key may come from the participant's device. A participant's rows go when the participant
    goes; the words in them are gone when the key is.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey(
        "people.Participant", on_delete=models.CASCADE, related_name="+"
    )
    made_at = models.DateTimeField(default=now, editable=False)

    class Meta(Scoped.Meta):
        abstract = True
