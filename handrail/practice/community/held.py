"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.community.models import Attendance

hold(
    Attendance,
    Then.GO,
    N_("Meetings you went to"),
    {
        "local_date": N_("Day"),
        "meeting__name": N_("Meeting"),
        "place_name": N_("Place"),
        "when": N_("Said before, during or after"),
        "heard": N_("What you heard"),
        "means": N_("What it means to you"),
        "shared_with_coach": N_("Your coach sees it"),
        "joint": N_("Your coach was there"),
    },
)
