"""Which of the two wrote a line of the plan."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from handrail.ground.access import Actor


class Changeable(Protocol):
    """A line that keeps who changed it last."""

    participant_id: Any
    changed_by: Any


def by_word(actor: Actor, participant_id: UUID) -> str:
    """Return who writes: "participant" for the person themselves, "coach" for anybody else."""
    return "participant" if actor.participant_id == participant_id else "coach"


def same_again(actor: Actor, row: Changeable) -> bool:
    """Whether the person who writes is the one who changed the line last: on another page, or on
    another phone. Of coaches it is not known which of them it was."""
    return bool(row.changed_by == by_word(actor, row.participant_id) == "participant")
