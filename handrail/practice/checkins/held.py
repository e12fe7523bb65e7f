"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.checkins.models import CheckIn

hold(
    CheckIn,
    Then.GO,
    N_("Your check-ins"),
    {
        "local_date": N_("Day"),
        "mood": N_("Mood, 1 to 5"),
        "craving": N_("Urge, 0 to 10"),
        "lonely": N_("How alone you felt, 0 to 10"),
        "too_much": N_("How much it was, 0 to 10"),
        "sleep": N_("Sleep"),
        "company": N_("Who with"),
        "note": N_("Your note"),
        "helped": N_("What helped"),
        "visibility": N_("Who sees it"),
        "skipped": N_("Not today"),
        "made_at": N_("Made"),
    },
)
