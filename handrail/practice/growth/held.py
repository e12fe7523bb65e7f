"""What this room holds about a person, for their copy and their removal."""

from __future__ import annotations

from handrail.ground.kernel.marked import N_
from handrail.ground.mydata.registry import Then, hold
from handrail.ground.mydata.words import from_shelf
from handrail.practice.growth.models import (
    EarlierEvidence,
    EarlierMilestone,
    EarlierOutlook,
    Evidence,
    Milestone,
    Outlook,
    WordBack,
)

from .rules import evidence, milestones

hold(
    EarlierMilestone,
    Then.GO,
    N_("Earlier words of your milestones"),
    {
        "made_at": N_("When"),
        "text": N_("Words"),
        "celebrate": N_("How to celebrate"),
        "on": N_("Day"),
        "reached_on": N_("Reached on"),
        "celebrated_on": N_("Celebrated on"),
    },
)
hold(
    EarlierEvidence,
    Then.GO,
    N_("Earlier words of what shows that you grow"),
    {"made_at": N_("When"), "text": N_("Words")},
)
hold(
    WordBack,
    Then.GO,
    N_("Words that came back to your milestones"),
    {
        "at": N_("When"),
        "until": N_("Until"),
        "milestone_id": N_("Number of the milestone"),
        "text": N_("Words"),
    },
)
hold(
    Milestone,
    Then.GO,
    N_("Your milestones"),
    {
        "id": N_("Number of the milestone"),
        "text": N_("Words"),
        "on": N_("Day"),
        "celebrate": N_("How to celebrate"),
        "card": N_("Card"),
        "reached_on": N_("Reached on"),
        "celebrated_on": N_("Celebrated on"),
        "visibility": N_("Who sees it"),
    },
    said={"card": from_shelf(milestones.WAYS, "card", N_("Card"))},
)
hold(
    Evidence,
    Then.GO,
    N_("What shows that you grow"),
    {
        "on": N_("Day"),
        "text": N_("Words"),
        "source": N_("Where it is from"),
        "said_by": N_("Who said it"),
        "then_on": N_("Beside which day"),
        "visibility": N_("Who sees it"),
    },
    said={"source": evidence.SOURCES},
)
_NUMBERS = {
    "hard_day": N_("Sure to get through a hard day"),
    "hope": N_("Hope"),
    "want": N_("Wanting it"),
    "up_again": N_("Getting up again"),
    "know_me": N_("Knowing what helps"),
}
hold(
    EarlierOutlook,
    Then.GO,
    N_("Earlier numbers of how you see it"),
    {"made_at": N_("When"), **_NUMBERS},
)
hold(
    Outlook,
    Then.GO,
    N_("How you see it"),
    {"on": N_("Day"), **_NUMBERS, "visibility": N_("Who sees it")},
)
