"""Reading why a step is there, and which steps may fit a goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.kernel.sealed import read
from handrail.ground.people.about import StrengthView, coaching_of, strengths
from handrail.ground.shelf.queries import entries

from ..models import Goal, Step
from ..rules.goals import Link, chain
from ..rules.suggesting import Strong, Suggested, Template, Worked, suggested
from .direction import values
from .goals import GoalView, current, goal, goal_view, value_of
from .weeks import StepView, step_view

CHOICES, WORKED_READ = 60, 20
_READ = Capability.PLAN_READ


@dataclass(frozen=True)
class Why:
    """A step with the chain that it hangs on, and what it could hang on."""

    step: StepView
    chain: Sequence[Link]
    goal: GoalView | None
    strengths: Sequence[StrengthView]
    goals: Sequence[GoalView]

    @property
    def strength(self) -> str:
        """The strength it uses, in words; "" for none."""
        return next((one.text for one in self.strengths if one.id == self.step.strength), "")


def _step(actor: Actor, step_id: UUID) -> Any:
    return Step.objects.visible_to(actor, Capability.STEP_READ).filter(pk=step_id)[:1]


_STEP = Reading(_step)


def _both(
    actor: Actor, key: PersonKey, goal_id: UUID | None
) -> tuple[GoalView | None, GoalView | None]:
    """A goal and the life goal that it is for."""
    rows = Goal.objects.visible_to(actor, _READ).select_related("writer")
    own = rows.filter(pk=goal_id).first() if goal_id else None
    if own is None:
        return None, None
    above = rows.filter(pk=own.parent_id).first() if own.parent_id else None
    return goal_view(key, own), goal_view(key, above) if above else None


def why(actor: Actor, step_id: UUID) -> Why:
    """Return why a step is there, along value, life goal, goal and step; raises NotVisible."""
    row = next(iter(_STEP.objects(actor, step_id)), None)
    if row is None:
        raise NotVisible
    me, key = row.participant_id, key_for(row.participant_id)
    step = step_view(key, row)
    below, above = _both(actor, key, row.goal_id)
    known = values(actor, me, key=key)
    tied = (below and below.value) or (above and above.value)
    links = chain(
        value_of(known, tied or None),
        (above.text, above.why) if above else ("", ""),
        (below.text, below.why) if below else ("", ""),
        (step.text, step.why or ""),
    )
    return Why(step, links, below, strengths(actor, Capability.PERSON_READ, me, key=key),
               current(actor, me, key=key, most=CHOICES))  # fmt: skip


@dataclass(frozen=True)
class Fitting:
    """A goal and the steps that may fit it."""

    goal: GoalView
    steps: Sequence[Suggested]
    domain: str


def _worked(actor: Actor, participant_id: UUID, goal_id: UUID, domain: str) -> Any:
    same = Q(pk=goal_id) | Q(domain=domain) if domain else Q(pk=goal_id)
    known = Goal.objects.visible_to(actor, _READ).filter(same, participant_id=participant_id)
    rows = Step.objects.visible_to(actor, Capability.STEP_READ)
    done = rows.filter(participant_id=participant_id, state="done", goal__in=known.values("pk"))
    return done.order_by("-week_of", "-id")[:WORKED_READ]


def fitting(actor: Actor, goal_id: UUID) -> Fitting:
    """Return steps that may fit a goal, each with its reason; raises NotVisible."""
    view, key = goal(actor, goal_id)
    me, now = view.participant_id, coaching_of(actor, view.participant_id)
    domain = next((one.title for one in entries(actor, "domain") if one.key == view.domain), "")
    found = entries(actor, "step", model=now.model, domain=view.domain) if view.domain else ()
    before = [
        Worked(row.id, read(key, row, "text") or "", row.week_of, row.goal_id == goal_id)
        for row in _worked(actor, me, goal_id, view.domain)
    ]
    strong = strengths(actor, Capability.PERSON_READ, me, key=key)
    steps = suggested(
        [Template(one.key, one.title, one.text, one.smaller) for one in found],
        [Strong(one.id, one.text) for one in strong], before, domain, most=now.at_a_time + 2,
    )  # fmt: skip
    return Fitting(view, steps, domain)


def smaller_ways(actor: Actor, view: GoalView) -> tuple[Template, ...]:
    """Smaller ways of the shelf for the goal's part of life, in the person's way of coaching.

    Those that belong to that way alone come first.
    """
    if not view.domain:
        return ()
    model = coaching_of(actor, view.participant_id).model
    found = list(entries(actor, "step", model=model, domain=view.domain))
    found.sort(key=lambda one: one.models != (model,))
    return tuple(
        Template(one.key, one.title, one.text, one.smaller) for one in found if one.smaller
    )[:3]
