"""The working agreement with its signatures, promises with their answers, and what was asked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned

from .rules import BOTH, COACH, PARTICIPANT, agreement, asking, holding, promises

ONLY_ME, COACH_TOO = "only_me", "coach"
NOBODY_ELSE = Q(pk__in=[])
_SIDES = (PARTICIPANT, COACH)


class AgreementText(models.Model):
    """One text of the working agreement in every language, as it was when somebody signed it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    org = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+",
                            db_index=False)  # fmt: skip
    fingerprint = models.CharField(max_length=32)
    paragraphs = models.JSONField()
    made_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "fingerprint"], name="agreement_text_once")
        ]

    def __str__(self) -> str:
        return self.fingerprint


class Agreement(ParticipantOwned):
    """One version of somebody's working agreement; the last one (`current`) is what holds.

    `reach` and `hours` are what the two wrote themselves: how and when they reach each other.
    """

    text = models.ForeignKey(AgreementText, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    reach = SealedField()
    hours = SealedField()
    review_on = models.DateField()
    by = models.CharField(max_length=12)
    current = models.BooleanField(default=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["participant", "number"], name="agreement_number_once"),
            models.UniqueConstraint(
                fields=["participant"], condition=Q(current=True), name="one_agreement_holds"
            ),
        ]


class Signature(ParticipantOwned):
    """A name under an agreement: typed or drawn, when, and on which kind of device."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="+")
    signer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=12)
    way = models.CharField(max_length=8)
    name = SealedField()
    drawn = SealedField()
    device = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["agreement", "signer"], name="signed_once"),
            models.CheckConstraint(condition=Q(by__in=_SIDES), name="signature_by_known"),
            models.CheckConstraint(
                condition=Q(way__in=(agreement.TYPED, agreement.DRAWN)), name="signature_way_known"
            ),
        ]


class AgreementLater(ParticipantOwned):
    """One of the two would rather look at the agreement later; they are asked again on `until`."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    until = models.DateField()

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["participant", "user"], name="agreement_later_once")
        ]


def _step() -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(default=holding.EVEN)


class Holding(ParticipantOwned):
    """How somebody wants to be held to it; there is one of each person. `rests_since`: it rests."""

    first = models.CharField(max_length=8, default="call")
    first_words = SealedField()
    held_to = _step()
    held_up = _step()
    review_on = models.DateField(null=True)
    rests_since = models.DateField(null=True)
    # It rests because the person is not with the programme now, and for as long.
    rests_away = models.BooleanField(default=False)
    changed_by = models.CharField(max_length=12, default=PARTICIPANT)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["participant"], name="one_holding_a_person"),
            models.CheckConstraint(
                condition=Q(held_to__gte=holding.LEAST, held_to__lte=holding.MOST)
                & Q(held_up__gte=holding.LEAST, held_up__lte=holding.MOST),
                name="holding_one_to_five",
            ),
            models.CheckConstraint(
                condition=Q(first__in=tuple(holding.FIRST)), name="holding_first_known"
            ),
        ]


class EarlierHolding(ParticipantOwned):
    """How it was before it was changed; `changed_by` is who had said it so."""

    holding = models.ForeignKey(Holding, on_delete=models.CASCADE, related_name="+")
    first = models.CharField(max_length=8)
    first_words = SealedField()
    held_to = _step()
    held_up = _step()
    review_on = models.DateField(null=True)
    changed_by = models.CharField(max_length=12)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["holding", "-made_at"], name="earlier_of_holding")]


class Promise(ParticipantOwned):
    """A promise of one of the two, or a ritual of both, in the words of whoever wrote it.

    `due_on` is the first day without an answer, `late_from` when somebody may ask about it,
    `asked_for` the last day that was asked about. `left_at`: its coach left then, and nobody has
    said since whether it goes on.
    """

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO)

    holding = models.ForeignKey(Holding, on_delete=models.CASCADE, related_name="+")
    whose = models.CharField(max_length=12)
    text = SealedField()
    days = models.CharField(max_length=7, blank=True)
    on = models.DateField(null=True)
    at = models.TimeField(null=True)
    grace = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField(null=True)
    late_from = models.DateField(null=True)
    asked_for = models.DateField(null=True)
    by = models.CharField(max_length=12)
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    visibility = models.CharField(max_length=8, default=COACH_TOO)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)
    put_away_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["participant", "made_at"], name="promise_of_person"),
            models.Index(
                fields=["org", "due_on"], condition=Q(put_away_at__isnull=True), name="promise_due"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(whose__in=(*_SIDES, BOTH)), name="promise_whose_known"
            ),
            models.CheckConstraint(condition=Q(by__in=_SIDES), name="promise_by_known"),
        ]


class EarlierPromise(ParticipantOwned):
    """How a promise read before it was changed; a coach sees what was shared when it was said."""

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO) & Q(promise__visibility=COACH_TOO)

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="+")
    text = SealedField()
    days = models.CharField(max_length=7, blank=True)
    on = models.DateField(null=True)
    at = models.TimeField(null=True)
    grace = models.PositiveSmallIntegerField(default=0)
    by = models.CharField(max_length=12)
    visibility = models.CharField(max_length=8, default=COACH_TOO)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["promise", "-made_at"], name="earlier_of_promise")]


class Answer(ParticipantOwned):
    """What somebody said of one day of a promise: how it went, that they asked, or their view.

    The last one counts; the ones before it stay. `due_was` is the day that was due until then.
    """

    shared: ClassVar[Q | None] = Q(promise__visibility=COACH_TOO)

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    said = models.CharField(max_length=8)
    moved_to = models.DateField(null=True)
    due_was = models.DateField(null=True)
    word = SealedField()
    by = models.CharField(max_length=12)
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["promise", "-at"], name="answer_of_promise"),
            models.Index(fields=["participant", "-on"], name="answer_of_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(said__in=promises.SORTS), name="promise_answer_known"
            ),
            models.CheckConstraint(condition=Q(by__in=_SIDES), name="promise_answer_by_known"),
        ]


class Idea(ParticipantOwned):
    """A coach's words for a promise of the participant's, or for a new one (`promise` None)."""

    shared: ClassVar[Q | None] = Q(promise__isnull=True) | Q(promise__visibility=COACH_TOO)

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, null=True, related_name="+")
    text = SealedField()
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default="waits")

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "state"], name="promise_idea_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("waits", "taken", "let_be")), name="promise_idea_state_known"
            )
        ]


class TrackAsk(ParticipantOwned):
    """Somebody asked their coach to help them stay on track."""

    words = SealedField()
    state = models.CharField(max_length=8, default=asking.WAITS)
    ended_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["participant"], condition=Q(state=asking.WAITS), name="one_track_ask_waits"
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(asking.ASK_STANDS)), name="track_ask_state_known"
            ),
        ]


class CoachWish(ParticipantOwned):
    """Somebody asked for a different coach. Nobody asks why, and coaches never read it."""

    words = SealedField()
    state = models.CharField(max_length=8, default=asking.WAITS)
    ended_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(state__in=(asking.WAITS, asking.SEEN)),
                name="one_coach_wish_open",
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(asking.WISH_STANDS)), name="coach_wish_state_known"
            ),
        ]
