"""Reading how somebody wants to be held to it, and the mix that they want."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read

from ..models import EarlierHolding, Holding
from ..rules import holding as rules

EARLIER_SHOWN = 20
_C = Capability.PROMISE_READ


@dataclass(frozen=True)
class HoldingBefore:
    """How it was before, and who had said it so."""

    id: UUID
    first: str
    first_words: str
    mix: rules.Mix
    changed_by: str
    at: datetime

    @property
    def first_word(self) -> str:
        """What happens first, to be translated where it is shown."""
        return self.first_words or rules.FIRST[self.first]


@dataclass(frozen=True)
class HoldingView:
    """How somebody wants to be held to it; `said` is False while nobody has said anything."""

    first: str = "call"
    first_words: str = ""
    mix: rules.Mix = rules.EVEN_MIX
    review_on: date | None = None
    rests_since: date | None = None
    changed_by: str = "participant"
    version: int = 0
    before: Sequence[HoldingBefore] = ()

    @property
    def first_word(self) -> str:
        """What happens first, to be translated where it is shown."""
        return self.first_words or rules.FIRST[self.first]

    @property
    def first_icon(self) -> str:
        """The sign of what happens first."""
        return rules.ICONS[self.first]

    @property
    def said(self) -> bool:
        """Whether anybody has said how."""
        return self.version > 1

    def review_is_due(self, today: date) -> bool:
        """Whether the day to look at it together has come."""
        return rules.is_due(self.review_on, today)


def _one(actor: Actor, participant_id: UUID) -> Any:
    rows = Holding.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows[:1]


def _earlier(actor: Actor, participant_id: UUID) -> Any:
    rows = EarlierHolding.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_SHOWN]


_ONE, _EARLIER = Reading(_one), Reading(_earlier)


def _before(key: PersonKey, row: EarlierHolding) -> HoldingBefore:
    return HoldingBefore(
        row.pk, row.first, read(key, row, "first_words") or "", rules.Mix(row.held_to, row.held_up),
        row.changed_by, row.made_at,
    )  # fmt: skip


def holding(actor: Actor, participant_id: UUID) -> HoldingView:
    """How the person wants to be held to it; the first answer of each where nobody has said."""
    rows = _ONE.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    if key is None:
        return HoldingView()
    row = rows[0]
    return HoldingView(
        first=row.first, first_words=read(key, row, "first_words") or "",
        mix=rules.Mix(row.held_to, row.held_up), review_on=row.review_on,
        rests_since=row.rests_since, changed_by=row.changed_by, version=row.version,
        before=[_before(key, one) for one in _EARLIER.objects(actor, participant_id)],
    )  # fmt: skip


@dataclass(frozen=True)
class WantedMix:
    """How much held to and how much held up, one to five; `said_at` None: nobody has said yet."""

    mix: rules.Mix = rules.EVEN_MIX
    said_at: datetime | None = None
    rests: bool = False


def _mix(actor: Actor, capability: Capability, participant_id: UUID) -> Any:
    rows = Holding.objects.visible_to(actor, capability).filter(participant_id=participant_id)
    return rows.values_list("held_to", "held_up", "touched_at", "rests_since", "version")[:1]


_MIX = Reading(_mix)


def wanted_mix(actor: Actor, participant_id: UUID, capability: Capability = _C) -> WantedMix:
    """The mix that the person asked for, even for whoever has not said; one query."""
    row = _MIX.first(actor, capability, participant_id)
    if row is None:
        return WantedMix()
    held_to, held_up, touched_at, rests_since, version = row
    # Its first version began with the first promise, before anybody said how.
    said_at = touched_at if version > 1 else None
    return WantedMix(rules.Mix(held_to, held_up), said_at, rests_since is not None)
