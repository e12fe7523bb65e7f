"""What can be put away and brought back, and what can be erased for good once it was put away."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_

LISTED = ("sign", "trigger", "day")
ERASED = (*LISTED, "card", "line")

PUT_AWAY = N_("Put away. You find it at the foot of this page.")
BACK = N_("It is back.")
ERASED_WORDS = N_("It is erased.")
