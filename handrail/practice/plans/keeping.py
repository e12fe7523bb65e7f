"""Adding a step to a week, for the commands that have been authorised to do so."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.people.locked import Person

from . import rules
from .events import StepAgreed
from .models import Step
from .who_writes import by_word


def states_of(participant_id: UUID, week: date, but: UUID | None = None) -> list[str]:
    """The states of the steps of a week, one of them left out; the caller has authorised a write"""
    rows = Step.objects.for_system("counting the places of a week inside an authorised write")
    there = rows.filter(participant_id=participant_id, week_of=week).exclude(pk=but)
    return list(there.values_list("state", flat=True))


def place_step(
    actor: Actor,
    who: Person,
    step_id: UUID,
    week: date,
    words: dict[str, str | None],
    **fields: Any,
) -> Step:
    """Add a step to a week that has room, and tell the house. Raises NotLikeThis when it is full.

    The caller has authorised the write and holds the person's lock.
    """
    states = states_of(who.id, week)
    if not rules.has_room(states):
        raise NotLikeThis(rules.WEEK_FULL, "week_of")
    step = Step(
        id=step_id, org_id=actor.org_id, participant_id=who.id, week_of=week,
        position=len(states), by=by_word(actor, who.id), writer_id=actor.user_id, **fields,
    )  # fmt: skip
    keep(who.key, step, **words)
    step.save(force_insert=True)
    publish(
        StepAgreed(
            org_id=actor.org_id,
            participant_id=who.id,
            step_id=step.id,
            week_of=week,
            at=clock.now(),
        )
    )
    return step
