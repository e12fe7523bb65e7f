"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.thinking.models import PrivateEarlier, PrivatePage

hold(
    PrivateEarlier,
    Then.GO,
    N_("Earlier words of your private pages"),
    {"made_at": N_("When"), "title": N_("Name"), "text": N_("Words")},
)
hold(
    PrivatePage,
    Then.GO,
    N_("Your private pages"),
    {"touched_at": N_("When"), "sort": N_("About"), "title": N_("Name"), "text": N_("Words")},
)
