"""What has to be said before a coach and a participant are in touch for the first time.

A room above says so here; the room that keeps contacts asks before it writes one down.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel.refusal import NotLikeThis

Asks = Callable[[Actor, UUID], str | None]
_asks: list[Asks] = []


def ask_before(asks: Asks) -> Asks:
    """Let `asks` say what is still to be said, in a sentence, or None."""
    if asks not in _asks:
        _asks.append(asks)
    return asks


def ready_for_contact(actor: Actor, participant_id: UUID) -> None:
    """Raise NotLikeThis with the sentence while something is still to be said."""
    for asks in _asks:
        words = asks(actor, participant_id)
        if words:
            raise NotLikeThis(words)
