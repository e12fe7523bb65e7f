"""Which lines stand in a brief, and in which order. Pure: no clock, no database.

A brief is read in the minute before two people meet, so it has ten lines at most. What weighs
more comes first; of two that weigh the same, the newer. The second line of a kind weighs less than
the first of another, so that no kind crowds out the others; what the coach wants to talk about is a
kind beside what the participant does, and weighs less. No line says what was *not* done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

MOST_LINES = 10
LOOK_BACK, FIRST_TIME = timedelta(days=60), timedelta(days=28)
SOON = timedelta(days=14)
STILL_ON = timedelta(hours=3)
AGAIN = 5
"""How much less each further line of the same kind weighs."""

WEIGHT = MappingProxyType(
    {
        "strength": 0, "track": 1, "topic": 2, "promise": 3, "hard_day": 4, "moment": 5,
        "coach_topic": 5, "win": 6, "step": 7, "answer": 8, "checkin": 9, "goal": 10,
        "milestone": 10, "place": 11,
        "milestone_ahead": 12, "appointment": 13,
    }
)  # fmt: skip
"""What weighs how much: the lightest number comes first. What somebody is good at stands on top."""

GOES_BY_LAST_TIME = frozenset(
    {"win", "step", "goal", "milestone", "checkin", "moment", "answer"}
)  # fmt: skip
"""These are of interest only when they came after the two last talked."""


@dataclass(frozen=True)
class Item:
    """Something that may become a line: of which kind, and when it was."""

    what: str
    at: datetime
    number: int


def kind(what: str, state: str) -> str:
    """Return the kind as which a fact is weighed; `state` of a topic says who wrote it."""
    return "coach_topic" if what == "topic" and state == "coach" else what


def last_time(met: Iterable[datetime], now: datetime) -> datetime | None:
    """When the two last talked, or None. A talk that has only just been is the one of now."""
    before = [at for at in met if at <= now - STILL_ON]
    return max(before, default=None)


def begins(last: datetime | None, now: datetime) -> datetime:
    """The instant from which on things are new to the two."""
    return last if last is not None else now - FIRST_TIME


def is_new(what: str, at: datetime, on: date | None, start: datetime, first: date) -> bool:
    """Whether it came since last time: it was written since, or its day is later."""
    if what not in GOES_BY_LAST_TIME:
        return True
    return at >= start or (on is not None and on > first)


def chosen(items: Sequence[Item], most: int = MOST_LINES) -> list[Item]:
    """The items that become lines, in their order."""
    seen: defaultdict[str, int] = defaultdict(int)
    weighed = []
    for item in sorted(items, key=lambda one: (one.at, one.number), reverse=True):
        weighed.append((WEIGHT[item.what] + AGAIN * seen[item.what], item))
        seen[item.what] += 1
    weighed.sort(key=lambda pair: pair[0])
    return [item for _weight, item in weighed[:most]]
