"""Consents and the items they open."""

from __future__ import annotations

from django.db import models

from handrail.ground.accounts.models import User
from handrail.ground.consent.rules import Item, Kind
from handrail.ground.people.owned import ParticipantOwned


class Consent(ParticipantOwned):
    """One yes of one person: to take part, to the notice, or to share items with somebody.

    A consent is never changed but once, when it is revoked; other items make a new one.
    """

    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Kind])
    recipient = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    purpose = models.CharField(max_length=200, blank=True)
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=10, default="en")
    text_hash = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    given_how = models.CharField(max_length=10, default="screen")
    witness = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    starts_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.SHARE)
                | models.Q(recipient__isnull=False, expires_at__isnull=False),
                name="a_share_has_recipient_and_end",
            )
        ]


class ConsentItem(ParticipantOwned):
    """One item of a share. Rows of their own, so that the read ring can join them."""

    consent = models.ForeignKey(Consent, on_delete=models.CASCADE, related_name="items")
    item = models.CharField(max_length=20, choices=[(i.value, i.value) for i in Item])

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["consent", "item"], name="consent_item_once")
        ]
