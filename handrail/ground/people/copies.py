"""Words that a room copied from another go with them when their owner erases them for good.

Rooms on the practice floor do not know each other. A room that keeps copies registers how it lets
them go; the room that erases a row says which words are gone, inside its own command.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

from handrail.ground.access import Actor

STEP = "step"

LetGo = Callable[[Actor, UUID, str, Collection[str]], None]
_rooms: dict[str, LetGo] = {}


def register_copies(name: str, let_go: LetGo) -> None:
    """Let `let_go` of a room take actor, participant, what is erased (like STEP) and its words."""
    _rooms[name] = let_go


def copies_go(actor: Actor, participant_id: UUID, what: str, words: Collection[str]) -> None:
    """Let every room forget its copies of these words of an erased row.

    The caller has authorised it, and holds the person's lock.
    """
    for let_go in _rooms.values():
        let_go(actor, participant_id, what, words)
