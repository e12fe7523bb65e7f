"""Which lists a person may share as a whole, how that is said, and how much there is room for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from handrail.ground.kernel.marked import N_

TEXT_LIMIT = 300
ROWS_AT_MOST = 60
CARDS_ASKED = 3
"""So many cards of a trigger its form asks for; one that is written with it may come on top."""

LISTS: Mapping[str, str] = MappingProxyType(
    {
        "cards": N_("My cards"),
        "triggers": N_("What sets it off"),
        "signs": N_("My warning signs"),
        "days": N_("Days ahead"),
        "plan": N_("My safety plan"),
    }
)

TRIGGER_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "time": N_("A time of day"),
        "place": N_("A place"),
        "person": N_("A person"),
        "feeling": N_("A feeling"),
        "date": N_("A date"),
        "other": N_("Something else"),
    }
)

MISSING = N_("Write a few words.")
LIST_FULL = N_("There are 60 on this list. Take one away to make room.")
KIND_MISSING = N_("Choose what kind it is.")
TRIGGER_ASKED = N_("Write a few words, and choose what kind it is.")
KIND_EMPTY = N_("Choose a kind")
NO_CARD = N_("No card for it yet. Tap “Change” and write what you do then.")
_WITH_CARD = N_("Saved. Now you know what to do then.")
_WITHOUT = N_("Saved. When you are ready, write what you do then: a card for it.")


def not_asked(live: Sequence[UUID]) -> Sequence[UUID]:
    """Those cards on the list that the form of a trigger did not ask about, in their order."""
    return live[CARDS_ASKED:]


def trigger_saved(any_card: bool) -> str:
    """What to say after what sets it off was saved, with a card for it or with none yet."""
    return _WITH_CARD if any_card else _WITHOUT
