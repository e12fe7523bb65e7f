"""The whole plan on one page: each table once with a limit, the person's key once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.people.about import StrengthView, strengths

from .. import rules
from ..counted import counted_as
from ..models import Review, Step, Win
from .barriers import BarrierView, open_barriers
from .beside import Beside, lines_of, waiting
from .direction import ValueView, VisionView, chosen, values, vision
from .goals import CURRENT_SHOWN, GoalView, current
from .moves import Moves, moves_of_weeks
from .weeks import WeekView, WinView, in_weeks, win_view

WEEKS_SHOWN, STEPS_READ, REVIEWS_READ, WINS_SHOWN, BARRIERS_SHOWN = 4, 60, 30, 3, 3


@dataclass(frozen=True)
class WholePlan:
    """What is current; `older` says that there are more weeks on a page of their own."""

    week: WeekView
    coming: Sequence[WeekView]
    past: Sequence[WeekView]
    older: bool
    tally: rules.Tally
    wins: Sequence[WinView]
    strengths: Sequence[StrengthView]
    vision: VisionView | None
    values: Sequence[ValueView]
    goals: Sequence[GoalView]
    barriers: Sequence[BarrierView]
    besides: Mapping[UUID, Sequence[Beside]]
    moved_by: Moves

    @property
    def goal_names(self) -> dict[UUID, str]:
        """The words of each current goal, for the steps that are for it."""
        return {one.id: one.text for one in self.goals}


def _steps(actor: Actor, participant_id: UUID) -> Any:
    rows = Step.objects.visible_to(actor, Capability.STEP_READ)
    found = rows.filter(participant_id=participant_id)
    return found.order_by("-week_of", "position", "id")[:STEPS_READ]


def _reviews(actor: Actor, participant_id: UUID) -> Any:
    rows = Review.objects.visible_to(actor, Capability.REVIEW_READ)
    return rows.filter(participant_id=participant_id).order_by("-week_of", "id")[:REVIEWS_READ]


def _wins(actor: Actor, participant_id: UUID) -> Any:
    rows = Win.objects.visible_to(actor, Capability.WIN_READ)
    return rows.filter(participant_id=participant_id).order_by("-on", "-id")[:WINS_SHOWN]


def _counted(actor: Actor, participant_id: UUID) -> Any:
    rows = Step.objects.visible_to(actor, Capability.STEP_READ)
    done, partly = counted_as("done"), counted_as("partly")
    return rows.filter(participant_id=participant_id).values_list("participant_id").annotate(
        done=Count("id", filter=done), partly=Count("id", filter=partly),
        smaller=Count("id", filter=Q(state="smaller")),
        weeks=Count("week_of", filter=done | partly, distinct=True),
    ).order_by()  # fmt: skip


_STEPS, _REVIEWS, _WINS, _COUNTED = (
    Reading(_steps), Reading(_reviews), Reading(_wins), Reading(_counted)
)  # fmt: skip


def whole_plan(
    actor: Actor, participant_id: UUID, today: date, *, key: PersonKey | None = None,
    goals: int = CURRENT_SHOWN, barriers: int = BARRIERS_SHOWN,
) -> WholePlan:  # fmt: skip
    """Return the plan with everything that is current; the number of queries never changes.

    `goals` and `barriers` are how many at most. A caller that has the key saves a query.
    """
    key = key or key_for(participant_id)
    week, coming, past, older = _weeks(actor, participant_id, rules.week_of(today), key)
    counted = _COUNTED.first(actor, participant_id)
    return WholePlan(
        week=week, coming=coming, past=past, older=older,
        tally=rules.Tally(*counted[1:]) if counted else rules.Tally(0, 0, 0, 0),
        wins=[win_view(key, row) for row in _WINS.objects(actor, participant_id)],
        strengths=strengths(actor, Capability.PERSON_READ, participant_id, key=key),
        vision=vision(actor, participant_id, key=key),
        values=chosen(values(actor, participant_id, key=key)),
        goals=current(actor, participant_id, key=key, most=goals),
        barriers=open_barriers(actor, participant_id, key=key, most=barriers),
        besides=waiting(actor, participant_id, lines_of(week, *coming, *past), key=key),
        moved_by=moves_of_weeks(actor, participant_id, (week, *coming, *past)),
    )  # fmt: skip


def _weeks(
    actor: Actor, participant_id: UUID, this: date, key: PersonKey
) -> tuple[WeekView, list[WeekView], list[WeekView], bool]:
    steps, reviews = _STEPS.unmade(actor, participant_id), _REVIEWS.unmade(actor, participant_id)
    stepped, looked = steps.column("week_of"), reviews.column("week_of")
    last = stepped[-1] if len(stepped) == STEPS_READ else date.min
    seen = sorted({*stepped, *looked}, reverse=True)
    # The oldest week that was read may have more than what was read of it.
    before = [day for day in seen if day < this and day > last]
    shown = [this, *reversed([day for day in seen if day > this]), *before[:WEEKS_SHOWN]]
    week, *rest = in_weeks(
        key, shown, steps.where(day in shown for day in stepped),
        reviews.where(day in shown for day in looked),
    )  # fmt: skip
    ahead = [one for one in rest if one.week_of > this]
    older = len(before) > WEEKS_SHOWN or last > date.min
    return week, ahead, rest[len(ahead):], older  # fmt: skip
