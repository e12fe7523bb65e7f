"""Reading what gets in the way: what is open, a page of what ended, one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey, key_for, key_if_kept
from handrail.ground.kernel.sealed import read

from ..models import COACH_TOO, Barrier, Goal, PlanEarlier
from ..rules import barriers as rules
from ..rules.goals import COACH, may_write
from ..rules.states import BARRIER_STATES, State
from .direction import EARLIER_SHOWN

OPEN_SHOWN, A_PAGE = 20, 20
_C = Capability.PLAN_READ


@dataclass(frozen=True)
class BarrierView:
    """One barrier; `name` is the writer's first name."""

    id: UUID
    participant_id: UUID
    goal: UUID | None
    text: str
    taken_by: str
    named: str
    state: str
    ended: str
    outcome: str
    ended_on: date | None
    by: str
    writer_id: UUID
    name: str
    shared: bool
    changed_by: str
    version: int
    at: datetime

    def may_undo(self, actor: Actor) -> bool:
        """Whether the last change is the actor's to take back: any of it for the person."""
        return actor.participant_id == self.participant_id or self.changed_by == COACH

    @property
    def stands(self) -> State:
        """Where it stands, with the word to translate."""
        return BARRIER_STATES[self.state]

    @property
    def end_word(self) -> str:
        """How it ended, to translate; "" while it is open."""
        return rules.ENDS.get(self.ended, "")

    def taken_word(self, *, mine: bool) -> str:
        """Who takes it on, to translate."""
        return (rules.TAKEN_BY if mine else rules.TAKEN_BY_FOR_COACH)[self.taken_by]

    def may_write(self, actor: Actor) -> bool:
        """Whether the actor may change these words."""
        coach = actor.participant_id != self.participant_id
        return may_write(self.by, self.writer_id, actor.user_id, coach=coach)


@dataclass(frozen=True)
class BarrierBefore:
    """How a barrier stood before; `taken_by` is "" where it was not kept, `goal` where none."""

    id: UUID
    text: str
    taken_by: str
    named: str
    goal: str
    state: str
    ended: str
    outcome: str
    changed_by: str
    at: datetime

    @property
    def end_word(self) -> str:
        """How it had ended, to translate; "" for open."""
        return rules.ENDS.get(self.ended, "")

    def taken_word(self, *, mine: bool) -> str:
        """Who took it on, to translate; "" where that was not kept."""
        return (rules.TAKEN_BY if mine else rules.TAKEN_BY_FOR_COACH).get(self.taken_by, "")


def _of(actor: Actor, participant_id: UUID) -> Any:
    rows = Barrier.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.select_related("writer")


def _open(actor: Actor, participant_id: UUID, most: int) -> Any:
    rows = _of(actor, participant_id).filter(state="open")
    return rows.order_by("-touched_at", "-id")[:most]


def _of_goal(actor: Actor, goal_id: UUID) -> Any:
    rows = Barrier.objects.visible_to(actor, _C).filter(goal_id=goal_id)
    return rows.select_related("writer").order_by("-state", "-touched_at", "-id")[:OPEN_SHOWN]


def _one(actor: Actor, capability: Capability, barrier_id: UUID) -> Any:
    rows = Barrier.objects.visible_to(actor, capability).filter(pk=barrier_id)
    return rows.select_related("writer")[:1]


def _before(actor: Actor, barrier_id: UUID) -> Any:
    rows = PlanEarlier.objects.visible_to(actor, _C).filter(barrier_id=barrier_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_SHOWN]


def _named(actor: Actor, barrier_id: UUID) -> Any:
    kept = PlanEarlier.objects.visible_to(actor, _C).filter(barrier_id=barrier_id)
    rows = Goal.objects.visible_to(actor, _C)
    return rows.filter(pk__in=kept.order_by().values("of_goal_id"))[:EARLIER_SHOWN]


_OPEN, _OF_GOAL, _ONE, _BEFORE = Reading(_open), Reading(_of_goal), Reading(_one), Reading(_before)
_NAMED = Reading(_named)


def barrier_view(key: PersonKey, row: Barrier) -> BarrierView:
    """The view of a barrier that was read with its writer."""
    return BarrierView(
        id=row.id, participant_id=row.participant_id, goal=row.goal_id,
        text=read(key, row, "text") or "", taken_by=row.taken_by,
        named=read(key, row, "named") or "", state=row.state, ended=row.ended,
        outcome=read(key, row, "outcome") or "", ended_on=row.ended_on, by=row.by,
        writer_id=row.writer_id, name=row.writer.name.split(" ", 1)[0],
        shared=row.visibility == COACH_TOO, changed_by=row.changed_by,
        version=row.version, at=row.touched_at,
    )  # fmt: skip


def open_barriers(
    actor: Actor, participant_id: UUID, *, key: PersonKey | None = None, most: int = OPEN_SHOWN
) -> list[BarrierView]:
    """Return what is in the way now, the last touched first."""
    rows = _OPEN.objects(actor, participant_id, most)
    opened = key or (key_if_kept(participant_id) if rows else None)
    return [barrier_view(opened, row) for row in rows] if opened else []


def barriers(actor: Actor, participant_id: UUID, number: str = "1") -> Page[Any]:
    """Return a page of barriers, the open ones first. Its objects are BarrierView."""
    rows = _of(actor, participant_id).order_by("-state", "-touched_at", "-id")
    found: Page[Any] = Paginator(rows, A_PAGE).get_page(number)
    listed = list(found.object_list)
    key = key_if_kept(participant_id) if listed else None
    found.object_list = [barrier_view(key, row) for row in listed] if key else []
    return found


def of_goal(actor: Actor, goal_id: UUID, key: PersonKey) -> list[BarrierView]:
    """Return what gets in the way of one goal, the open ones first."""
    return [barrier_view(key, row) for row in _OF_GOAL.objects(actor, goal_id)]


def barrier(
    actor: Actor, capability: Capability, barrier_id: UUID
) -> tuple[BarrierView, list[BarrierBefore]]:
    """Return one barrier and how it stood before; raises NotVisible."""
    found = _ONE.objects(actor, capability, barrier_id)
    if not found:
        raise NotVisible
    key = key_for(found[0].participant_id)
    goals = {row.pk: read(key, row, "text") or "" for row in _NAMED.objects(actor, barrier_id)}
    before = [_before_view(key, row, goals) for row in _BEFORE.objects(actor, barrier_id)]
    return barrier_view(key, found[0]), before


def _before_view(key: PersonKey, row: PlanEarlier, goals: Mapping[UUID, str]) -> BarrierBefore:
    return BarrierBefore(
        id=row.pk, text=read(key, row, "text") or "", taken_by=row.taken_by,
        named=read(key, row, "named") or "", state=row.state, ended=row.ended,
        goal=goals.get(row.of_goal_id, "") if row.of_goal_id else "",
        outcome=read(key, row, "why") or "", changed_by=row.changed_by, at=row.made_at,
    )  # fmt: skip
