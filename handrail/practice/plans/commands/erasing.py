"""Erasing a line of the plan for good: one's own, and only what was put away before."""

from __future__ import annotations

import json
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import read
from handrail.ground.people.copies import STEP, copies_go
from handrail.ground.people.erasing import erase_row
from handrail.ground.people.locked import person

from ..finding import line_to_erase
from ..models import ONLY_ME, Barrier, Goal, Step, WeekEarlier

_OWN = Capability.PLAN_OWN


@command(Capability.PLAN_OWN)
def erase_line(actor: Actor, *, participant_id: UUID, kind: str, line_id: UUID) -> None:
    """Erase a goal, step, barrier or value that was put away, with its earlier words.

    What only points to it stays; what another room copied of a step goes. That something was
    erased, and when, stays in the book of access. Raises NotVisible.
    """
    who = person(actor, _OWN, participant_id)
    row = line_to_erase(actor, participant_id, kind, line_id)
    if isinstance(row, Goal) and row.visibility == ONLY_ME:
        # What stood in the way of a goal that nobody else reads stays as hidden as it was.
        rows = Barrier.objects.visible_to(actor, _OWN).filter(goal_id=row.pk)
        rows.update(visibility=ONLY_ME)
    if isinstance(row, Step):
        copies_go(actor, participant_id, STEP, _words_of(actor, who.key, row))
    erase_row(row)


def _words_of(actor: Actor, key: PersonKey, step: Step) -> set[str]:
    """Every text that a step has and had."""
    rows = WeekEarlier.objects.visible_to(actor, _OWN).filter(step_id=step.pk)
    before = (json.loads(read(key, row, "words") or "{}").get("text") for row in rows)
    return {text for text in (read(key, step, "text"), *before) if text}
