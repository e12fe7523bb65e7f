"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.updates.models import Delivery, Update

hold(
    Update,
    Then.GO,
    N_("Updates you sent"),
    {
        "made_at": N_("When"),
        "words": N_("Words"),
        "lines": N_("What you put in"),
        "ask": N_("What you asked for"),
        "taken_back_at": N_("Taken back"),
    },
)
hold(
    Delivery,
    Then.GO,
    N_("Who got your updates"),
    {
        "made_at": N_("When"),
        "reader__name": N_("Who"),
        "seen_at": N_("Seen"),
        "thanked_at": N_("They said thanks"),
    },
)
