"""How much coaching somebody wants: all of it, or check-ins only. Each is fine, and data stays.

Minimal recovery coaching still gives extra accountability: a check-in that somebody reads.
"""

from __future__ import annotations

from collections.abc import Mapping

from handrail.ground.kernel.marked import N_

COACHING, CHECKINS = "coaching", "checkins"
CHOOSE_ONE = N_("Please choose one of the two.")
TALK_FIRST = N_("Please talk about it first, then tick that they want it.")

LEVELS: Mapping[str, tuple[str, str]] = {
    COACHING: (
        N_("Coaching"),
        N_("Check-ins, a small step each week, looking back together, and calls."),
    ),
    CHECKINS: (
        N_("Check-ins only"),
        N_("You check in when you like, and your coach reads what you share and calls when it "
           "helps. Nobody asks about steps. Everything stays, and you can change it any day."),
    ),
}  # fmt: skip


def is_light(level: str) -> bool:
    """Whether somebody is with us by check-ins only."""
    return level == CHECKINS
