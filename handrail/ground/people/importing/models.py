"""An import and its rows: what the file said, what the report says, what came of it."""

from __future__ import annotations

from django.db import models

from handrail.ground.accounts.models import User
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7
from handrail.ground.orgs.models import Organisation, Site


class RunState(models.TextChoices):
    """Where an import stands."""

    COLUMNS = "columns"
    REPORT = "report"
    RUNNING = "running"
    DONE = "done"


class Verdict(models.TextChoices):
    """What the dry run says of a row."""

    ADD = "add"
    LOOK = "look"
    DOUBLE = "double"
    BLOCKED = "blocked"


class RowState(models.TextChoices):
    """What came of a row."""

    WAITING = "waiting"
    ADDED = "added"
    MERGED = "merged"
    SKIPPED = "skipped"
    KEPT_OUT = "kept_out"


class Choice(models.TextChoices):
    """What the manager says about a likely duplicate."""

    NONE = ""
    KEEP = "keep"
    MERGE = "merge"
    SKIP = "skip"


class ImportRun(models.Model):
    """One file of people. The same file of one organisation makes one run."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now, editable=False)
    touched_at = models.DateTimeField(default=now)
    file_name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.COLUMNS)
    header = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, related_name="+")
    notice_version = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "digest"], name="one_run_per_file"),
        ]


class ImportRow(models.Model):
    """One line of the file. Its cells are emptied once the person is in."""

    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    reasons = models.JSONField(default=list)
    match_id = models.UUIDField(null=True)
    match_line = models.PositiveIntegerField(null=True)
    choice = models.CharField(max_length=10, choices=Choice, blank=True, default="")
    state = models.CharField(max_length=10, choices=RowState, default=RowState.WAITING)
    participant_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="import_row_once"),
        ]
        indexes = [models.Index(fields=["run", "state", "number"], name="import_row_next")]
