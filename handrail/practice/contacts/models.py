"""Contacts, their earlier wordings and appointments. Notes are sealed for the person."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.consent.models import Consent
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.models import Staff
from handrail.ground.people.owned import ParticipantOwned

from .notes.models import CorrectionAsk, EarlierAsk, EarlierView, OwnView, Remark

__all__ = [
    "Appointment", "Contact", "ContactBefore", "CorrectionAsk", "EarlierAsk", "EarlierView",
    "OwnView", "Remark",
]  # fmt: skip


class Appointment(ParticipantOwned):
    """A time two people set. The wall clock and zone are what was said; `starts_at` follows."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    wall_on = models.DateField()
    wall_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    kind = models.CharField(max_length=16, default="call")
    place = SealedField()
    state = models.CharField(max_length=10, default="proposed")
    proposed_by = models.CharField(max_length=12)
    moved_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

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
    # Somebody else than the person, and the yes under which they were talked to.
    with_whom = SealedField()
    consent = models.ForeignKey(Consent, on_delete=models.SET_NULL, null=True, related_name="+")
    appointment = models.OneToOneField(
        Appointment, on_delete=models.SET_NULL, null=True, related_name="+"
    )
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
    """What a contact said before it was corrected; kept, so that a correction hides nothing."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    body = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["contact", "made_at"], name="before_of_contact")]
