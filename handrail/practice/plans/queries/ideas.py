"""Reading a coach's words beside a goal: those that wait, those let be, and those before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import read

from ..models import GoalIdea
from ..rules.goals import TAKEN, WAITS

SHOWN = 40


@dataclass(frozen=True)
class IdeaView:
    """A coach's words beside a goal; `mine` when the reader wrote them.

    `until` is when they were taken back, or made room for others of the same writer.
    """

    id: UUID
    text: str
    name: str
    at: datetime
    mine: bool = False
    waits: bool = True
    until: datetime | None = None


@dataclass(frozen=True)
class Ideas:
    """What stands beside a goal, and what stood there: newest last, and those before newest first.

    `let_be` is the person's alone: nobody else is told that they kept their own words.
    """

    waiting: Sequence[IdeaView]
    let_be: Sequence[IdeaView]
    before: Sequence[IdeaView]

    @property
    def may_put_back(self) -> bool:
        """Whether words of the reader's own stood there before."""
        return any(one.mine for one in self.before)


def _ideas(actor: Actor, goal_id: UUID) -> Any:
    rows = GoalIdea.objects.visible_to(actor, Capability.PLAN_READ).filter(goal_id=goal_id)
    kept = rows.exclude(state=TAKEN).select_related("writer")
    return kept.order_by("-made_at", "-id")[:SHOWN]


_IDEAS = Reading(_ideas)


def _view(actor: Actor, key: PersonKey, row: GoalIdea) -> IdeaView:
    return IdeaView(
        row.id, read(key, row, "text") or "", row.writer.name.split(" ", 1)[0], row.made_at,
        row.writer_id == actor.user_id, row.state == WAITS, row.until,
    )  # fmt: skip


def ideas_of(actor: Actor, goal_id: UUID, key: PersonKey, *, own: bool) -> Ideas:
    """Return what stands and stood beside a goal; `own` when the reader is the person. One query"""
    found = [_view(actor, key, row) for row in _IDEAS.objects(actor, goal_id)]
    before = [one for one in found if one.until is not None]
    before.sort(key=lambda one: one.until or one.at, reverse=True)
    stands = [one for one in reversed(found) if one.until is None]
    return Ideas(
        [one for one in stands if one.waits],
        [one for one in stands if own and not one.waits],
        before,
    )


def owner_of_idea(actor: Actor, idea_id: UUID) -> tuple[UUID, UUID]:
    """Return whose goal these words stand beside, and the goal; raises NotVisible."""
    rows = GoalIdea.objects.visible_to(actor, Capability.PLAN_OWN).filter(pk=idea_id)
    found = rows.values_list("participant_id", "goal_id").first()
    if found is None:
        raise NotVisible
    return found[0], found[1]
