"""Private pages; sheets and their lines; routines. What people wrote is sealed with their key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.kernel.clock import now
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned

from .rules import kinds, pages

NOBODY_ELSE = Q(pk__in=[])
COACH_TOO, ONLY_ME = "coach", "only_me"
PARTICIPANT, COACH = "participant", "coach"
_OF_SHARED = Q(sheet__visibility=COACH_TOO)


class PrivatePage(ParticipantOwned):
    """A page that nobody but the participant reads; `shared` says so once more, to everybody.

    A hidden page is off the list until the participant asks for what is hidden.
    """

    shared: ClassVar[Q | None] = NOBODY_ELSE

    sort = models.CharField(max_length=8, default="free")
    title = SealedField()
    text = SealedField()
    hidden = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-touched_at"], name="private_page_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sort__in=tuple(pages.SORTS)), name="private_page_sort_known"
            )
        ]


class PrivateEarlier(ParticipantOwned):
    """How a private page read before it was changed."""

    shared: ClassVar[Q | None] = NOBODY_ELSE

    page = models.ForeignKey(PrivatePage, on_delete=models.CASCADE, related_name="+")
    title = SealedField()
    text = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["page", "-made_at"], name="private_earlier_newest")]


class Sheet(ParticipantOwned):
    """One piece of thinking, of a kind of rules.kinds.KINDS; private until it is shared.

    `pick` is the line that somebody leans to or picked, `sure` how sure (None: not sure).
    """

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO)

    kind = models.CharField(max_length=12)
    title = SealedField()
    words = SealedField()
    sort = models.CharField(max_length=12, blank=True)
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    state = models.CharField(max_length=8, default=kinds.OPEN)
    sure = models.PositiveSmallIntegerField(null=True)
    pick = models.ForeignKey("Line", on_delete=models.SET_NULL, null=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    position = models.PositiveIntegerField(default=0)
    next_step = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)
    touched_at = models.DateTimeField(default=now)
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [
            models.Index(fields=["participant", "kind", "-touched_at"], name="sheet_of_person")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=tuple(kinds.KINDS)), name="sheet_kind_known"
            ),
            models.CheckConstraint(condition=Q(state__in=kinds.STATES), name="sheet_state_known"),
            models.CheckConstraint(condition=Q(sort__in=kinds.SORTS), name="sheet_sort_known"),
            models.CheckConstraint(
                condition=Q(sure__isnull=True) | Q(sure__lte=10), name="sheet_sure_0_to_10"
            ),
        ]


class Line(ParticipantOwned):
    """One thing on a sheet, in the words of whoever wrote it; `slot` says where it stands."""

    shared: ClassVar[Q | None] = _OF_SHARED

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="+")
    slot = models.CharField(max_length=12)
    under = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="+")
    text = SealedField()
    by = models.CharField(max_length=12)
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(null=True)
    weight = models.PositiveSmallIntegerField(null=True)
    before = models.PositiveSmallIntegerField(null=True)
    after = models.PositiveSmallIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["sheet", "made_at"], name="line_of_sheet")]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__in=(PARTICIPANT, COACH)), name="thinking_line_by_known"
            ),
            models.CheckConstraint(
                condition=(Q(before__isnull=True) | Q(before__lte=10))
                & (Q(after__isnull=True) | Q(after__lte=10)),
                name="thinking_line_0_to_10",
            ),
        ]


class Earlier(ParticipantOwned):
    """How a sheet, or a line of it, read before it was changed, with its days and numbers.

    The coach sees what was said while the sheet was shared, and nothing from before. `numbered`
    is False for what was kept before days and numbers were.
    """

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO) & _OF_SHARED

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="+")
    line = models.ForeignKey(Line, on_delete=models.CASCADE, null=True, related_name="+")
    title = SealedField()
    words = SealedField()
    by = models.CharField(max_length=12)
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    numbered = models.BooleanField(default=False)
    # Of a line.
    on = models.DateField(null=True)
    weight = models.PositiveSmallIntegerField(null=True)
    before = models.PositiveSmallIntegerField(null=True)
    after = models.PositiveSmallIntegerField(null=True)
    # Of a sheet.
    sort = models.CharField(max_length=12, blank=True, default="")
    ends_on = models.DateField(null=True)
    pick = models.ForeignKey(Line, on_delete=models.SET_NULL, null=True, related_name="+")
    sure = models.PositiveSmallIntegerField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["sheet", "-made_at"], name="earlier_of_sheet")]


class Tick(ParticipantOwned):
    """A routine was done on a local day; there is at most one for each day."""

    shared: ClassVar[Q | None] = _OF_SHARED

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    class Meta(ParticipantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["sheet", "on"], name="tick_once_a_day")]


class Pause(ParticipantOwned):
    """A routine rests from one local day to another, or until it goes on. Nobody asks why."""

    shared: ClassVar[Q | None] = _OF_SHARED

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="+")
    first = models.DateField()
    last = models.DateField(null=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["sheet"], condition=Q(last__isnull=True), name="one_open_pause"
            )
        ]
