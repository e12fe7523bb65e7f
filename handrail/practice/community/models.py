"""Meeting lists, the meetings in them, and who went."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned


class MeetingSource(models.Model):
    """A meeting list and where it comes from: a web address, or the name of a file."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=500)
    zone = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "address"], name="source_once")]

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """One reading of a list: checked (shown, nothing written), running, then done.

    `counts` are numbers of feed rows, and `retired` of meetings. `feed` is the list itself,
    packed, from the check until it was imported.
    """

    CHECKED, RUNNING, DONE = "checked", "running", "done"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(MeetingSource, on_delete=models.CASCADE, related_name="runs")
    state = models.CharField(max_length=10, default=CHECKED)
    counts = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    feed = models.BinaryField(null=True)
    made_at = models.DateTimeField(default=now, editable=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["source", "made_at"], name="run_of_source")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("checked", "running", "done")), name="run_state"
            )
        ]


class Meeting(models.Model):
    """One meeting of a list. `raw` holds its rows exactly as the feed had them, as JSON.

    `lat` and `lon` are the meeting place's, `rough` when only its town or ZIP code is known.
    A retired meeting has no times; it stays for those who went to it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(MeetingSource, on_delete=models.PROTECT, related_name="meetings")
    key = models.CharField(max_length=200)
    slug = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=1000)
    group = models.CharField(max_length=255, blank=True)
    location = models.CharField(max_length=255, blank=True)
    address = models.CharField(max_length=600, blank=True)
    region = models.CharField(max_length=120, blank=True)
    notes = models.TextField(blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    rough = models.BooleanField(default=False)
    mode = models.CharField(max_length=10)
    # Codes between bars ("|O|X|"), so that one can be looked for without a table of pairs.
    kinds = models.TextField(blank=True)
    online_url = models.CharField(max_length=1000, blank=True)
    phone = models.CharField(max_length=64, blank=True)
    page_url = models.CharField(max_length=1000, blank=True)
    zone = models.CharField(max_length=64)
    search = models.TextField(blank=True)
    raw = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=now, editable=False)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="meeting_once")]

    def __str__(self) -> str:
        return self.name


class MeetingTime(models.Model):
    """When a meeting happens each week, on the wall clock of its zone.

    `weekday` 0 is Monday, null by appointment; `start` and `end` are minutes after midnight,
    null when the list does not say.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+",
                            db_index=False)  # fmt: skip
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="times")
    weekday = models.PositiveSmallIntegerField(null=True)
    start = models.PositiveSmallIntegerField(null=True)
    end = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["org", "weekday", "start", "id"], name="meeting_when")]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__isnull=True) | Q(weekday__lte=6), name="weekday_in_week"
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(start__lt=24 * 60), name="start_in_day"
            ),
        ]


class Attendance(ParticipantOwned):
    """A participant was at a meeting, is there, or is about to go; said by the participant."""

    shared = Q(shared_with_coach=True)

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="+")
    place_name = SealedField()
    local_date = models.DateField()
    when = models.CharField(max_length=6)
    heard = SealedField()
    means = SealedField()
    shared_with_coach = models.BooleanField(default=False)
    joint = models.BooleanField(default=False)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "local_date"], name="attendance_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(when__in=("before", "during", "after")), name="attendance_when"
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False) | Q(place_name__isnull=False),
                name="attendance_somewhere",
            ),
        ]
