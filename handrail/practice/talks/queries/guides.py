"""Outlines and guides of the shelf, those that fit the person's way of coaching first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.people.about import coaching_of, default_model
from handrail.ground.shelf.queries import entries
from handrail.ground.shelf.rules import TALK_GROUPS, Entry

OUTLINE, GUIDE = "session_outline", "conversation_guide"


@dataclass(frozen=True)
class AtHand:
    """What is at hand in a talk: outlines in their order, and guides by what they are about."""

    outlines: Sequence[Entry]
    others: Sequence[Entry]
    guides: Sequence[tuple[str, Sequence[Entry]]]


def at_hand(actor: Actor, participant_id: UUID | None) -> AtHand:
    """Return it for the person's way of coaching, or the programme's; three queries.

    `others` are the outlines of the other way: they are there, only later.
    """
    model = coaching_of(actor, participant_id).model if participant_id else default_model(actor)
    found = entries(actor, OUTLINE)
    guides = entries(actor, GUIDE)
    groups = [*TALK_GROUPS, *{one.group for one in guides if one.group not in TALK_GROUPS}]
    return AtHand(
        outlines=[one for one in found if one.fits(model, None)],
        others=[one for one in found if not one.fits(model, None)],
        guides=[
            (TALK_GROUPS.get(group, ""), [one for one in guides if one.group == group])
            for group in groups
        ],
    )
