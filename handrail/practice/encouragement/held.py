"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.encouragement.models import KindWord, SwitchedOff

hold(
    KindWord,
    Then.GO,
    N_("Kind words for you"),
    {
        "on": N_("Day"),
        "writer__name": N_("Who"),
        "text": N_("Words"),
        "thanked_at": N_("You said thanks"),
        "put_away_at": N_("You put it away"),
    },
)
hold(
    SwitchedOff,
    Then.GO,
    N_("People whose kind words you switched off"),
    {"writer__name": N_("Who"), "made_at": N_("From")},
)
