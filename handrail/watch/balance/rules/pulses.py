"""The pulse: two questions for both, at most every two weeks, and now and then a third.

Each question has three answers, and each can be left out. Source of the pair: supportive
accountability has two sides (see `measure`); the third questions ask for what a working alliance
and peer support rest on: trust, agency, safety, belonging (requirement 004-26). The words are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

EVERY_DAYS = 14
LEVELS = (-1, 0, 1)
LISTED = 40

LEVEL_WORDS: Mapping[int, str] = MappingProxyType(
    {-1: N_("Too little"), 0: N_("Just right"), 1: N_("Too much")}
)

OWN: Mapping[str, str] = MappingProxyType(
    {
        "held_to": N_("Being held to my goals"),
        "held_up": N_("Feeling supported"),
    }
)
COACH: Mapping[str, str] = MappingProxyType(
    {
        "held_to": N_("How much I hold them to their goals"),
        "held_up": N_("How much I hold them up"),
    }
)

# Another one each time; what the numbers mean stands at both ends.
THIRD: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "trust": (N_("I can say what goes on for real."), N_("We can say what goes on for real.")),
        "agency": (N_("I decide what we work on."), N_("They decide what we work on.")),
        "safety": (N_("I feel safe when we talk."), N_("They seem to feel safe when we talk.")),
        "belonging": (N_("I feel that I belong here."), N_("They seem to feel at home here.")),
    }
)  # fmt: skip
THIRD_LOW, THIRD_HIGH = N_("not now"), N_("very much")
THIRD_MOST = 4
THIRD_EVERY = 3

NOTHING_SAID = N_("Pick an answer for one of the questions. One is enough.")
NOT_AN_ANSWER = N_("Pick one of the answers on the page.")
TOO_SOON = N_("You answered less than two weeks ago. The next time is from %(day)s on.")
DAY_OVER = N_("Only an answer of today can be taken back.")
SAVED = N_("Thank you. Your answer is kept.")
LEFT_OUT = N_("All right, not this time. You are asked again from %(day)s on.")
ASKED_AFTER_ALL = N_("The questions are back. You can answer.")
TAKEN_BACK = N_("Your answer of today is gone. You can answer again.")
SHOWN = N_("Your answers are shown to the other as soon as both of you say so.")
HIDDEN = N_("Your answers are not shown any more.")


def next_day(last: date | None) -> date | None:
    """The first day on which one may answer again; None when there was no answer yet."""
    return last + timedelta(days=EVERY_DAYS) if last else None


def is_due(last: date | None, today: date) -> bool:
    """Whether somebody may answer today."""
    first = next_day(last)
    return first is None or first <= today


def asked_from(began: date, last: date | None, left_out: date | None) -> date:
    """The first day on which one is asked: two weeks after the latest of the three.

    Those are the day on which the two began, the last answer, and when it was left out last.
    """
    return max(filter(None, (began, last, left_out))) + timedelta(days=EVERY_DAYS)


def rests_since(today: date) -> date:
    """What was answered or left out after this day lets the questions rest today."""
    return today - timedelta(days=EVERY_DAYS)


def is_left_out(left_out: date | None, today: date) -> bool:
    """Whether the questions rest today, because they were left out not long ago."""
    return left_out is not None and not is_due(left_out, today)


def of_this_time(at: datetime, on: date, before: datetime, before_on: date) -> bool:
    """Whether an answer belongs to the time since the one before ended, at `before` on its day.

    One that waited on a phone comes in later than the day it is about: both must be of this time.
    """
    return at > before and on >= before_on


def third_of(answered: int) -> str:
    """Which third question comes with somebody's next answer, after that many; "" for none.

    With every third answer comes one, each in its turn; the first time there is none.
    """
    if answered % THIRD_EVERY != THIRD_EVERY - 1:
        return ""
    names = tuple(THIRD)
    return names[answered // THIRD_EVERY % len(names)]


def check(held_to: int | None, held_up: int | None, third: str, said: int | None) -> str | None:
    """The sentence to show when this is no answer, or None when it is one."""
    if held_to is None and held_up is None and said is None:
        return NOTHING_SAID
    right = all(level is None or level in LEVELS for level in (held_to, held_up))
    right = right and (said is None or (third in THIRD and 0 <= said <= THIRD_MOST))
    return None if right else NOT_AN_ANSWER
