"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.referrals.models import Referral

hold(
    Referral,
    Then.GO,
    N_("Places you were told of"),
    {
        "made_at": N_("When"),
        "staff__user__name": N_("Who"),
        "resource__name": N_("Place"),
        "place_name": N_("Place in their words"),
        "place_phone": N_("Phone"),
        "reason": N_("Why"),
        "ask_on": N_("Day to ask about it"),
        "state": N_("How it stands"),
    },
)
