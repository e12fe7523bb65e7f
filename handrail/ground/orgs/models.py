"""Organisation, site, and the numbers to call."""

from __future__ import annotations

from django.db import models

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.orgs import rules


class Organisation(models.Model):
    """One recovery organisation. Nothing crosses from one to another."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    app_name = models.CharField(max_length=30, default="Handrail")
    zone = models.CharField(max_length=64, default="America/New_York")
    language = models.CharField(max_length=10, default="en")
    exit_url = models.URLField(max_length=200, default="https://www.weather.gov/")
    keep_years = models.PositiveSmallIntegerField(null=True, blank=True)
    """Years after which a closed record comes up for removal; None: not until somebody asks.

    No federal rule that we know sets a period for coaching records (45 CFR 164.316(b)(2), six
    years, is about a programme's own policies); states, licences and funders may. The site must
    decide with counsel, so the default is off.
    """
    coaching_model = models.CharField(max_length=12, default="strengths")
    """How people are coached who did not choose for themselves (`people.coaching`)."""
    ceiling = models.PositiveSmallIntegerField(default=rules.CEILING, db_default=rules.CEILING)
    """People for one full-time coach; more is said to coach and supervisor, never refused."""
    made_at = models.DateTimeField(default=clock.now, editable=False)

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """A place where the organisation works, in its own time zone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="sites")
    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=64, default="America/New_York")
    away_at = models.DateTimeField(null=True, blank=True)
    """Since when nobody new is taken in here; the people of the place keep it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "name"], name="site_name_once")]

    def __str__(self) -> str:
        return self.name


class HelpLine(models.Model):
    """A number on the help page, to call, to text or both; 988 and 911 follow them there."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="help_lines")
    label = models.CharField(max_length=80)
    number = models.CharField(max_length=20, blank=True)
    text_number = models.CharField(max_length=20, blank=True)
    hours = models.CharField(max_length=80, blank=True)
    crisis = models.BooleanField(default=False, db_default=False)
    """Whether it answers people in crisis, day and night: then it stands for 988."""
    emergency = models.BooleanField(default=False, db_default=False)
    """Whether it is the number to call when a life is in danger: then it stands for 911."""
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "label"]

    def __str__(self) -> str:
        return f"{self.label}: {self.number or self.text_number}"
