"""Contacts, their earlier wordings and appointments. Notes are sealed for the person."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.access.scope import Scoped
from handrail.ground.accounts.models import User
from handrail.ground.consent.models import Consent
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.orgs.models import Organisation
from handrail.ground.people.models import Participant, Staff
from handrail.ground.people.owned import ParticipantOwned

from .holidays.models import EarlierHolidayPlan, HolidayPlan
from .notes.models import (
    CorrectionAsk,
    EarlierAsk,
    EarlierView,
    NotesBefore,
    OwnView,
    Remark,
    RemarkRead,
)

__all__ = [
    "Appointment", "Contact", "ContactBefore", "CorrectionAsk", "EarlierAsk", "EarlierHolidayPlan",
    "EarlierView", "HolidayPlan", "NotesBefore", "OwnView", "Remark", "RemarkRead",
]  # fmt: skip


class Series(ParticipantOwned):
    """Times that come again on one wall clock; each of them is an appointment of its own.

    `every` is a key of recurring.EVERY; from `first_on` to `last_on`, both included.
    """

    every = models.CharField(max_length=10)
    wall_at = models.TimeField()
    first_on = models.DateField()
    last_on = models.DateField()


class Appointment(ParticipantOwned):
    """A time two people set. The wall clock and zone are what was said; `starts_at` follows.

    `thread` is the first of a line of moved times, and `sequence` counts its changes: a calendar
    outside knows by them that it is the same appointment.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    wall_on = models.DateField()
    wall_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    kind = models.CharField(max_length=16, default="call")
    place = SealedField()
    state = models.CharField(max_length=10, default="proposed")
    stood = models.CharField(max_length=10, default="agreed")
    proposed_by = models.CharField(max_length=12)
    moved_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    series = models.ForeignKey(Series, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    """It is not seen yet, and the coach has asked how it went."""
    needs_ride = models.BooleanField(default=False)
    thread = models.UUIDField(null=True)
    sequence = models.PositiveSmallIntegerField(default=0)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["participant", "starts_at"], name="appointment_of_person"),
            models.Index(fields=["staff", "starts_at"], name="appointment_of_staff"),
        ]


class Contact(ParticipantOwned):
    """One touch: when, what kind, how long, what it held, and an open note."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    kind = models.CharField(max_length=16)
    minutes = models.PositiveSmallIntegerField(null=True)
    held_to = models.BooleanField(default=False)
    held_up = models.BooleanField(default=False)
    words = models.JSONField(default=list)
    note = SealedField()
    next_on = models.DateField(null=True)
    reached = models.BooleanField(default=True)
    begun_by_them = models.BooleanField(default=False)
    """The participant got in touch: it counts for no ceiling of being contacted."""
    # Somebody else than the person, and the yes under which they were talked to.
    with_whom = SealedField()
    consent = models.ForeignKey(Consent, on_delete=models.SET_NULL, null=True, related_name="+")
    appointment = models.OneToOneField(
        Appointment, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    said_at = models.DateTimeField(null=True)
    """When whoever was there said what it was; nothing while it is but a yes of an appointment."""
    corrected_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(
                fields=["participant", "-at"],
                condition=Q(taken_back_at__isnull=True),
                name="contact_of_person",
            )
        ]


class ContactBefore(ParticipantOwned):
    """What a contact said before it was corrected; kept, so that a correction hides nothing.

    `staff` is who put it right.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    body = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["contact", "made_at"], name="before_of_contact")]


class CalendarFeed(Scoped):
    """The secret address at which a calendar outside reads somebody's times; one an account.

    Only a hash of it is kept. `participant` is set where the account is a participant's.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, related_name="+"
    )
    secret_hash = models.CharField(max_length=64, unique=True)
    with_place = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=now)
    touched_at = models.DateTimeField(default=now)


class TimeLine(ParticipantOwned):
    """A line about when somebody can, in the words of whoever wrote it: the person or the coach."""

    sort = models.CharField(max_length=8)
    days = models.CharField(max_length=7, blank=True)
    starts = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    words = SealedField()
    by = models.CharField(max_length=12)
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "made_at"], name="time_line_of_person")]


class EarlierTimeLine(ParticipantOwned):
    """How a line read before it was changed."""

    line = models.ForeignKey(TimeLine, on_delete=models.CASCADE, related_name="+")
    sort = models.CharField(max_length=8)
    days = models.CharField(max_length=7, blank=True)
    starts = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    words = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["line", "-made_at"], name="earlier_of_time_line")]


class ChannelPlan(ParticipantOwned):
    """How the two keep in touch: which way for what, how often at most; there is one of each."""

    body = SealedField()
    by = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["participant"], name="one_channel_plan_a_person")
        ]


class EarlierChannelPlan(ParticipantOwned):
    """How the plan was before it was changed; `by` is who had said it so."""

    plan = models.ForeignKey(ChannelPlan, on_delete=models.CASCADE, related_name="+")
    body = SealedField()
    by = models.CharField(max_length=12)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["plan", "-made_at"], name="earlier_of_channel_plan")]


class AgreedPace(ParticipantOwned):
    """How often the two are in touch: proposed by one, and held once the other says yes."""

    key = models.CharField(max_length=40)
    every = models.CharField(max_length=12)
    minutes = models.PositiveSmallIntegerField(null=True)
    weeks = models.PositiveSmallIntegerField(null=True)
    words = SealedField()
    state = models.CharField(max_length=8, default="waits")
    by = models.CharField(max_length=12)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "state"],
                condition=Q(state__in=("waits", "holds")),
                name="one_pace_holds_and_one_waits",
            )
        ]
