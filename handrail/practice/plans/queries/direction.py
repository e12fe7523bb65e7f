"""Reading the vision with its earlier words, and the values by pile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.shelf.queries import entries, said_again
from handrail.ground.shelf.rules import Entry

from ..models import COACH_TOO, PlanEarlier, Value, Vision
from ..rules import direction as rules

EARLIER_SHOWN = 20
_C = Capability.PLAN_READ


@dataclass(frozen=True)
class VisionView:
    """The vision as a page shows it."""

    id: UUID
    text: str
    shared: bool
    version: int
    at: datetime
    made_at: datetime


@dataclass(frozen=True)
class BeforeView:
    """How something read before; `why` of a barrier is how it had ended."""

    id: UUID
    text: str
    why: str
    state: str
    by: str
    changed_by: str
    at: datetime


@dataclass(frozen=True)
class ValueView:
    """One value in its pile; `card` is the shelf's key, "" for an own one."""

    id: UUID
    card: str
    text: str
    pile: str
    shared: bool


@dataclass(frozen=True)
class Cards:
    """Everything to sort: what is in piles, and the cards of the shelf that are in none yet."""

    values: tuple[ValueView, ...]
    rest: tuple[Entry, ...]
    shared: bool

    def on(self, pile: str) -> list[ValueView]:
        """The values of one pile."""
        return [one for one in self.values if one.pile == pile]


def _vision(actor: Actor, participant_id: UUID) -> Any:
    return Vision.objects.visible_to(actor, _C).filter(participant_id=participant_id)[:1]


def _values(actor: Actor, participant_id: UUID) -> Any:
    rows = Value.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("made_at", "id")


def _before(actor: Actor, participant_id: UUID) -> Any:
    rows = PlanEarlier.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, vision__isnull=False
    )
    return rows.order_by("-made_at", "-id")[:EARLIER_SHOWN]


_VISION, _VALUES, _BEFORE = Reading(_vision), Reading(_values), Reading(_before)


def vision(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None
) -> VisionView | None:
    """Return the vision when there is one that the actor may read."""
    row = next(iter(_VISION.objects(actor, participant_id)), None)
    if row is None:
        return None
    key = key or key_for(participant_id)
    return VisionView(row.id, read(key, row, "text") or "", row.visibility == COACH_TOO,
                      row.version, row.touched_at, row.made_at)  # fmt: skip


def before_view(key: PersonKey, row: PlanEarlier) -> BeforeView:
    """The view of an earlier row that was read."""
    return BeforeView(row.id, read(key, row, "text") or "", read(key, row, "why") or "",
                      row.state, row.by, row.changed_by, row.made_at)  # fmt: skip


def earlier_visions(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None
) -> list[BeforeView]:
    """Return how the vision read before, newest first."""
    rows = _BEFORE.objects(actor, participant_id)
    found = key or (key_if_kept(participant_id) if rows else None)
    return [before_view(found, row) for row in rows] if found else []


def values(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None
) -> tuple[ValueView, ...]:
    """Return every value that was sorted and that the actor may read, oldest first."""
    rows = _VALUES.objects(actor, participant_id)
    if not rows:
        return ()
    opened = key or key_for(participant_id)
    return tuple(_value_view(opened, row) for row in rows)


def _value_view(key: PersonKey, row: Value) -> ValueView:
    card, text = read(key, row, "card") or "", read(key, row, "text") or ""
    # A card that was picked is shown in the language of the page; own words are as they are.
    shown = said_again("value", card, text) if card else text
    return ValueView(row.id, card, shown, row.pile, row.visibility == COACH_TOO)


def cards(actor: Actor, participant_id: UUID) -> Cards:
    """Return what is sorted and what is not yet."""
    sorted_ = values(actor, participant_id)
    taken = {one.card for one in sorted_}
    rest = tuple(one for one in entries(actor, "value") if one.key not in taken)
    return Cards(sorted_, rest, bool(sorted_) and sorted_[0].shared)


def owner_of_earlier(actor: Actor, earlier_id: UUID) -> UUID:
    """Return whose earlier words these are; raises NotVisible."""
    rows = PlanEarlier.objects.visible_to(actor, Capability.PLAN_WRITE).filter(pk=earlier_id)
    found: UUID | None = rows.values_list("participant_id", flat=True).first()
    if found is None:
        raise NotVisible
    return found


def chosen(found: tuple[ValueView, ...]) -> list[ValueView]:
    """The few that matter most, as the plan shows them."""
    return [one for one in found if one.pile == rules.MOST][: rules.CHOSEN_SHOWN]
