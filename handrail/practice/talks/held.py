"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.talks.models import EarlierTopic, Topic

hold(
    EarlierTopic,
    Then.GO,
    N_("Earlier words of what you two wanted to talk about"),
    {
        "made_at": N_("When"),
        "topic_id": N_("Number of the line"),
        "text": N_("Words"),
        "just_so": N_("Just so you know"),
    },
)
hold(
    Topic,
    Then.GO,
    N_("What you two wanted to talk about"),
    {
        "id": N_("Number of the line"),
        "made_at": N_("When"),
        "writer__name": N_("Who wrote it"),
        "text": N_("Words"),
        "just_so": N_("Just so you know"),
        "state": N_("How it stands"),
        "touched_at": N_("Since when"),
        "put_away_at": N_("Taken back"),
    },
)
