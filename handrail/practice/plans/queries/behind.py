"""What lies behind the current plan, for whoever wants all of it: each table once, with a limit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey

from .. import rules
from ..models import Barrier, Goal, Review, Ruler, Step, Win
from .barriers import BarrierView, barrier_view
from .goals import GoalView, RulerView, goal_view, ruler_view
from .weeks import WeekView, WinView, in_weeks, win_view, with_words

GOALS_MOST, BARRIERS_MOST, RULERS_MOST = 60, 60, 400
STEPS_MOST, REVIEWS_MOST, WINS_MOST = 400, 200, 200
_C = Capability.PLAN_READ


@dataclass(frozen=True)
class Behind:
    """Newest first, but `rulers`, which are oldest first for each goal.

    `older` says that there was more of something than there is room for.
    """

    goals: Sequence[GoalView] = ()
    barriers: Sequence[BarrierView] = ()
    rulers: Mapping[UUID, Sequence[RulerView]] = field(default_factory=dict)
    weeks: Sequence[WeekView] = ()
    wins: Sequence[WinView] = ()
    older: bool = False


def _goals(actor: Actor, participant_id: UUID) -> Any:
    rows = Goal.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    found = rows.exclude(state="open").select_related("writer")
    return found.order_by("-touched_at", "-id")[: GOALS_MOST + 1]


def _barriers(actor: Actor, participant_id: UUID) -> Any:
    rows = Barrier.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    found = rows.exclude(state="open").select_related("writer")
    return found.order_by("-touched_at", "-id")[: BARRIERS_MOST + 1]


def _rulers(actor: Actor, participant_id: UUID) -> Any:
    rows = Ruler.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, taken_back_at__isnull=True
    )
    return rows.order_by("-on", "-made_at", "-id")[: RULERS_MOST + 1]


def _steps(actor: Actor, participant_id: UUID, week: date) -> Any:
    rows = Step.objects.visible_to(actor, Capability.STEP_READ)
    found = rows.filter(participant_id=participant_id, week_of__lt=week)
    return found.order_by("-week_of", "position", "id")[: STEPS_MOST + 1]


def _reviews(actor: Actor, participant_id: UUID) -> Any:
    rows = Review.objects.visible_to(actor, Capability.REVIEW_READ)
    found = rows.filter(participant_id=participant_id)
    return found.order_by("-week_of", "id")[: REVIEWS_MOST + 1]


def _wins(actor: Actor, participant_id: UUID) -> Any:
    rows = Win.objects.visible_to(actor, Capability.WIN_READ)
    return rows.filter(participant_id=participant_id).order_by("-on", "-id")[: WINS_MOST + 1]


_GOALS, _BARRIERS, _RULERS = Reading(_goals), Reading(_barriers), Reading(_rulers)
_STEPS, _REVIEWS, _WINS = Reading(_steps), Reading(_reviews), Reading(_wins)


def behind(actor: Actor, participant_id: UUID, today: date, *, key: PersonKey) -> Behind:
    """Return everything of a plan that is not current, as far as the reader may see it.

    Seven queries, however much there is. Weeks are those before this one.
    """
    week = rules.week_of(today)
    goals, barriers = (
        _GOALS.objects(actor, participant_id),
        _BARRIERS.objects(actor, participant_id),
    )
    rulers = _RULERS.objects(actor, participant_id)
    steps, reviews = (
        _STEPS.objects(actor, participant_id, week),
        _REVIEWS.objects(actor, participant_id),
    )
    wins = _WINS.objects(actor, participant_id)
    weeks = sorted({row.week_of for row in (*steps, *reviews) if row.week_of < week}, reverse=True)
    return Behind(
        goals=[goal_view(key, row) for row in goals[:GOALS_MOST]],
        barriers=[barrier_view(key, row) for row in barriers[:BARRIERS_MOST]],
        rulers=_by_goal(rulers[:RULERS_MOST]),
        weeks=in_weeks(key, weeks, steps[:STEPS_MOST], reviews[:REVIEWS_MOST]),
        wins=with_words(
            actor, participant_id, [win_view(key, row) for row in wins[:WINS_MOST]], key
        ),
        older=any(
            len(rows) > most
            for rows, most in (
                (goals, GOALS_MOST), (barriers, BARRIERS_MOST), (rulers, RULERS_MOST),
                (steps, STEPS_MOST), (reviews, REVIEWS_MOST), (wins, WINS_MOST),
            )
        ),
    )  # fmt: skip


def _by_goal(rows: Sequence[Ruler]) -> dict[UUID, list[RulerView]]:
    found: dict[UUID, list[RulerView]] = defaultdict(list)
    for row in reversed(rows):
        found[row.goal_id].append(ruler_view(row))
    return dict(found)
