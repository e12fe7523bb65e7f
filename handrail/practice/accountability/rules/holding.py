"""How somebody wants to be held to it: what happens first, the wanted mix, rest, and the review.

Source: requirement 004-41, autonomy within agreed limits; supportive accountability (Mohr et al.
2011): being held to something works when the person chose it and trusts whoever asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

from . import BOTH, COACH, check_ahead

WORDS_LIMIT = 300
REVIEW_AT_MOST = 28
LEAST, EVEN, MOST = 1, 3, 5

FIRST: Mapping[str, str] = MappingProxyType(
    {
        "call": N_("A kind call"),
        "text": N_("A kind text"),
        "wait": N_("Wait until we meet"),
        "own": N_("Something else, in my words"),
    }
)
"""What happens first when something is not seen; a kind call unless the person says otherwise."""
WAIT = "wait"
ICONS: Mapping[str, str] = MappingProxyType(
    {"call": "phone", "text": "chat-circle", WAIT: "calendar-dots", "own": "pencil-simple"}
)
NOT_SEEN: Mapping[str, str] = MappingProxyType(
    {
        "call": N_("not seen yet. First: a kind call"),
        "text": N_("not seen yet. First: a kind text"),
        "own": N_("not seen yet. First: what they wrote in their own words"),
    }
)
"""What a coach's first page says of a promise that is not seen; of one that waits, nothing."""
RITUAL_UP = N_("a ritual of both of you")
COACH_UP = N_("you promised something")
FIRST_UNKNOWN = N_("Choose what should happen first.")
FIRST_MISSING = N_("Write what should happen first.")

STEPS: Mapping[int, str] = MappingProxyType(
    {
        1: N_("A little"), 2: N_("Some"), 3: N_("In the middle"), 4: N_("Quite a bit"),
        5: N_("A lot"),
    }
)  # fmt: skip
STEP_UNKNOWN = N_("Choose one of the five.")

NO_REVIEW = N_("Pick a day to look at this together.")
TOO_FAR = N_("Pick a day within four weeks. What fits now may not fit later.")
REVIEW_DUE = N_("The day is here to look at this together. Does it still fit?")
SAVED = N_("Saved. How it was before is kept.")
RESTING = N_("It rests now. Nobody asks you about it, and you do not need a reason.")
AGAIN = N_("It goes on. Nothing was lost while it rested.")
PUT_BACK = N_("It is back as it was. The other way is kept as well.")


def up_word(whose: str, first: str, *, late: bool) -> str:
    """What a coach's first page says of a promise that is up; "" where it says nothing.

    What the person chose to happen first is what is said of a promise that is not seen. Whoever
    chose to wait until the two meet is not asked before: then only a ritual stands there, of which
    the coach says as well how it went.
    """
    if whose == COACH:
        return COACH_UP
    if late and first != WAIT:
        return NOT_SEEN[first]
    return RITUAL_UP if whose == BOTH else ""


@dataclass(frozen=True)
class Mix:
    """How much somebody wants to be held to things, and held up; one to five, even at first."""

    held_to: int = EVEN
    held_up: int = EVEN

    @property
    def words(self) -> tuple[str, str]:
        """Both in words, to be translated where they are shown."""
        return STEPS[self.held_to], STEPS[self.held_up]


EVEN_MIX = Mix()


def check_mix(mix: Mix) -> str | None:
    """The sentence to show when one of the two is not one to five, or None."""
    return None if {mix.held_to, mix.held_up} <= set(STEPS) else STEP_UNKNOWN


def check_first(first: str, words: str) -> str | None:
    """The sentence to show when nobody could tell what happens first, or None."""
    if first not in FIRST:
        return FIRST_UNKNOWN
    return FIRST_MISSING if first == "own" and not words else None


def check_review(on: date | None, today: date) -> str | None:
    """The sentence to show when it cannot be looked at again that day, or None."""
    return NO_REVIEW if on is None else check_ahead(on, today, REVIEW_AT_MOST, TOO_FAR)


def review_default(today: date) -> date:
    """The day that is offered for looking at it again."""
    return today + timedelta(days=REVIEW_AT_MOST)


def is_due(review_on: date | None, today: date) -> bool:
    """Whether the day to look at it again has come."""
    return review_on is not None and review_on <= today
