"""Which of the two wrote a line of the plan."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor


def by_word(actor: Actor, participant_id: UUID) -> str:
    """Return who writes: "participant" for the person themselves, "coach" for anybody else."""
    return "participant" if actor.participant_id == participant_id else "coach"
