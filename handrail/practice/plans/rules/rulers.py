"""Three rulers on a goal: how much it matters, how sure, how ready, each 0 to 10.

Pure. Importance, confidence and readiness asked more than once are requirement 004-11; below 7 on
the second the room offers ways to make it smaller (000-5) and never insists.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

RULERS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "importance": (
            N_("How much does it matter to you?"), N_("not at all"), N_("very much"),
        ),
        "confidence": (N_("How sure are you that you can do it?"), N_("not at all"),
                       N_("very sure")),
        "readiness": (N_("How ready are you to start?"), N_("not yet"), N_("right now")),
    }
)  # fmt: skip
BESIDE: Mapping[str, str] = MappingProxyType(
    {
        "importance": N_("How much does it matter to them?"),
        "confidence": N_("How sure are they that they can do it?"),
        "readiness": N_("How ready are they to start?"),
    }
)
"""The same, read by a coach who writes down what the person said."""
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "importance": N_("How much it matters"),
        "confidence": N_("How sure"),
        "readiness": N_("How ready"),
    }
)
NOTHING_SAID = N_("Pick a number for one of the three. One is enough.")
NUMBER = N_("Pick a number from 0 to 10, or “not sure”.")
DAY_AHEAD = N_("Pick today or a day that has been.")
LONG_AGO = N_("Pick a day of the last ten years.")
SAVED = N_("Saved. Numbers go up and down, and none of them is wrong.")
TAKEN_BACK = N_("Taken back. The numbers are kept, and do not count.")
COUNTED_AGAIN = N_("They count again.")
SMALLER = N_("Below 7 is a sign that it may be too big for now. Here are smaller ways.")


def too_big(confidence: int | None) -> bool:
    """Whether smaller ways are worth an offer; nobody has to take one."""
    return confidence is not None and confidence < 7


def check_day(on: date, today: date) -> str | None:
    """The sentence when nobody can have said it on that day."""
    if on > today:
        return DAY_AHEAD
    return LONG_AGO if (today - on).days > 3660 else None
