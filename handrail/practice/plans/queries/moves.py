"""Reading what became of the lines of a plan: by whom, when, and where each stood before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading

from ..models import Move
from ..rules import STATES
from ..rules import moves as rules
from ..rules.goals import PARTICIPANT
from .weeks import WeekView

LINES_MOST, OF_ONE = 400, 20
_STEPS, _GOALS = Capability.STEP_READ, Capability.PLAN_READ


@dataclass(frozen=True)
class MoveView:
    """One move of a line; `mine` when the reader made it, `name` is the first name of who did."""

    what: str
    was: str
    now: str
    name: str
    mine: bool
    at: datetime
    own: bool = True

    @property
    def said(self) -> str:
        """The sentence about it, to translate; wants `name` where it is somebody else's."""
        return rules.said(self.now, mine=self.mine, own=self.own)

    @property
    def was_word(self) -> str:
        """The word of the state before, to translate; "" for a place in the order."""
        return STATES[self.was].word if self.what == rules.STATE and self.was in STATES else ""

    @property
    def other_way(self) -> str:
        """What takes a move in the order back."""
        return rules.other_way(self.now)


Moves = Mapping[UUID, Sequence[MoveView]]


def _of_weeks(actor: Actor, participant_id: UUID, first: date, last: date) -> Any:
    rows = Move.objects.visible_to(actor, _STEPS).filter(
        participant_id=participant_id, step__week_of__gte=first, step__week_of__lte=last
    )
    return rows.select_related("writer").order_by("-made_at", "-id")[:LINES_MOST]


def _of_goals(actor: Actor, participant_id: UUID) -> Any:
    rows = Move.objects.visible_to(actor, _GOALS).filter(
        participant_id=participant_id, goal__isnull=False
    )
    return rows.select_related("writer").order_by("-made_at", "-id")[:LINES_MOST]


def _of_values(actor: Actor, participant_id: UUID) -> Any:
    rows = Move.objects.visible_to(actor, _GOALS).filter(
        participant_id=participant_id, value__isnull=False
    )
    return rows.select_related("writer").order_by("-made_at", "-id")[:LINES_MOST]


def _of_step(actor: Actor, step_id: UUID) -> Any:
    rows = Move.objects.visible_to(actor, _STEPS).filter(step_id=step_id)
    return rows.select_related("writer").order_by("-made_at", "-id")[:OF_ONE]


def _of_goal(actor: Actor, goal_id: UUID) -> Any:
    rows = Move.objects.visible_to(actor, _GOALS).filter(goal_id=goal_id)
    return rows.select_related("writer").order_by("-made_at", "-id")[:OF_ONE]


_WEEKS, _ALL_GOALS, _ALL_VALUES = Reading(_of_weeks), Reading(_of_goals), Reading(_of_values)
_ONE_STEP, _ONE_GOAL = Reading(_of_step), Reading(_of_goal)


def _view(actor: Actor, row: Move) -> MoveView:
    return MoveView(row.what, row.was, row.now, row.writer.name.split(" ", 1)[0],
                    row.writer_id == actor.user_id, row.made_at,
                    row.by == PARTICIPANT)  # fmt: skip


def _by_line(actor: Actor, rows: Iterable[Move]) -> Moves:
    found: dict[UUID, list[MoveView]] = defaultdict(list)
    for row in rows:
        line = row.step_id or row.goal_id or row.value_id
        if line is not None and len(found[line]) < OF_ONE:
            found[line].append(_view(actor, row))
    return dict(found)


def moves_of_weeks(actor: Actor, participant_id: UUID, weeks: Iterable[WeekView]) -> Moves:
    """Return by step what became of it, the newest first; one query for all of these weeks."""
    days = [week.week_of for week in weeks] or [date.min]
    return _by_line(actor, _WEEKS.objects(actor, participant_id, min(days), max(days)))


def moved_by_others(actor: Actor, participant_id: UUID, on: date) -> Mapping[UUID, MoveView]:
    """Return by step of the week of a day its newest move, where somebody else made it."""
    monday = on - timedelta(days=on.weekday())
    found = _by_line(actor, _WEEKS.objects(actor, participant_id, monday, monday))
    return {step: moves[0] for step, moves in found.items() if moves and not moves[0].mine}


def moves_of_goals(actor: Actor, participant_id: UUID) -> Moves:
    """Return by goal what became of it, the newest first; one query."""
    return _by_line(actor, _ALL_GOALS.objects(actor, participant_id))


def moves_of_values(actor: Actor, participant_id: UUID) -> Moves:
    """Return by value from which pile to which it went, the newest first; one query."""
    return _by_line(actor, _ALL_VALUES.objects(actor, participant_id))


def moves_of_step(actor: Actor, step_id: UUID) -> Moves:
    """Return what became of one step, the newest first."""
    return _by_line(actor, _ONE_STEP.objects(actor, step_id))


def moves_of_goal(actor: Actor, goal_id: UUID) -> Sequence[MoveView]:
    """Return what became of one goal, the newest first."""
    return [_view(actor, row) for row in _ONE_GOAL.objects(actor, goal_id)]
