"""What a site put on the shelf itself, and what of ours it does not offer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7
from handrail.ground.shelf import rules


class OwnEntry(models.Model):
    """A site's own entry in one language; the same key in another language is the same entry.

    `hides`: the row has no text, and says that our entry with this key is not offered here.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+",
                            db_index=False)  # fmt: skip
    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=60)
    language = models.CharField(max_length=10, blank=True)
    hides = models.BooleanField(default=False)
    title = models.CharField(max_length=rules.TITLE_LIMIT, blank=True)
    text = models.CharField(max_length=rules.TEXT_LIMIT, blank=True)
    smaller = models.CharField(max_length=rules.TEXT_LIMIT, blank=True)
    parts = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    weeks = models.PositiveSmallIntegerField(default=0)
    domain = models.CharField(max_length=60, blank=True)
    group = models.CharField(max_length=20, blank=True)
    model = models.CharField(max_length=12, blank=True)
    source = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    put_away_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "kind", "key", "language"], name="shelf_entry_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=tuple(rules.KINDS)), name="shelf_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.key
