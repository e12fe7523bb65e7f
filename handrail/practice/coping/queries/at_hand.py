"""What of one's own the questions of a bad day ask about, as it reads now."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.people.next_step import steps_of_this_week
from handrail.ground.people.to_call import LINES, STAFF, to_call

from .cards import hand

PEOPLE_AT_MOST = 3


def at_hand(actor: Actor, participant_id: UUID) -> dict[str, list[str]]:
    """Return the first card, whom to reach and the steps of this week; what is not there is empty.

    Whom the person chose comes before who works with them, and both before a line to call.
    """
    people = to_call(actor, participant_id)
    chosen = [one.name for one in people if one.own]
    staff = [one.name for one in people if one.of == STAFF][:1]
    lines = [one.name for one in people if one.of == LINES]
    return {
        "card": [card.text for card in hand(actor, participant_id).cards[:1]],
        "person": (chosen or staff or lines)[:PEOPLE_AT_MOST],
        "step": steps_of_this_week(actor, participant_id),
    }
