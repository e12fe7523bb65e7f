"""Cards, what sets it off, signs, days ahead, the safety plan, moments and numbers: all sealed.

`visibility` says whether the coach may read a row. Where a whole list is shared, SharedList says
so and the command writes it to each row, so that the read ring decides with the row alone.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned

from .rules import beside, strategy

ONLY_ME, COACH_TOO = "only_me", "coach"
SHARED = Q(visibility=COACH_TOO)
NOBODY_ELSE = Q(pk__isnull=True)


class _Listed(ParticipantOwned):
    shared: ClassVar[Q | None] = SHARED

    visibility = models.CharField(max_length=8, default=ONLY_ME)

    class Meta(ParticipantOwned.Meta):
        abstract = True


class _Changing(_Listed):
    """`version` counts the changes, so that a second writer is told; see EarlierWords."""

    version = models.PositiveIntegerField(default=1)

    class Meta(_Listed.Meta):
        abstract = True


class _PutAway(_Changing):
    """A row that was put away is the participant's alone, who can bring it back."""

    shared: ClassVar[Q | None] = SHARED & Q(put_away_at__isnull=True)

    put_away_at = models.DateTimeField(null=True)

    class Meta(_Changing.Meta):
        abstract = True


class Card(_Changing):
    """Something I can do, in a few words, and where it came from.

    `idea` is the key of the shelf that it was taken from, "" for own words.
    """

    text = SealedField()
    source = models.CharField(max_length=12, default="own")
    idea = models.CharField(max_length=80, blank=True, default="")
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "id"], name="card_of_person")]


class Practice(ParticipantOwned):
    """A card was practiced on a day when it was not needed; `sure` is 0 to 10."""

    shared: ClassVar[Q | None] = NOBODY_ELSE

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    sure = models.PositiveSmallIntegerField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-on", "-id"], name="practice_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sure__isnull=True) | Q(sure__lte=10), name="practice_sure_0_to_10"
            )
        ]


class Answer(ParticipantOwned):
    """One answer to "did it pass?"; `idea` is the key of a general way that was tried.

    Once that way is a card of the person's own, `card` names it as well.
    """

    shared: ClassVar[Q | None] = NOBODY_ELSE

    card = models.ForeignKey(Card, on_delete=models.SET_NULL, null=True, related_name="+")
    idea = models.CharField(max_length=80, blank=True, default="")
    at = models.DateTimeField(default=now)
    passed = models.CharField(max_length=8)
    minutes = models.PositiveSmallIntegerField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-at", "-id"], name="answer_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(passed__in=("yes", "little", "not_yet")), name="answer_known"
            )
        ]


class Trigger(_PutAway):
    """Something that sets it off."""

    kind = models.CharField(max_length=8)
    text = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "id"], name="trigger_of_person")]


class Response(ParticipantOwned):
    """A card for a trigger; the lowest `position` comes first."""

    shared: ClassVar[Q | None] = Q(
        trigger__visibility=COACH_TOO, trigger__put_away_at__isnull=True,
        card__visibility=COACH_TOO,
    )  # fmt: skip

    trigger = models.ForeignKey(Trigger, on_delete=models.CASCADE, related_name="+")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["trigger", "card"], name="card_once_a_trigger")
        ]


class Sign(_PutAway):
    """A warning sign, and what I do first when I notice it."""

    text = SealedField()
    first = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "id"], name="sign_of_person")]


class HardDay(_PutAway):
    """A date that may be hard, the card for it, and whether to remind before it.

    `quiet_for` is the one day whose reminder was put off; the next one comes again.
    """

    kind = models.CharField(max_length=12)
    text = SealedField()
    starts_on = models.DateField()
    repeats = models.CharField(max_length=12, default="once")
    card = models.ForeignKey(Card, on_delete=models.SET_NULL, null=True, related_name="+")
    before = models.PositiveSmallIntegerField(default=1)
    remind = models.BooleanField(default=True)
    quiet_for = models.DateField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "id"], name="hard_day_of_person")]


class PlanLine(_PutAway):
    """One line of the safety plan; `away_by` says who put it away.

    A coach's own line that the coach put away stays the coach's to bring back, while the plan is
    shared. One that the participant put away is the participant's alone.
    """

    shared: ClassVar[Q | None] = SHARED & (
        Q(put_away_at__isnull=True) | Q(by="coach", away_by="coach")
    )

    part = models.CharField(max_length=8)
    text = SealedField()
    phone = SealedField()
    by = models.CharField(max_length=12)
    away_by = models.CharField(max_length=12, blank=True, default="")

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "id"], name="plan_line_of_person")]


class Moment(_PutAway):
    """A setback, a near miss or a return to use; shared entry by entry, never as a list.

    `next_step` names the one step that came of it, `card` the card.
    """

    kind = models.CharField(max_length=12)
    on = models.DateField()
    happened = SealedField()
    stopped = SealedField()
    learned = SealedField()
    change = SealedField()
    card = models.ForeignKey(Card, on_delete=models.SET_NULL, null=True, related_name="+")
    next_step = models.UUIDField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-on", "-id"], name="moment_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("setback", "near_miss", "use")), name="moment_kind_known"
            )
        ]


class EarlierWords(_Listed):
    """How a row of this room stood before a change: sealed JSON, for its owner alone.

    Only what a coach wrote of the coach's own line may be read by the coach, while the plan is
    shared; `by` says whose words they are. `kind` and `row_id` name the row; a row that goes for
    good takes its earlier words along.
    """

    shared: ClassVar[Q | None] = SHARED & Q(by="coach")

    kind = models.CharField(max_length=8)
    row_id = models.UUIDField()
    words = SealedField()
    by = models.CharField(max_length=12, default="participant")

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["row_id", "-made_at"], name="earlier_of_row")]


class Beside(_Listed):
    """A coach's words for a row of a list that is shared; they stand beside it until it is said.

    `kind` and `row_id` name the row; a row that goes for good takes them along.
    """

    kind = models.CharField(max_length=8)
    row_id = models.UUIDField()
    text = SealedField()
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=beside.WAITS)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "state"], name="beside_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=beside.STATES), name="coping_beside_state_known"
            )
        ]


class Clock(_Changing):
    """A count of the person's own: what it is called, what counts, and from which day."""

    name = SealedField()
    counts = models.CharField(max_length=8, default="all_but")
    starts_on = models.DateField()
    show_since = models.BooleanField(default=True)
    show_year = models.BooleanField(default=True)
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "id"], name="clock_of_person")]


class ClockDays(ParticipantOwned):
    """A stretch of days written down for a clock; both days are included."""

    shared: ClassVar[Q | None] = Q(clock__visibility=COACH_TOO)

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()
    # Days that were written down by mistake are kept, and count no more.
    taken_back_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-first_on"], name="clock_days_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=models.F("first_on")), name="clock_days_in_order"
            )
        ]


class StrategyLook(_Listed):
    """One look at what still works; open until it was ended, and it can be opened again.

    `step_id` names the one next step that came of it, `card` the card.
    """

    shared: ClassVar[Q | None] = SHARED & Q(put_away_at__isnull=True)

    put_away_at = models.DateTimeField(null=True)
    on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    step_id = models.UUIDField(null=True)
    card = models.ForeignKey(Card, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-on", "-id"], name="look_newest")]


class StrategyAnswer(ParticipantOwned):
    """What the person says of one of their things; `of` is how that read at the time."""

    shared: ClassVar[Q | None] = Q(look__visibility=COACH_TOO, look__put_away_at__isnull=True)

    look = models.ForeignKey(StrategyLook, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8)
    row_id = models.UUIDField()
    of = SealedField()
    answer = models.CharField(max_length=8, blank=True)
    words = SealedField()
    version = models.PositiveIntegerField(default=1)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["look", "kind", "row_id"], name="said_once_a_look"),
            models.CheckConstraint(
                condition=Q(answer__in=("", *strategy.ANSWERS)), name="strategy_answer_known"
            ),
        ]


class BadDay(ParticipantOwned):
    """One walk through a bad day; `answers` is JSON of key and answer."""

    shared: ClassVar[Q | None] = NOBODY_ELSE

    scene = models.CharField(max_length=80)
    on = models.DateField()
    answers = SealedField()
    note = SealedField()
    version = models.PositiveIntegerField(default=1)
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-on", "-id"], name="bad_day_newest")]


class SharedList(ParticipantOwned):
    """The participant lets the coach read this whole list, and what is added to it."""

    name = models.CharField(max_length=12)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["participant", "name"], name="list_shared_once")
        ]
