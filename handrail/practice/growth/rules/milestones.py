"""Milestones: what fits in one, when one is at hand, and what is said when it is reached."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

TEXT_LIMIT, CELEBRATE_LIMIT, WORD_LIMIT, AT_MOST = 300, 200, 600, 200
WAYS = "milestone_celebration"
"""The kind of entries of the shelf that are ways to celebrate."""
NEAR_BEFORE, NEAR_AFTER, NEAR_AT_MOST = 3, 3, 2

MISSING = N_("Write what it is, in your words.")
WORD_MISSING = N_("Write a few words first.")
FULL = N_("There are 200 on the list. Put some away first.")
NOT_REACHED = N_("Say first that it is reached.")
NOT_A_CARD = N_("Choose one of the list, or write your own.")

SAVED = N_("Saved. It stays here, with or without a day.")
REACHED = N_("You reached it. It stays, whatever comes.")
REACHED_CELEBRATE = N_("You reached it. It stays, whatever comes. Now comes the good part: %(way)s")
OPEN_AGAIN = N_("It is open again. Nothing is lost.")
CELEBRATED = N_("Good. You celebrated.")
WORDED = N_("Your word is beside it.")

TODAY, SOON, JUST_NOW = (
    N_("Today is the day you chose."),
    N_("It is near. You can think of how to celebrate."),
    N_("Your day was just now. Did it come? It is fine if not."),
)

STATES: Mapping[str, Place] = MappingProxyType(
    {
        "open": place(N_("Ahead"), "reached", "away"),
        "reached": place(N_("Reached"), "open", "celebrated", "away"),
        "celebrated": place(N_("Celebrated"), "open", "away"),
        "away": place(N_("Put away"), "open", "reached", "celebrated"),
    }
)
"""It comes back as it was when it was put away."""


def stands(*, reached: bool, celebrated: bool, away: bool) -> str:
    """Where a milestone stands: a key of `STATES`."""
    if away:
        return "away"
    if celebrated:
        return "celebrated"
    return "reached" if reached else "open"


def is_at_hand(on: date | None, reached_on: date | None, today: date) -> bool:
    """Whether the day of a milestone is so near that it shows on Today."""
    if on is None or reached_on is not None:
        return False
    return -NEAR_AFTER <= (on - today).days <= NEAR_BEFORE


def at_hand_words(on: date, today: date) -> str:
    """What Today says of a day at hand, to be translated where it is shown."""
    if on == today:
        return TODAY
    return SOON if on > today else JUST_NOW


def way(celebrate: str, card: str) -> str:
    """The way to celebrate: own words come before a card."""
    return celebrate or card
