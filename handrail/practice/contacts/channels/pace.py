"""The pace: how often the two are in touch, proposed by the programme or by one of them.

Pure: no clock, no database. A pace is proposed and holds once both agree; "other pace" is as good
an answer. Nothing steps it up by itself: after a return to use it is proposed only by the person
who told of it. Source: the file `pace.toml` of the shelf says what is proposed and why; a site's
own entries stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place
from handrail.ground.shelf.rules import MINUTES_MOST, NUMBER_WORDS, PACE_GROUPS, WEEKS_MOST

OWN = "own"
WORDS_LIMIT = 300
EVERY = PACE_GROUPS
WAITS, HOLDS, LET_BE, OVER = "waits", "holds", "let_be", "over"
STANDS: Mapping[str, Place] = MappingProxyType(
    {
        WAITS: place(N_("Waits for a yes"), HOLDS, LET_BE),
        HOLDS: place(N_("What we do now"), OVER),
        LET_BE: place(N_("Let be"), WAITS),
        OVER: place(N_("Before"), WAITS),
    }
)

EVERY_UNKNOWN = N_("Choose how often.")
MINUTES_WORDS, WEEKS_WORDS = NUMBER_WORDS["minutes"], NUMBER_WORDS["weeks"]
NOT_KNOWN = N_("This proposal is not on the list any more. Load the page again.")
ONLY_THEY = N_("Only the person says this. You can propose another pace.")
CHANGED = N_("This has changed since. Load the page again, then choose.")

PROPOSED = N_("Proposed. It counts once you both say yes.")
AGREED = N_("Good. This is your pace now. You can change it at any time.")
LEFT = N_("Let be. Nothing changed.")
ENDED = N_("There is no set pace now. You can propose one at any time.")


@dataclass(frozen=True)
class Pace:
    """How often, how long at most (None: not said), for how many weeks (None: as wanted)."""

    every: str
    minutes: int | None = None
    weeks: int | None = None
    key: str = OWN
    words: str = ""


@dataclass(frozen=True)
class Proposal:
    """What the programme proposes: its pace, in words, and why."""

    pace: Pace
    title: str
    text: str
    why: str
    only_person: bool = False


def check(pace: Pace) -> tuple[str, str] | None:
    """The sentence to show when nobody could keep such a pace, with its field, or None."""
    if pace.every not in EVERY:
        return EVERY_UNKNOWN, "every"
    if pace.minutes is not None and not 1 <= pace.minutes <= MINUTES_MOST:
        return MINUTES_WORDS, "minutes"
    if pace.weeks is not None and not 1 <= pace.weeks <= WEEKS_MOST:
        return WEEKS_WORDS, "weeks"
    return None


def until(begins: date, weeks: int | None) -> date | None:
    """The last day of a pace, or None for as long as wanted."""
    return begins + timedelta(weeks=weeks) - timedelta(days=1) if weeks else None


def is_over(last: date | None, today: date) -> bool:
    """Whether the weeks that were agreed have gone by; nothing ends by that."""
    return last is not None and today > last


def may_agree(proposed_by: str, answers: str) -> bool:
    """A pace is agreed to by the other one of the two."""
    return proposed_by != answers
