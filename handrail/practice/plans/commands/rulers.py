"""Saying how much a goal matters, how sure and how ready one is; said again, both stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.locked import person
from handrail.ground.people.past import before_birth

from ..finding import goal_of, one_of
from ..models import Ruler
from ..rules import rulers as rules
from ..rules.goals import PARTICIPANT
from ..who_writes import by_word


@command(Capability.PLAN_WRITE)
def measure(
    actor: Actor,
    *,
    participant_id: UUID,
    goal_id: UUID,
    importance: int | None = None,
    confidence: int | None = None,
    readiness: int | None = None,
    on: date | None = None,
    said_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Keep the numbers of a day (today unless said) and return their id.

    `said_on` tells the day of an entry that waited on a phone. Raises NotLikeThis, Replayed,
    NotVisible.
    """
    who = person(actor, Capability.PLAN_WRITE, participant_id)
    goal = goal_of(actor, Capability.PLAN_WRITE, participant_id, goal_id)
    numbers = {"importance": importance, "confidence": confidence, "readiness": readiness}

    def do(ruler_id: UUID) -> dict[str, str]:
        if all(number is None for number in numbers.values()):
            raise NotLikeThis(rules.NOTHING_SAID)
        if not all(number is None or 0 <= number <= 10 for number in numbers.values()):
            raise NotLikeThis(rules.NUMBER)
        day = on or (said_on() if said_on else who.today)
        wrong = before_birth(day, who.birth_year) or rules.check_day(day, who.today)
        if wrong:
            raise NotLikeThis(wrong, "on")
        Ruler(
            id=ruler_id, org_id=who.org_id, participant_id=who.id, goal=goal, on=day,
            by=by_word(actor, who.id), **numbers,
        ).save(force_insert=True)  # fmt: skip
        return {"ruler": str(ruler_id)}

    body = {**numbers, "goal": goal_id, "on": on}
    return UUID(stored_once(participant_id, id, "ruler", body, do, org_id=actor.org_id)["ruler"])


@command(Capability.PLAN_WRITE)
def take_numbers_back(actor: Actor, *, participant_id: UUID, ruler_id: UUID, back: bool) -> UUID:
    """Take numbers back that were said by mistake, or count them again; return the goal's id.

    They are kept. Raises NotVisible for a coach and numbers of the person's.
    """
    person(actor, Capability.PLAN_WRITE, participant_id)
    row = one_of(actor, Capability.PLAN_WRITE, Ruler, participant_id, ruler_id)
    if by_word(actor, participant_id) != row.by == PARTICIPANT:
        raise NotVisible
    row.taken_back_at = clock.now() if back else None
    row.save(update_fields=["taken_back_at"])
    return UUID(str(row.goal_id))
