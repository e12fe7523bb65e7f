"""Finding what a command of the plan is about, and keeping how it stood before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.locked import Person
from handrail.ground.people.models import Strength

from .models import ONLY_ME, Barrier, Goal, PlanEarlier, Step, Value, Vision
from .rules import barriers, erasing
from .rules.goals import COACH, PARTICIPANT, may_write
from .who_writes import by_word

M = TypeVar("M", bound=Model)


def one_of(actor: Actor, capability: Capability, model: type[M], who: UUID, pk: UUID) -> M:
    """Return one row of the person; raises NotVisible when the actor may not do this with it."""
    rows: Any = model._default_manager
    found: M | None = rows.visible_to(actor, capability).filter(participant_id=who, pk=pk).first()
    if found is None:
        raise NotVisible
    return found


_ERASED: Mapping[str, Any] = MappingProxyType(
    {"goal": Goal, "step": Step, "barrier": Barrier, "value": Value}
)


def line_to_erase(actor: Actor, participant_id: UUID, kind: str, line_id: UUID) -> Any:
    """Return a line that the person may erase. Raises NotVisible."""
    if kind not in _ERASED:
        raise NotVisible
    row: Any = one_of(actor, Capability.PLAN_OWN, _ERASED[kind], participant_id, line_id)
    stands = getattr(row, erasing.RESTS[kind][0])
    if not erasing.may_erase(kind, stands, getattr(row, "by", "participant")):
        raise NotVisible
    return row


def goal_of(actor: Actor, capability: Capability, who: UUID, pk: UUID) -> Goal:
    """Return a goal of the person. Raises NotVisible."""
    return one_of(actor, capability, Goal, who, pk)


def named_goal(actor: Actor, who: UUID, pk: UUID | None) -> UUID | None:
    """Return the id of a goal that something is tied to. Raises NotLikeThis for an unknown one."""
    rows = Goal.objects.visible_to(actor, Capability.PLAN_READ).filter(participant_id=who)
    if pk is not None and not rows.filter(pk=pk).exists():
        raise NotLikeThis(barriers.GOAL_UNKNOWN, "goal")
    return pk


def sees_goal(actor: Actor, goal_id: UUID) -> bool:
    """Whether the actor may read this goal."""
    rows = Goal.objects.visible_to(actor, Capability.PLAN_READ)
    return bool(rows.filter(pk=goal_id).exists())


def named_strength(actor: Actor, who: UUID, pk: UUID | None) -> UUID | None:
    """Return the id of a strength that a step uses; None for one that is not there any more."""
    rows = Strength.objects.visible_to(actor, Capability.PERSON_READ)
    found = rows.filter(participant_id=who, removed_at__isnull=True)
    return pk if pk is not None and found.filter(pk=pk).exists() else None


def may_change(actor: Actor, row: Goal | Barrier) -> bool:
    """Whether the actor may change these words themselves, instead of writing beside them."""
    coach = by_word(actor, row.participant_id) == COACH
    return may_write(row.by, row.writer_id, actor.user_id, coach=coach)


def keep_goal(who: Person, row: Goal) -> None:
    """Keep how a goal stands now, before it is changed."""
    earlier = _earlier(who, row, row.by, row.changed_by)
    earlier.goal, earlier.state, earlier.ended_on = row, row.state, row.reached_on
    for column in ("domain", "life", "parent_id", "value_id", "chosen_by"):
        setattr(earlier, column, getattr(row, column))
    sealed = ("text", "why", "chosen_by_name")
    keep(who.key, earlier, **{column: read(who.key, row, column) for column in sealed})
    earlier.save(force_insert=True)


def keep_barrier(who: Person, row: Barrier) -> None:
    """Keep how a barrier stands now, before it is changed."""
    earlier = _earlier(who, row, row.by, row.changed_by or row.by)
    of_goal = Goal.objects.for_system("who read an earlier row, inside an authorised write")
    if of_goal.filter(pk=row.goal_id, visibility=ONLY_ME).exists():
        # What was said of a goal that nobody else reads stays with the person.
        earlier.visibility = ONLY_ME
    earlier.barrier, earlier.of_goal_id = row, row.goal_id
    for column in ("state", "taken_by", "ended", "ended_on"):
        setattr(earlier, column, getattr(row, column))
    words = {column: read(who.key, row, column) for column in ("text", "named")}
    keep(who.key, earlier, **words, why=read(who.key, row, "outcome"))
    earlier.save(force_insert=True)


def keep_vision(
    who: Person, row: Vision, text: str, until: datetime, visibility: str | None = None
) -> None:
    """Keep words of the vision that stood until then, or that arrived after newer ones.

    `visibility` is who reads them, where that is not who reads the vision now.
    """
    earlier = _earlier(who, row, PARTICIPANT, PARTICIPANT)
    earlier.vision, earlier.made_at = row, until
    earlier.visibility = visibility or row.visibility
    keep(who.key, earlier, text=text)
    earlier.save(force_insert=True)


def keep_value(who: Person, row: Value) -> None:
    """Keep how a value reads now, and whose card it was, before it is changed."""
    earlier = _earlier(who, row, PARTICIPANT, PARTICIPANT)
    earlier.of_value = row
    keep(who.key, earlier, text=read(who.key, row, "text"), named=read(who.key, row, "card"))
    earlier.save(force_insert=True)


def _earlier(who: Person, row: Any, by: str, changed_by: str) -> PlanEarlier:
    return PlanEarlier(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, by=by, changed_by=changed_by,
        visibility=row.visibility,
    )  # fmt: skip


def touch(row: Goal | Barrier | Vision | Value, *columns: str) -> None:
    """Save these columns, and that something happened."""
    row.touched_at = clock.now()
    row.save(update_fields=[*columns, "touched_at"])
