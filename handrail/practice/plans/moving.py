"""Keeping who moved a line of the plan to where, in the write that moves it."""

from __future__ import annotations

from datetime import datetime

from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7

from .models import Goal, Move, Step, Value
from .rules import moves as rules
from .who_writes import by_word


def keep_move(
    actor: Actor, row: Step | Goal | Value, what: str, was: str, now: str,
    at: datetime | None = None,
) -> None:  # fmt: skip
    """Keep that a line went from `was` to `now`; the caller has authorised it and saves the line.

    `at` is when it was said, where that is not now.
    """
    of = {type(row).__name__.lower(): row}
    Move(
        id=uuid7(), org_id=row.org_id, participant_id=row.participant_id, what=what, was=was,
        now=now, by=by_word(actor, row.participant_id), writer_id=actor.user_id,
        made_at=at or clock.now(), **of,
    ).save(force_insert=True)  # fmt: skip


def keep_place(actor: Actor, row: Step | Goal, *, up: bool) -> None:
    """Keep that a line went one place up or down."""
    keep_move(actor, row, rules.PLACE, "", rules.UP if up else rules.DOWN)
