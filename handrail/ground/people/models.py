"""Who works with whom."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.access import Role
from handrail.ground.access.scope import Scoped
from handrail.ground.accounts.models import User
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.orgs.models import Organisation, Site
from handrail.ground.people.names import short_name
from handrail.ground.people.owned import ParticipantOwned

STAFF_ROLES = (Role.COACH, Role.SUPERVISOR, Role.MANAGER, Role.AUDITOR, Role.ADMINISTRATOR)


class Staff(models.Model):
    """Somebody who works here, with one or more roles ("coach supervisor")."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="staff")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, related_name="staff")
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="staff")
    roles = models.CharField(max_length=80)
    supervisor = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="coaches"
    )
    work_phone = models.CharField(max_length=20, blank=True, default="")
    """The number that participants see, in E.164; never the one that signs this person in."""
    suspended_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=now, editable=False)

    def __str__(self) -> str:
        return self.user.name


class Participant(Scoped):
    """A person in recovery whom the programme supports."""

    participant_path: ClassVar[str] = "id"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    user = models.OneToOneField(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="participant"
    )
    given_name = models.CharField(max_length=60)
    family_name = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    zone = models.CharField(max_length=64)
    language = models.CharField(max_length=10, default="en")
    contact_by = models.CharField(max_length=20, default="call")
    level = models.CharField(max_length=12, default="coaching")
    level_since = models.DateField(null=True, blank=True)
    # "" follows the programme, or the calendar; see `coaching`.
    coaching_model = models.CharField(max_length=12, blank=True)
    coaching_since = models.DateField(null=True, blank=True)
    first_days = models.CharField(max_length=3, blank=True)
    started_on = models.DateField()
    merged_into = models.UUIDField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=now, editable=False)

    class Meta(Scoped.Meta):
        indexes = [models.Index(fields=["org", "given_name"], name="participant_org_name")]

    def __str__(self) -> str:
        return self.short_name

    @property
    def short_name(self) -> str:
        """The name as the team says it: "Ana M."; a removed person has none."""
        return short_name(self.given_name, self.family_name, self.removed_at)


class Relationship(ParticipantOwned):
    """A coach works with a participant, from one day to another; the history stays."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, default="coach")
    started_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(
                fields=["staff", "participant"],
                condition=Q(ended_at__isnull=True),
                name="relationship_now",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(ended_at__isnull=True, kind="coach"),
                name="one_coach_at_a_time",
            )
        ]


class Episode(ParticipantOwned):
    """A stretch of time with the programme; it can be opened again, with its history."""

    opened_at = models.DateTimeField(default=now)
    opened_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    close_reason = models.CharField(max_length=30, blank=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(closed_at__isnull=True),
                name="one_open_episode",
            )
        ]


class Outsider(models.Model):
    """Somebody outside the programme with an account: a circle member or a partner.

    They see nothing until a participant shares a named item with them.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="outsider")
    role = models.CharField(max_length=20)
    label = models.CharField(max_length=80)


class BrokenGlass(ParticipantOwned):
    """Emergency access of one supervisor to one record: a reason, one hour, a notice."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    until = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")


# Tables of the import live beside it; Django looks for a room's tables here.
from handrail.ground.people.importing.models import ImportRow, ImportRun  # noqa: E402, F401


class Strength(ParticipantOwned):
    """What somebody is good at, in a few words; it stands first wherever the person is shown."""

    PARTICIPANT, COACH = "participant", "coach"

    text = SealedField()
    by = models.CharField(max_length=12)
    group = models.CharField(max_length=12, blank=True, default="")
    # The card of the shelf whose words these are; "" for somebody's own words.
    card = models.CharField(max_length=60, blank=True, default="")
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)


class EarlierStrength(ParticipantOwned):
    """How a strength read before it was put in other words."""

    strength = models.ForeignKey(Strength, on_delete=models.CASCADE, related_name="+")
    text = SealedField()
    group = models.CharField(max_length=12, blank=True, default="")
    card = models.CharField(max_length=60, blank=True, default="")

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["strength", "-made_at"], name="strength_earlier")]


class Pathway(ParticipantOwned):
    """What recovery looks like for somebody, chosen by themselves; private until shared."""

    ONLY_ME, COACH = "me", "coach"
    shared = Q(visibility=COACH)

    chosen = SealedField()
    own = SealedField()
    visibility = models.CharField(max_length=8, default=ONLY_ME)

    class Meta(ParticipantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["participant"], name="one_pathway_row")]


class Stage(ParticipantOwned):
    """Where somebody said they are, and from when to when; nothing depends on it.

    `until` None is what is said now. What was said earlier is for the person alone.
    """

    ONLY_ME, COACH = "me", "coach"
    shared = Q(visibility=COACH, until__isnull=True)

    stage = SealedField()
    until = models.DateTimeField(null=True)
    visibility = models.CharField(max_length=8, default=ONLY_ME)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["participant"], condition=Q(until__isnull=True), name="one_stage_now"
            )
        ]


class Draft(Scoped):
    """What somebody has typed in one form and not saved yet; see `drafts`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    writer = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, related_name="+"
    )
    kind = models.CharField(max_length=16)
    entry = models.UUIDField()
    body = SealedField()
    saved_at = models.DateTimeField(default=now)

    class Meta(Scoped.Meta):
        constraints = [
            models.UniqueConstraint(fields=["writer", "entry"], name="one_draft_a_form"),
        ]
        indexes = [models.Index(fields=["writer", "kind", "-saved_at"], name="draft_of_writer")]
