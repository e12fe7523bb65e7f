"""Does it hold on a bad day? One scene, a few questions, one suggestion. Only for the person."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

from .badday_words import helps

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
"""Asked one after the other."""

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "card": N_("My first card"),
        "person": N_("Somebody I can reach"),
        "step": N_("My step of the week"),
        "body": N_("Food and rest"),
    }
)
"""What each question is about, as the result calls it."""

LATER: Mapping[str, str] = MappingProxyType(
    {
        "card": N_("You have no card yet, and that is fine. You can make one after this."),
        "person": N_("Nobody is written down yet, and that is fine. You can do it after this."),
        "step": N_("There is no step this week, and that is fine. You can choose one after this."),
    }
)
"""In place of a question about something that is not there."""

NONE_YET: Mapping[str, str] = MappingProxyType(
    {
        "card": N_("You have no card yet. One is enough to begin."),
        "person": N_("Nobody is written down yet. One name is enough to begin."),
        "step": N_("There is no step this week. A small one is enough."),
    }
)
"""The same, in the result."""

_FIRST = ("person", "card", "body", "step")
HOLDS_TITLE = N_("What holds that day")
NOT_YET_TITLE = N_("What does not hold yet")
NOT_THERE_TITLE = N_("Not there yet")
NOTHING_HOLDS = N_("Nothing yet. It is good that you looked before the day comes.")
ALL_HOLDS = N_("Your plan holds on that day. Good to know before it comes.")
HOLDS_SO_FAR = N_("What you looked at holds. The other questions are there when you want.")
HOLDS_AS_IT_IS = N_("What you have holds on that day. There is room for more.")
NOTHING_SAID = N_("You can come back to this. One answer is enough to get an idea.")
SCENE_MISSING = N_("Choose one of the days.")
ANSWER_MISSING = N_("Answer one of the questions, or write what you would do.")


@dataclass(frozen=True)
class Part:
    """One part of the plan on that day: what it is, whose words it has, and what was said of it.

    `words` and `answer` are sentences to translate; `of` is how the part reads, as far as known.
    """

    key: str
    words: str
    answer: str
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What came of it.

    `holds` and `not_yet` are the parts that hold and those that do not yet, `absent` what is not
    there at all, with its sentence. `key` is what to look at first ("" for nothing), and `words`
    the one sentence about it.
    """

    key: str
    words: str
    holds: tuple[Part, ...] = ()
    not_yet: tuple[Part, ...] = ()
    absent: tuple[tuple[str, str], ...] = ()


def said(answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each question that was answered, with its answer, in the order in which they are asked."""
    asked = ((words, answers.get(key, "")) for key, words in QUESTIONS.items())
    return [(words, ANSWERS[one]) for words, one in asked if one in ANSWERS]


def absent(of: Mapping[str, Sequence[str]] | None) -> list[str]:
    """Which parts the person does not have; none when it is not known what was there (None)."""
    return [] if of is None else [key for key in LATER if not of.get(key)]


def without(
    of: Mapping[str, Sequence[str]], part: str, words: Collection[str]
) -> dict[str, list[str]]:
    """What one had, less these `words` of one part.

    Their place stays, empty: something was there, and nobody is to read what.
    """
    return {
        key: ["" if key == part and one in words else one for one in names]
        for key, names in of.items()
    }


def found(
    scene: str, answers: Mapping[str, str], of: Mapping[str, Sequence[str]] | None = None
) -> Found:
    """What holds that day, what does not yet, and one suggestion that fits the day.

    People first, then a card, then food and rest, then the step; what does not hold comes before
    what holds in part or is not sure. What is not there does not count as not holding, unless
    somebody said so of it. That the plan holds is said when all of it is there and was looked at.
    """
    there = of or {}
    parts = [
        Part(key, words, ANSWERS[answers[key]], tuple(filter(None, there.get(key, ()))))
        for key, words in PARTS.items()
        if answers.get(key) in ANSWERS
    ]
    holds = tuple(one for one in parts if answers[one.key] == "holds")
    not_yet = tuple(one for one in parts if answers[one.key] != "holds")
    missing = [key for key in absent(of) if answers.get(key) not in ANSWERS]
    gone = tuple((key, NONE_YET[key]) for key in missing)
    key = _to_look_at(answers)
    if key:
        return Found(key, helps(scene, key), holds, not_yet, gone)
    return Found("", _when_nothing_is_open(len(holds), len(missing)), holds, (), gone)


def _to_look_at(answers: Mapping[str, str]) -> str:
    for worst in ({"no"}, {"partly", "not_sure"}):
        for key in _FIRST:
            if answers.get(key) in worst:
                return key
    return ""


def _when_nothing_is_open(holding: int, missing: int) -> str:
    if holding == len(QUESTIONS):
        return ALL_HOLDS
    if not holding:
        return NOTHING_SAID
    return HOLDS_AS_IT_IS if holding + missing == len(QUESTIONS) else HOLDS_SO_FAR
