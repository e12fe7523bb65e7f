"""How I see it now: five questions of our own, 0 to 10, said again now and then.

Pure. Requirement 003-32 names what coaching is for: self-awareness, self-efficacy, motivation,
resilience, a positive mindset. Each has one question in plain words. They are ours, from no
published scale, and make no sum: nobody is measured, and no number is good or bad.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.people.past import check_past

QUESTIONS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "hard_day": (
            N_("How sure are you that you can get through a hard day?"), N_("not sure at all"),
            N_("very sure"),
        ),
        "hope": (N_("How much hope do you have?"), N_("none right now"), N_("a lot")),
        "want": (N_("How much do you want this way of life?"), N_("not much right now"),
                 N_("very much")),
        "up_again": (N_("How well do you get up again after something hard?"),
                     N_("it takes all I have"), N_("very well")),
        "know_me": (N_("How well do you know what helps you?"), N_("not yet"), N_("very well")),
    }
)  # fmt: skip
"""Field -> the question, what 0 means, what 10 means."""
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "hard_day": N_("Sure to get through a hard day"),
        "hope": N_("Hope"),
        "want": N_("Wanting it"),
        "up_again": N_("Getting up again"),
        "know_me": N_("Knowing what helps"),
    }
)
EVERY, LISTED, RECENT = 7, 200, 60
"""Days until it is offered again; how many are drawn; how old one may be beside another day."""
NO_TEST = N_(
    "This is not a test and not a diagnosis. We wrote the questions ourselves; they are from no "
    "published test. No number is wrong, and you can leave out any of them."
)
NOTHING_SAID = N_("Pick a number for one of them. One is enough.")
NUMBER = N_("Pick a number from 0 to 10, or leave it out.")
SAVED = N_("Saved. Numbers go up and down, and none of them is wrong.")
MENDED = N_("Changed. What you said first is kept.")
DAY_OVER = N_("That day is over, so it stays as you said it. You can say how it is now.")
OFFER = N_("How do you see it now? Five short questions, if you like.")
LATER = N_("You said it not long ago. We ask once a week at most; you can say it any time.")


def is_offered(last_on: date | None, today: date) -> bool:
    """Whether to offer it: never said, or a week ago and more. Nobody has to take it."""
    return last_on is None or (today - last_on).days >= EVERY


def check(numbers: Mapping[str, int | None]) -> str | None:
    """The sentence to show when these numbers cannot be kept, or None."""
    if all(number is None for number in numbers.values()):
        return NOTHING_SAID
    fine = all(number is None or 0 <= number <= 10 for number in numbers.values())
    return None if fine else NUMBER


def check_day(on: date, today: date, birth_year: int | None) -> str | None:
    """The sentence when nobody can have said it on that day, or None."""
    return check_past(on, today, birth_year)


def can_change(on: date, today: date) -> bool:
    """Whether what was said can still be put right: on its own day."""
    return on == today
