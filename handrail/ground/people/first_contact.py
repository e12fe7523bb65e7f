"""What has to be said before a coach and a participant are in touch for the first time.

A room above says so here; the room that keeps contacts asks before it writes one down.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel.refusal import NotLikeThis

Asks = Callable[[Actor, UUID], tuple[str, str] | None]
_asks: list[Asks] = []


class SayFirst(NotLikeThis):
    """Something is to be said before the first contact; `where` is the page to say it on."""

    def __init__(self, words: str, where: str) -> None:
        super().__init__(words)
        self.where = where


def ask_before(asks: Asks) -> Asks:
    """Let `asks` name what is still to be said: a sentence and the page for it, or None."""
    if asks not in _asks:
        _asks.append(asks)
    return asks


def ready_for_contact(actor: Actor, participant_id: UUID) -> None:
    """Raise SayFirst with the sentence while something is still to be said."""
    for asks in _asks:
        found = asks(actor, participant_id)
        if found:
            raise SayFirst(*found)
