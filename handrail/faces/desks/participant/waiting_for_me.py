"""What waits for the participant on Today: one look over the rooms, and a query for each."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey
from handrail.practice.accountability.queries import due, ideas
from handrail.practice.contacts import at_rest as resting
from handrail.practice.contacts.channels import asked as paces


def _anything(actor: Actor, me: UUID, today: date, now: datetime) -> Any:
    return ideas.own_anything(actor, me, today).union(
        resting.mine_at_rest(actor, me, now), paces.asked_of_person(actor, me)
    )


_ANYTHING = Reading(_anything)


def waits_for_me(actor: Actor, me: UUID, on: date, key: PersonKey | None) -> dict[str, Any]:
    """What the page shows of it; one query when nothing does."""
    now = clock.now()
    there = {what for (what,) in _ANYTHING.rows(actor, me, on, now)}
    return {
        "resting": resting.at_rest(actor, now, mine=me) if resting.RESTING in there else (),
        "how_review": due.LOOK_DUE in there,
        "promise_ideas": ideas.ideas_waiting(actor, me, key=key)
        if ideas.IDEA_WAITS in there else (),
        "pace_asked": paces.pace_asked(actor, me) if paces.PACES in there else None,
    }  # fmt: skip
