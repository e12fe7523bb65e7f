"""The outbox."""

from __future__ import annotations

from django.db import models

from handrail.ground.access import Scoped
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.orgs.models import Organisation
from handrail.ground.people.models import Participant
from handrail.ground.schedule.leases import Leased


class OutboundMessage(Scoped, Leased):
    """One message to one address. Its id is the idempotency key towards the provider.

    Address and text are sealed; both go when the message has left or is of no more use, and only
    a keyed hash of the address stays.
    """

    QUEUED = "queued"
    HELD = "held"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    EXPIRED = "expired"
    STUCK = "stuck"
    LET_GO = "let_go"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=now, editable=False)
    channel = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    address = SealedField()
    address_hash = models.CharField(max_length=64)
    subject = SealedField()
    body = SealedField()
    zone = models.CharField(max_length=64)
    urgent = models.BooleanField(default=False)
    expires_at = models.DateTimeField()
    cause = models.CharField(max_length=80, null=True, unique=True)
    provider_id = models.CharField(max_length=120, blank=True)
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=80, blank=True)

    class Meta(Scoped.Meta):
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="outbound_state_next"),
            models.Index(
                fields=["participant", "sent_at"],
                condition=models.Q(kind="reminder"),
                name="outbound_reminder_of",
            ),
        ]
