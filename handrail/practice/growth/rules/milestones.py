"""Milestones: what fits in one, when one is at hand, and what is said when it is reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

TEXT_LIMIT, CELEBRATE_LIMIT, WORD_LIMIT, AT_MOST = 300, 200, 600, 200
WAYS = "milestone_celebration"
"""The kind of entries of the shelf that are ways to celebrate."""
DAYS = ("on", "reached_on", "celebrated_on")
"""The days of a milestone."""
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

UNDONE = N_("Taken back. What stood there is kept as well.")
NOTHING_BEFORE = N_("There is nothing to take back.")

REACHED_THEN_OPEN = N_("Reached on %(day)s, opened again on %(at)s")
ANOTHER_DAY = N_("Reached on %(day)s, another day was said on %(at)s")
CELEBRATED_THEN = N_("Celebrated on %(day)s")
FOR_ANOTHER_DAY = N_("For %(day)s, changed on %(at)s")
STILL_AHEAD = N_("Still ahead until %(at)s")
NOT_CELEBRATED = N_("Not celebrated until %(at)s")

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


@dataclass(frozen=True)
class Days:
    """The days of a milestone as they stood; None for a day that was not said."""

    on: date | None = None
    reached_on: date | None = None
    celebrated_on: date | None = None


def became(was: Days, then: Days) -> list[tuple[str, date | None]]:
    """What became of its days: sentences with the day that each is about.

    Each is to be translated where it is shown, and wants `day` and `at`, when it was changed.
    """
    found: list[tuple[str, date | None]] = []
    if was.reached_on and was.reached_on != then.reached_on:
        found.append((ANOTHER_DAY if then.reached_on else REACHED_THEN_OPEN, was.reached_on))
    elif then.reached_on and not was.reached_on:
        found.append((STILL_AHEAD, None))
    if was.celebrated_on and was.celebrated_on != then.celebrated_on:
        found.append((CELEBRATED_THEN, was.celebrated_on))
    elif then.celebrated_on and not was.celebrated_on and was.reached_on:
        found.append((NOT_CELEBRATED, None))
    if was.on and was.on != then.on:
        found.append((FOR_ANOTHER_DAY, was.on))
    return found


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
