"""Own views beside notes, askings for a correction, remarks; and how each read before."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.models import Staff
from handrail.ground.people.owned import ParticipantOwned

from . import rules

CONTACT = "contacts.Contact"


class OwnView(ParticipantOwned):
    """The participant's own words beside a note; of a meeting together, what it was to them."""

    contact = models.OneToOneField(CONTACT, on_delete=models.CASCADE, related_name="+")
    text = SealedField()
    heard = SealedField()
    means = SealedField()
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "contact"], name="view_of_person")]


class EarlierView(ParticipantOwned):
    """How an own view read before it was changed."""

    view = models.ForeignKey(OwnView, on_delete=models.CASCADE, related_name="+")
    text = SealedField()
    heard = SealedField()
    means = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["view", "-made_at"], name="view_earlier")]


class CorrectionAsk(ParticipantOwned):
    """The participant asked to put a note right; `answer` is what the coach says to it."""

    contact = models.OneToOneField(CONTACT, on_delete=models.CASCADE, related_name="+")
    words = SealedField()
    state = models.CharField(max_length=10, default=rules.WAITS)
    asked_at = models.DateTimeField(default=now)
    answer = SealedField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(
                fields=["participant", "made_at"], condition=Q(state=rules.WAITS), name="ask_waits"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=tuple(rules.STANDS)), name="correction_state_known"
            )
        ]


class EarlierAsk(ParticipantOwned):
    """What was asked and answered before either was said in other words."""

    ask = models.ForeignKey(CorrectionAsk, on_delete=models.CASCADE, related_name="+")
    words = SealedField()
    state = models.CharField(max_length=10)
    answer = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["ask", "-made_at"], name="ask_earlier")]


class NotesBefore(ParticipantOwned):
    """Whether a coach may read the notes of coaches before them, as the participant says.

    Without a row they are shut. `open` is what is said now; it can be taken back at once.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    open = models.BooleanField(default=True)
    said_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["participant", "staff"], name="notes_before_once")
        ]


class Remark(ParticipantOwned):
    """Something for supervision alone: its reason, why it is no open note, and the words."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=10)
    why = SealedField()
    text = SealedField()
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-made_at"], name="remark_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=tuple(rules.REASONS)), name="remark_reason_known"
            )
        ]


class RemarkRead(ParticipantOwned):
    """A supervisor read a remark, with a short answer or none; `staff` is who.

    A row is never written over: other words, or taking the mark back, end it at `taken_back_at`.
    `told_at`: the writer of the remark has seen the answer.
    """

    remark = models.ForeignKey(Remark, on_delete=models.CASCADE, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    answer = SealedField()
    told_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["remark", "-made_at"], name="read_of_remark")]
        constraints = [
            models.UniqueConstraint(
                fields=["remark"], condition=Q(taken_back_at__isnull=True), name="remark_read_once"
            )
        ]
