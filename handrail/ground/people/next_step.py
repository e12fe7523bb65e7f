"""Making something the next step of the plan, for rooms that do not know the plan.

Rooms on the practice floor do not know each other. The room that keeps steps registers how one is
made; any other room hands the words over inside its own command, so they never leave the server
unsealed.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from handrail.ground.access import Actor

Maker = Callable[[Actor, UUID, str], UUID]
_makers: list[Maker] = []


def register_next_step(maker: Maker) -> None:
    """Let `maker` turn words into a step for next week; it takes actor, participant and words."""
    _makers[:] = [maker]


def make_next_step(actor: Actor, participant_id: UUID, words: str) -> UUID:
    """Make a step for next week from these words and return its id.

    Raises NotLikeThis when that week is full, NotVisible when the actor may not, and RuntimeError
    when no room keeps steps.
    """
    if not _makers:
        raise RuntimeError("no room keeps steps")
    return _makers[0](actor, participant_id, words)
