"""The book, its heads, and the rosters that list pages showed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.orgs.models import Organisation


class AuditEvent(models.Model):
    """One line of the book. Never changed, never deleted (triggers and grants see to it)."""

    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    lane = models.PositiveSmallIntegerField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=10)
    actor = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=80)
    actor_role = models.CharField(max_length=40)
    capability = models.CharField(max_length=40)
    subject = models.UUIDField(null=True)
    roster = models.BinaryField(null=True)
    detail = models.CharField(max_length=200, blank=True)
    mac = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "lane", "seq"], name="audit_lane_seq_once"),
        ]
        indexes = [
            # A line has one of the two: one index to write to, not both.
            models.Index(
                fields=["subject", "-at"],
                condition=Q(subject__isnull=False),
                name="audit_subject_at",
            ),
            models.Index(
                fields=["roster", "-at"],
                condition=Q(roster__isnull=False),
                name="audit_roster_at",
            ),
            # Few lines among many: what an organisation set.
            models.Index(
                fields=["org", "-at"],
                condition=Q(capability="org.settings"),
                name="audit_settings_at",
            ),
        ]


class ChainHead(models.Model):
    """The newest line of one lane of one organisation's book."""

    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    lane = models.PositiveSmallIntegerField()
    seq = models.BigIntegerField(default=0)
    mac = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "lane"], name="one_head_per_lane")]


class RosterMember(models.Model):
    """One person on a list that somebody opened; a roster is named by the hash of its members.

    The same list opened a hundred times is a hundred lines in the book and one roster.
    """

    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    roster = models.BinaryField(db_index=True)
    participant = models.UUIDField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "roster"], name="roster_member_once"),
        ]
