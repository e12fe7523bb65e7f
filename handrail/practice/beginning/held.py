"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold

from .models import TwoWeeks

hold(
    TwoWeeks,
    Then.GO,
    N_("Two weeks to try"),
    {
        "starts_on": N_("From"),
        "ends_on": N_("Until"),
        "state": N_("How it stands"),
        "answered_on": N_("Day of your answer"),
        "coach_says": N_("What your coach said"),
    },
)
