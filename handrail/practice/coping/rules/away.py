"""What can be put away and brought back, and what can be erased for good once it was put away."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import BESIDE, KEPT, Place, place
from handrail.ground.kernel.standing import LISTED as LISTED_STATES

LISTED = ("sign", "trigger", "day", "moment", "look", "walk")
ERASED = (*LISTED, "card", "line")
HAS_ROOM = ("sign", "trigger", "day")
"""Lists that hold only so many; what was written of one's days has no end."""

STATES: Mapping[str, Mapping[str, Place]] = MappingProxyType(
    {
        "One of my cards": LISTED_STATES,
        "A warning sign": LISTED_STATES,
        "What sets it off": LISTED_STATES,
        "A day ahead": LISTED_STATES,
        "A line of the safety plan": LISTED_STATES,
        "A setback, a near miss or a return to use": LISTED_STATES,
        "A walk through a bad day": LISTED_STATES,
        "A number of days": KEPT,
        "A look at what still works": MappingProxyType(
            {
                "open": place(N_("Open"), "ended", "away"),
                "ended": place(N_("Ended"), "open", "away"),
                "away": place(N_("Put away"), "open", "ended", "erased"),
                "erased": place(N_("Erased for good")),
            }
        ),
        "Words of a coach beside a row": BESIDE,
    }
)

PUT_AWAY = N_("Put away. You find it at the foot of this page.")
BACK = N_("It is back.")
ERASED_WORDS = N_("It is erased.")
