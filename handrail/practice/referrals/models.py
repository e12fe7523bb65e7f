"""The places of an organisation's directory, and who was told of which."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.models import Staff
from handrail.ground.people.owned import ParticipantOwned

from . import rules


class Resource(models.Model):
    """A place that can help. `put_away_at`: out of the directory for now, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+",
                            db_index=False)  # fmt: skip
    name = models.CharField(max_length=rules.NAME_LIMIT)
    # Kinds between bars ("|food|work|"), so that one can be looked for without a table of pairs.
    kinds = models.CharField(max_length=200)
    address = models.CharField(max_length=rules.LINE_LIMIT, blank=True)
    phone = models.CharField(max_length=rules.PHONE_LIMIT, blank=True)
    web = models.CharField(max_length=rules.WEB_LIMIT, blank=True)
    hours = models.CharField(max_length=rules.LINE_LIMIT, blank=True)
    languages = models.CharField(max_length=rules.LINE_LIMIT, blank=True)
    cost = models.CharField(max_length=rules.LINE_LIMIT, blank=True)
    checked_on = models.DateField()
    put_away_at = models.DateTimeField(null=True)
    search = models.TextField(blank=True)
    made_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["org", "name", "id"], name="resource_by_name")]

    def __str__(self) -> str:
        return self.name


class Referral(ParticipantOwned):
    """A coach told a participant of a place: one of the directory, or one in own words.

    `ask_on` is the day to ask how it went. `state_before` and `ask_before` are what an answer
    replaced, so that it can be taken back.
    """

    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, null=True, related_name="+")
    place_name = SealedField()
    place_phone = SealedField()
    reason = SealedField()
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    ask_on = models.DateField()
    state = models.CharField(max_length=12, default="offered")
    ask_before = models.DateField(null=True)
    state_before = models.CharField(max_length=12, blank=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["participant", "-made_at"], name="referral_of_person"),
            models.Index(fields=["org", "state", "ask_on"], name="referral_to_ask"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=tuple(rules.STATES)), name="referral_state_known"
            ),
            models.CheckConstraint(
                condition=Q(resource__isnull=False) | Q(place_name__isnull=False),
                name="referral_somewhere",
            ),
        ]
