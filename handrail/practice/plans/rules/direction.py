"""The vision and the values: limits, piles, and the sentences about them.

Pure. The idea of "a life I can be proud of" in own words and of values that are sorted into piles
follows requirements 003-1 and 004-3; the words are our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

VISION_LIMIT, VALUE_LIMIT, OWN_AT_MOST = 4000, 80, 20
CHOSEN_SHOWN, CARDS_SHOWN = 5, 4
MOST, MATTERS, NOT_NOW = "most", "matters", "not_now"

PILES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        MOST: (N_("Matters most"), N_("Three to five is plenty. They show on your plan.")),
        MATTERS: (N_("Matters"), N_("Good to have, and not first.")),
        NOT_NOW: (N_("Not now"), N_("Fine for others, or for later.")),
    }
)
"""Name of each pile and what it is for."""

VISION_MISSING = N_("Write a few words first. They can be small, and you can change them.")
VALUE_MISSING = N_("Write the value in a word or two.")
VALUE_THERE = N_("This value is there already. Move it to another pile instead.")
VALUE_SAVED = N_("Saved. What it said before is kept.")
VALUES_FULL = N_("There are twenty values of your own here. Use one of them, or change one.")
PILE_UNKNOWN = N_("Pick one of the three piles.")
VISION_SAVED = N_("Saved. It is yours, and you can change it any time.")
BOTH_KEPT = N_(
    "This was changed by somebody while you wrote. Yours is saved, and theirs is kept under "
    "“Earlier words”."
)
SELF_KEPT = N_(
    "You changed this on another page or phone meanwhile. This one is saved, and the other one is "
    "kept under “Earlier words”."
)


def crossed_words(*, mine: bool) -> str:
    """What to say where two changes crossed: one's own, or those of two people."""
    return SELF_KEPT if mine else BOTH_KEPT


HINTS: tuple[str, ...] = (
    N_("A good day, one year from now: what do you do first?"),
    N_("Who is with you, and what do they see in you?"),
    N_("What do you have that you do not have today?"),
)


@dataclass(frozen=True)
class Known:
    """A value that somebody has: the card's key ("" for an own one) and the words."""

    card: str
    text: str


def is_there(known: Iterable[Known], card: str, text: str) -> bool:
    """Whether a value is among those that somebody has: by its card, else by its words."""
    said = text.strip().casefold()
    return any(one.card == card if card else one.text.strip().casefold() == said for one in known)
