"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.practice.around.models import CompanyAsk, EarlierHelper, Helper, ReadyWords

hold(
    Helper,
    Then.GO,
    N_("People who help you"),
    {
        "kind": N_("What they are"),
        "name": N_("Who"),
        "helps": N_("What they help with"),
        "phone": N_("Phone"),
        "reach": N_("Another way to reach them"),
        "may_know": N_("What they may know"),
        "recipient__name": N_("Who sees something here"),
        "company": N_("To call when alone"),
        "visibility": N_("Who sees it"),
        "put_away_at": N_("You put it away"),
    },
)
hold(
    EarlierHelper,
    Then.GO,
    N_("Earlier words of the people who help you"),
    {"made_at": N_("Until"), "words": N_("Words")},
)
hold(
    ReadyWords,
    Then.GO,
    N_("Your words that are ready to send"),
    {"made_at": N_("When"), "text": N_("Words")},
)
hold(
    CompanyAsk,
    Then.GO,
    N_("When you said that you would like company"),
    {"made_at": N_("When"), "state": N_("Where it stands")},
)
