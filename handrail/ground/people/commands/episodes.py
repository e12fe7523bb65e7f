"""Opening, closing and opening again: the history stays."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.people.joining import begin_episode, end_episode
from handrail.ground.people.words import CLOSE_REASONS


class UnknownReasonError(ValueError):
    """The reason is not one of CLOSE_REASONS."""


@command(Capability.EPISODE_CHANGE)
def open_episode(actor: Actor, *, participant_id: UUID) -> UUID:
    """Open an episode (again) and return its id; an open one is kept as it is."""
    return begin_episode(actor, participant_id)


@command(Capability.EPISODE_CHANGE)
def close_episode(actor: Actor, *, participant_id: UUID, reason: str) -> UUID | None:
    """Close the open episode with a reason of CLOSE_REASONS and return its id, or None.

    The coach stays assigned and the record stays: coming back is one tap. Raises
    UnknownReasonError.
    """
    if reason not in CLOSE_REASONS:
        raise UnknownReasonError(reason)
    return end_episode(actor, participant_id, reason)
