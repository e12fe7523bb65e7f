"""Does it hold on a bad day? One scene, a few questions, one suggestion. Only for the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

TEXT_LIMIT = 1000

ANSWERS: Mapping[str, str] = MappingProxyType(
    {"holds": N_("It holds"), "partly": N_("In part"), "no": N_("Not that day"),
     "not_sure": N_("Not sure")}
)  # fmt: skip
QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "card": N_("Can you do your first card that day?"),
        "person": N_("Is there somebody you can reach that day?"),
        "step": N_("Does your step of the week still fit?"),
        "body": N_("Can you eat and rest a bit?"),
    }
)
"""Asked one after the other; the first that does not hold gives the suggestion."""

_FIRST: Mapping[str, str] = MappingProxyType(
    {
        "person": N_("Write down one more person or line that answers on such a day."),
        "card": N_("Make one card for that day: something you can do with no money, at home."),
        "body": N_("Plan one meal and one hour of rest for such a day. That comes first."),
        "step": N_("Make the step smaller for such a day. Two minutes of it still count."),
    }
)
ALL_HOLDS = N_("Your plan holds on that day. Good to know before it comes.")
HOLDS_SO_FAR = N_("What you looked at holds. The other questions are there when you want.")
NOTHING_SAID = N_("You can come back to this. One answer is enough to get an idea.")
SCENE_MISSING = N_("Choose one of the days.")


@dataclass(frozen=True)
class Found:
    """What came of it: the key of what to look at ("" when all holds), and one sentence."""

    key: str
    words: str


def said(answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each question that was answered, with its answer, in the order in which they are asked."""
    asked = ((words, answers.get(key, "")) for key, words in QUESTIONS.items())
    return [(words, ANSWERS[one]) for words, one in asked if one in ANSWERS]


def suggestion(answers: Mapping[str, str]) -> Found:
    """One suggestion: people first, then a card, then food and rest, then the step.

    What does not hold comes before what holds in part or is not sure. That the plan holds is said
    when every question was answered so, and no sooner.
    """
    for worst in ({"no"}, {"partly", "not_sure"}):
        for key, words in _FIRST.items():
            if answers.get(key) in worst:
                return Found(key, words)
    holding = sum(answers.get(key) == "holds" for key in QUESTIONS)
    if holding == len(QUESTIONS):
        return Found("", ALL_HOLDS)
    return Found("", HOLDS_SO_FAR if holding else NOTHING_SAID)
