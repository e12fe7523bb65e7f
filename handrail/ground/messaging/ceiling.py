"""Whether somebody has been in touch with as often as they agreed to; a room above says so.

The plan of how two people keep in touch is not this floor's. It is asked at the moment of sending,
and only about what may wait.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

Question = Callable[[UUID, datetime], datetime | None]
_questions: list[Question] = []


def full_for(question: Question) -> Question:
    """Let the decorated function of a room say until when one person has had enough, or None."""
    _questions.append(question)
    return question


def full_until(participant_id: UUID, at: datetime) -> datetime | None:
    """Until when nothing that can wait is sent to this person by message, or None."""
    found = [until for ask in _questions if (until := ask(participant_id, at))]
    return max(found, default=None)
