"""The places of an organisation's directory."""

from __future__ import annotations

from django.db import models

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7

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
