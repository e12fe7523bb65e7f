"""Whether a due row still holds, asked at the moment of acting and not when it was laid out."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from handrail.ground.schedule import rules
from handrail.ground.schedule.models import Due


class Truth(Enum):
    """What the world says about a due row now."""

    HOLDS = "holds"
    MOOT = "moot"


Question = Callable[[Due], Truth]
_questions: dict[str, Question] = {}


def truth_for(kind: str) -> Callable[[Question], Question]:
    """Let the decorated function of a room decide whether a due row of `kind` still holds."""

    def register(question: Question) -> Question:
        _questions[kind] = question
        return question

    return register


def ask(due: Due) -> Truth:
    """Return whether the due row still holds: by its expectation, then by its room."""
    kept = due.expectation
    rule = kept.rule()
    gone = kept.paused or kept.retired_at is not None
    if gone or not any(rules.occurrences(rule, due.local_date, due.local_date)):
        return Truth.MOOT
    return still(due)


def still(due: Due) -> Truth:
    """Return what the room of a due row says of it now; asked again when something waited since."""
    question = _questions.get(due.expectation.kind)
    return question(due) if question else Truth.HOLDS
