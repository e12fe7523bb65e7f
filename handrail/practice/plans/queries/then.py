"""Reading how the upper half of a plan stood on a day that has been: vision, goals, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import read
from handrail.ground.people.before import EARLIER_MOST

from ..models import Goal, Move, PlanEarlier, Ruler
from ..rules import moves as rules
from .direction import vision
from .goals import RulerView, ruler_view

_C = Capability.PLAN_READ
_MOST = 400
"""Numbers that are looked at; whoever has more of them sees the newest."""


@dataclass(frozen=True)
class GoalThen:
    """A goal in its words of now; `reached_on` where it stands as reached, `numbers` by then."""

    id: UUID
    text: str
    reached_on: date | None
    numbers: RulerView | None


@dataclass(frozen=True)
class PlanThen:
    """What was on the way and reached by the end of a day, and how the vision read then.

    The vision is None where there was none, and where the reader may not know how it read.
    """

    vision: str | None
    on_the_way: Sequence[GoalThen]
    reached: Sequence[GoalThen]

    @property
    def with_numbers(self) -> Mapping[UUID, GoalThen]:
        """The goals for which numbers were said by then, by id."""
        both = (*self.on_the_way, *self.reached)
        return {goal.id: goal for goal in both if goal.numbers is not None}


def _goals(actor: Actor, participant_id: UUID) -> Any:
    rows = Goal.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.order_by("-life", "position", "made_at", "id")


def _moves(actor: Actor, participant_id: UUID, since: datetime) -> Any:
    rows = Move.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, what=rules.STATE, goal__isnull=False, made_at__gte=since
    )
    return rows.order_by("made_at", "id")


def _rulers(actor: Actor, participant_id: UUID, until: date) -> Any:
    rows = Ruler.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, on__lte=until, taken_back_at__isnull=True
    )
    return rows.order_by("-on", "-made_at", "-id")[:_MOST]


def _visions(actor: Actor, participant_id: UUID, since: datetime) -> Any:
    rows = PlanEarlier.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, vision__isnull=False, made_at__gte=since
    )
    return rows.order_by("made_at", "id")[:EARLIER_MOST]


_GOALS, _MOVES = Reading(_goals), Reading(_moves)
_RULERS, _VISIONS = Reading(_rulers), Reading(_visions)


def plans_then(
    actor: Actor, participant_id: UUID, days: Sequence[date], ends: Sequence[datetime],
    *, key: PersonKey | None,
) -> list[PlanThen]:  # fmt: skip
    """How the plan stood at the end of each of these days, in the order they are given.

    `ends` are the instants at which the days end where the person lives. Five queries.
    """
    if key is None:
        return [PlanThen(None, (), ()) for _day in days]
    goals = list(_GOALS.objects(actor, participant_id))
    moved = list(_MOVES.objects(actor, participant_id, min(ends)))
    numbers = list(_RULERS.objects(actor, participant_id, max(days)))
    visions = _visions_then(actor, participant_id, ends, key)
    texts = {row.pk: read(key, row, "text") or "" for row in goals}
    return [
        PlanThen(seen, *_sides(goals, texts, _states(moved, end), _last(numbers, on), end))
        for seen, on, end in zip(visions, days, ends, strict=True)
    ]


def _sides(
    goals: Iterable[Goal], texts: Mapping[UUID, str], stood: Mapping[UUID, str],
    numbers: Mapping[UUID, RulerView], end: datetime,
) -> tuple[list[GoalThen], list[GoalThen]]:  # fmt: skip
    """The goals on the way, and those reached, when a day ended."""
    found: dict[str, list[GoalThen]] = {"open": [], "reached": []}
    for row in goals:
        state = stood.get(row.pk, row.state)
        if row.made_at < end and state in found:
            on = row.reached_on if state == row.state else None
            found[state].append(GoalThen(row.pk, texts[row.pk], on, numbers.get(row.pk)))
    return found["open"], found["reached"]


def _states(moved: Iterable[Move], end: datetime) -> dict[UUID, str]:
    """Where goals stood at `end` that went somewhere else since: what the next move left."""
    found: dict[UUID, str] = {}
    for row in moved:
        if row.made_at >= end:
            found.setdefault(UUID(str(row.goal_id)), row.was)
    return found


def _last(numbers: Iterable[Ruler], on: date) -> dict[UUID, RulerView]:
    found: dict[UUID, RulerView] = {}
    for row in numbers:
        if row.on <= on:
            found.setdefault(row.goal_id, ruler_view(row))
    return found


def _visions_then(
    actor: Actor, participant_id: UUID, ends: Sequence[datetime], key: PersonKey
) -> list[str | None]:
    now = vision(actor, participant_id, key=key)
    if now is None:
        return [None for _end in ends]
    before = list(_VISIONS.objects(actor, participant_id, min(ends)))
    mine = actor.participant_id == participant_id

    def at(end: datetime) -> str | None:
        if now.made_at >= end:
            return None
        if now.at < end:
            return now.text
        # Somebody else may not know how it read before; what they see of it may have gaps.
        if not mine:
            return None
        words = next((row for row in before if row.made_at >= end), None)
        # Who reads it may have changed since, and no word of it.
        return read(key, words, "text") if words else now.text

    return [at(end) for end in ends]
