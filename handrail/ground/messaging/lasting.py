"""Until when a reminder is of use, and whether it still is when it is really sent.

A reminder may wait in the outbox: for a worker, for a provider, for the end of the night. The room
that planned it says until when it is of use, and is asked once more before it leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from handrail.ground.schedule.models import Due
from handrail.ground.schedule.truth import Truth, still

DUE_CAUSE = "due:"
"""Begins the cause of a reminder whose time has come; the id of the due row follows."""

Answer = Callable[[UUID], datetime | None]
_answers: list[Answer] = []


def useful_until(answer: Answer) -> Answer:
    """Let the decorated function of a room say until when a reminder of its subject is of use.

    It answers None for a subject that is not its own.
    """
    _answers.append(answer)
    return answer


def until(subject: UUID | None) -> datetime | None:
    """Return until when a reminder of `subject` is of use; None when no room says."""
    if subject is None:
        return None
    return next((end for answer in _answers if (end := answer(subject)) is not None), None)


def has_an_end(cause: str | None) -> bool:
    """Whether what a message was queued for is of use until a moment that a room said."""
    due_id = _due_id(cause)
    if due_id is None:
        return False
    rows = Due.objects.for_system("the outbox asks until when a reminder is of use")
    subject = rows.filter(pk=due_id).values_list("expectation__subject", flat=True).first()
    return until(subject) is not None


def is_moot(cause: str | None) -> bool:
    """Whether what a waiting message was queued for holds no more; a room that is silent holds."""
    due_id = _due_id(cause)
    if due_id is None:
        return False
    rows = Due.objects.for_system("the outbox asks whether a reminder still holds")
    due = rows.select_related("expectation").filter(pk=due_id).first()
    return due is not None and still(due) is Truth.MOOT


def _due_id(cause: str | None) -> UUID | None:
    if not (cause or "").startswith(DUE_CAUSE):
        return None
    try:
        return UUID((cause or "").removeprefix(DUE_CAUSE))
    except ValueError:
        return None
