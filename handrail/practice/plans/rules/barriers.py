"""What gets in the way: who takes it on, and how it ended. Pure; the words are our own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

BARRIER_LIMIT, OUTCOME_LIMIT, NAME_LIMIT = 300, 1000, 60
SOMEBODY = "somebody"

TAKEN_BY: Mapping[str, str] = MappingProxyType(
    {
        "me": N_("I take it on"),
        "coach": N_("My coach takes it on"),
        "together": N_("We do it together"),
        SOMEBODY: N_("Somebody else"),
    }
)
TAKEN_BY_FOR_COACH: Mapping[str, str] = MappingProxyType(
    {
        "me": N_("They take it on"),
        "coach": N_("I take it on as their coach"),
        "together": N_("We do it together"),
        SOMEBODY: N_("Somebody else"),
    }
)
ENDS: Mapping[str, str] = MappingProxyType(
    {
        "gone": N_("Out of the way"),
        "around": N_("Found a way around it"),
        "smaller": N_("It is smaller now"),
        "stays": N_("Still there, and I can live with it"),
    }
)
BARRIER_MISSING = N_("Write what gets in the way, or pick one from the list.")
NAME_MISSING = N_("Write who takes it on.")
TAKEN_UNKNOWN = N_("Say who takes it on.")
END_UNKNOWN = N_("Say how it ended.")
GOAL_UNKNOWN = N_("Pick one of the goals, or leave it out.")
SAVED = N_("Saved. It is written down, and somebody has it in hand.")
ENDED = N_("Noted. Well done, all of you who had a hand in it.")
REOPENED = N_("It is open again. That happens.")


def name_missing(taken_by: str, named: str) -> bool:
    """Whether somebody else takes it on and nobody said who."""
    return taken_by == SOMEBODY and not named.strip()
