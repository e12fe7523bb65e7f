"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.plans.models import Review, Step, Win

hold(
    Step,
    Then.GO,
    N_("Your steps"),
    {
        "week_of": N_("Week of"),
        "text": N_("Step"),
        "why": N_("Why"),
        "chosen_by_name": N_("Who chose it"),
        "sure": N_("How sure, 0 to 10"),
        "state": N_("How it went"),
        "reported_at": N_("Said on"),
    },
)
hold(
    Review,
    Then.GO,
    N_("Looking back at your weeks"),
    {
        "week_of": N_("Week of"),
        "worked": N_("What worked"),
        "did_not": N_("What did not"),
        "change": N_("What to change"),
        "visibility": N_("Who sees it"),
    },
)
hold(
    Win,
    Then.GO,
    N_("Your wins"),
    {
        "on": N_("Day"),
        "text": N_("Win"),
        "by": N_("Written by"),
        "word_back": N_("A word back"),
        "visibility": N_("Who sees it"),
    },
)
