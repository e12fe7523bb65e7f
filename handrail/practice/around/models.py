"""Helpers with their earlier words, ready words, and asking the coach for company."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handrail.ground.accounts.models import User
from handrail.ground.kernel.sealed import SealedField
from handrail.ground.people.owned import ParticipantOwned

from .rules import company, who_helps

ONLY_ME, COACH_TOO = "only_me", "coach"
_NOBODY_ELSE = Q(pk__isnull=True)


class Helper(ParticipantOwned):
    """Somebody who helps: with what, how to reach them, and what they may know.

    `recipient` is their account when there is one: what the person said yes to for it is what
    they may be told. `company` says that the person wants to call them when alone.
    """

    shared: ClassVar[Q | None] = Q(visibility=COACH_TOO, put_away_at__isnull=True)

    kind = models.CharField(max_length=12)
    name = SealedField()
    helps = SealedField()
    phone = SealedField()
    reach = SealedField()
    may_know = SealedField()
    recipient = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    company = models.BooleanField(default=False)
    visibility = models.CharField(max_length=8, default=ONLY_ME)
    version = models.PositiveIntegerField(default=1)
    put_away_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "id"], name="helper_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=tuple(who_helps.KINDS)), name="helper_kind_known"
            )
        ]


class EarlierHelper(ParticipantOwned):
    """How a line read before it was changed: sealed JSON, for its owner alone."""

    shared: ClassVar[Q | None] = _NOBODY_ELSE

    helper = models.ForeignKey(Helper, on_delete=models.CASCADE, related_name="+")
    words = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["helper", "-made_at"], name="earlier_helper_of")]


class ReadyWords(ParticipantOwned):
    """A text that is ready to send; the newest one counts, the others can be used again."""

    shared: ClassVar[Q | None] = _NOBODY_ELSE

    text = SealedField()

    class Meta(ParticipantOwned.Meta):
        indexes = [models.Index(fields=["participant", "-made_at"], name="ready_words_newest")]


class CompanyAsk(ParticipantOwned):
    """Somebody let their coach know that they would like company. There is no reason in it."""

    state = models.CharField(max_length=8, default=company.WAITS)
    ended_at = models.DateTimeField(null=True)

    class Meta(ParticipantOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["participant"], condition=Q(state=company.WAITS), name="one_company_waits"
            ),
            models.CheckConstraint(
                condition=Q(state__in=tuple(company.STANDS)), name="company_state_known"
            ),
        ]
