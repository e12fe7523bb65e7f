"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold

from .models import OfferedStory

hold(
    OfferedStory,
    Then.GO,
    N_("Stories that a coach offered you"),
    {"made_at": N_("When"), "state": N_("How it stands")},
)
