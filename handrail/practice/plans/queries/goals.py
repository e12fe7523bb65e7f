"""Reading goals: the current ones, a page of them, one with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for, key_if_kept
from handrail.ground.kernel.sealed import read

from ..models import COACH_TOO, Goal, PlanEarlier, Ruler, Step
from ..rules import WHO_CHOSE
from ..rules.goals import COACH, Tree, may_write, tree
from ..rules.rulers import NAMES
from ..rules.states import GOAL_STATES, State
from .direction import EARLIER_SHOWN, BeforeView, ValueView, before_view
from .ideas import Ideas, ideas_of
from .weeks import StepView, step_view

CURRENT_SHOWN, GOALS_A_PAGE, STEPS_SHOWN, RULERS_SHOWN = 12, 20, 12, 60
_C = Capability.PLAN_READ


@dataclass(frozen=True)
class GoalView:
    """One goal; `by` says whose words they are, `name` who wrote it first."""

    id: UUID
    participant_id: UUID
    text: str
    why: str
    chosen_by: str
    chosen_by_name: str
    domain: str
    life: bool
    parent: UUID | None
    value: UUID | None
    state: str
    reached_on: date | None
    by: str
    writer_id: UUID
    name: str
    changed_by: str
    shared: bool
    version: int
    at: datetime

    @property
    def stands(self) -> State:
        """Where it stands, with the word to translate."""
        return GOAL_STATES[self.state]

    @property
    def who_chose(self) -> str:
        """Who chose it, to translate."""
        return WHO_CHOSE[self.chosen_by]

    def may_write(self, actor: Actor) -> bool:
        """Whether the actor may change these words themselves."""
        coach = actor.participant_id != self.participant_id
        return may_write(self.by, self.writer_id, actor.user_id, coach=coach)

    def may_undo(self, actor: Actor) -> bool:
        """Whether the last change is the actor's to take back: any of it for the person."""
        mine = actor.participant_id == self.participant_id
        return self.version > 1 and (mine or self.changed_by == COACH)


@dataclass(frozen=True)
class RulerView:
    """The numbers of one day; those that were taken back are kept, and count no more."""

    on: date
    importance: int | None
    confidence: int | None
    readiness: int | None
    by: str
    id: UUID
    taken_back: bool = False

    @property
    def said(self) -> list[tuple[str, int]]:
        """What each ruler is called, to translate, with its number, where one was said."""
        found = ((name, getattr(self, key)) for key, name in NAMES.items())
        return [(name, number) for name, number in found if number is not None]


def ruler_view(row: Ruler) -> RulerView:
    """The view of the numbers of one day."""
    return RulerView(row.on, row.importance, row.confidence, row.readiness, row.by, row.pk,
                     row.taken_back_at is not None)  # fmt: skip


def _goals(actor: Actor, participant_id: UUID) -> Any:
    rows = Goal.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.select_related("writer")


def _current(actor: Actor, participant_id: UUID, most: int) -> Any:
    rows = _goals(actor, participant_id).filter(state="open")
    return rows.order_by("-life", "position", "made_at", "id")[:most]


def _one(actor: Actor, capability: Capability, goal_id: UUID) -> Any:
    rows = Goal.objects.visible_to(actor, capability).filter(pk=goal_id)
    return rows.select_related("writer")[:1]


def _below(actor: Actor, goal_id: UUID) -> Any:
    rows = Goal.objects.visible_to(actor, _C).filter(parent_id=goal_id).select_related("writer")
    return rows.order_by("state", "position", "made_at", "id")[:GOALS_A_PAGE]


def _steps(actor: Actor, goal_id: UUID) -> Any:
    rows = Step.objects.visible_to(actor, Capability.STEP_READ).filter(goal_id=goal_id)
    return rows.order_by("-week_of", "position", "id")[:STEPS_SHOWN]


def _rulers(actor: Actor, goal_id: UUID) -> Any:
    rows = Ruler.objects.visible_to(actor, _C).filter(goal_id=goal_id)
    return rows.order_by("-on", "-made_at", "-id")[:RULERS_SHOWN]


def _before(actor: Actor, goal_id: UUID) -> Any:
    rows = PlanEarlier.objects.visible_to(actor, _C).filter(goal_id=goal_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_SHOWN]


_CURRENT, _ONE, _BELOW, _STEPS = Reading(_current), Reading(_one), Reading(_below), Reading(_steps)
_RULERS, _BEFORE = Reading(_rulers), Reading(_before)


def goal_view(key: PersonKey, row: Goal) -> GoalView:
    """The view of a goal that was read with its writer."""
    return GoalView(
        id=row.id, participant_id=row.participant_id, text=read(key, row, "text") or "",
        why=read(key, row, "why") or "", chosen_by=row.chosen_by,
        chosen_by_name=read(key, row, "chosen_by_name") or "", domain=row.domain, life=row.life,
        parent=row.parent_id, value=row.value_id, state=row.state, reached_on=row.reached_on,
        by=row.by, writer_id=row.writer_id, name=row.writer.name.split(" ", 1)[0],
        changed_by=row.changed_by, shared=row.visibility == COACH_TOO, version=row.version,
        at=row.touched_at,
    )  # fmt: skip


def current(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None, most: int = CURRENT_SHOWN
) -> list[GoalView]:
    """Return the open goals, life goals first, each kind in the order that was given."""
    rows = _CURRENT.objects(actor, participant_id, most)
    opened = key or (key_for(participant_id) if rows else None)
    return [goal_view(opened, row) for row in rows] if opened else []


@dataclass(frozen=True)
class GoalList:
    """A page of goals, in their order; `below` has those on the way to each life goal of it."""

    page: Page[Any]
    below: Mapping[UUID, Sequence[GoalView]]
    tree: Tree

    def ends(self, goal: GoalView) -> tuple[bool, bool]:
        """Whether it is the first and whether it is the last of those that it moves among."""
        return self.tree.ends(goal.id)


def open_goals(actor: Actor, participant_id: UUID, number: str = "1") -> GoalList:
    """Return a page of the open goals as a tree: a life goal with its goals below it.

    Three queries, however many there are.
    """
    rows = _goals(actor, participant_id).filter(state="open")
    ordered = rows.order_by("-life", "position", "made_at", "id")
    found = tree(ordered.values_list("id", "life", "parent_id"))
    page: Page[Any] = Paginator(found.top, GOALS_A_PAGE).get_page(number)
    top = list(page.object_list)
    wanted = {*top, *(one for parent in top for one in found.below.get(parent, ()))}
    key = key_if_kept(participant_id) if wanted else None
    views = {row.pk: goal_view(key, row) for row in rows.filter(pk__in=wanted)} if key else {}
    page.object_list = [views[one] for one in top if one in views]
    below = {
        parent: [views[one] for one in found.below.get(parent, ()) if one in views]
        for parent in top
    }
    return GoalList(page, below, found)


def resting(actor: Actor, participant_id: UUID, number: str = "1") -> GoalList:
    """Return a page of the goals that were reached or put aside. Its objects are GoalView."""
    rows = _goals(actor, participant_id).exclude(state="open").order_by("-touched_at", "-id")
    page: Page[Any] = Paginator(rows, GOALS_A_PAGE).get_page(number)
    listed = list(page.object_list)
    key = key_if_kept(participant_id) if listed else None
    page.object_list = [goal_view(key, row) for row in listed] if key else []
    return GoalList(page, {}, tree(()))


def owner_of_goal(actor: Actor, capability: Capability, goal_id: UUID) -> UUID:
    """Return whose goal it is; raises NotVisible."""
    found = _ONE.objects(actor, capability, goal_id)
    if not found:
        raise NotVisible
    return UUID(str(found[0].participant_id))


@dataclass(frozen=True)
class GoalPage:
    """One goal with what belongs to it. `numbers` are newest first, also those taken back."""

    goal: GoalView
    key: PersonKey
    below: Sequence[GoalView]
    steps: Sequence[StepView]
    numbers: Sequence[RulerView]
    ideas: Ideas

    @property
    def rulers(self) -> Sequence[RulerView]:
        """The numbers that count."""
        return [one for one in self.numbers if not one.taken_back]

    @property
    def latest(self) -> Mapping[str, int]:
        """The last number that was said on each ruler."""
        found: dict[str, int] = {}
        for name in ("importance", "confidence", "readiness"):
            said = (getattr(one, name) for one in self.rulers)
            number = next((one for one in said if one is not None), None)
            if number is not None:
                found[name] = number
        return found


def goal(actor: Actor, goal_id: UUID, capability: Capability = _C) -> tuple[GoalView, PersonKey]:
    """Return one goal and its person's key; raises NotVisible."""
    found = _ONE.objects(actor, capability, goal_id)
    if not found:
        raise NotVisible
    key = key_for(found[0].participant_id)
    return goal_view(key, found[0]), key


def named(actor: Actor, goal_id: UUID, key: PersonKey) -> GoalView | None:
    """Return a goal that another one names, when the actor may read it."""
    found = _ONE.objects(actor, _C, goal_id)
    return goal_view(key, found[0]) if found else None


def goal_page(actor: Actor, goal_id: UUID) -> GoalPage:
    """Return one goal with everything on its page; raises NotVisible."""
    view, key = goal(actor, goal_id)
    own = actor.participant_id == view.participant_id
    ideas = ideas_of(actor, goal_id, key, own=own)
    rulers = [ruler_view(row) for row in _RULERS.objects(actor, goal_id)]
    return GoalPage(
        view, key, [goal_view(key, row) for row in _BELOW.objects(actor, goal_id)],
        [step_view(key, row) for row in _STEPS.objects(actor, goal_id)], rulers, ideas,
    )  # fmt: skip


def earlier_goals(actor: Actor, goal_id: UUID, key: PersonKey) -> list[BeforeView]:
    """Return how a goal stood before, newest first."""
    return [before_view(key, row) for row in _BEFORE.objects(actor, goal_id)]


def value_of(values: Sequence[ValueView], wanted: UUID | None) -> str:
    """The words of one value, "" when there is none or it is not shown."""
    return next((one.text for one in values if one.id == wanted), "")
