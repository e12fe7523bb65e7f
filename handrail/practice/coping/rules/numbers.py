"""Two numbers side by side: days since, and days this year. Nothing resets and nothing is erased.

A clock has a name of the person's own ("not drinking", "not using alone"). Either every day counts
but the ones written down, or only the ones written down count. Days are local days of the person.
Entries are stretches of days; they may be written later, and where they overlap a day counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.people.past import AHEAD

NAME_LIMIT = 80
CLOCKS_AT_MOST = 12
STRETCH_AT_MOST = 366

ALL_BUT, MARKED = "all_but", "marked"
COUNTS: Mapping[str, str] = MappingProxyType(
    {
        ALL_BUT: N_("Every day counts, but the days I write down"),
        MARKED: N_("Only the days I write down count"),
    }
)
SINCE_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        ALL_BUT: (N_("day since"), N_("days since")),
        MARKED: (N_("day since I began"), N_("days since I began")),
    }
)
NAME_MISSING = N_("Give it a name, like “not drinking”.")
CLOCKS_FULL = N_("There are 12. Put one away to make room for a new one.")
WRONG_WAY = N_("The last day is before the first. Please swap them.")
TOO_MANY = N_("Write at most a year at once.")
BEFORE_START = N_(
    "That is before the day you count from. Move that day first, or pick a later one."
)


@dataclass(frozen=True)
class Stretch:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Numbers:
    """What a clock shows: the days since, and the days that count this year so far."""

    since: int
    this_year: int


def check_stretch(stretch: Stretch, start: date, today: date) -> str | None:
    """The sentence to show when a stretch cannot be written down, or None."""
    if stretch.last < stretch.first:
        return WRONG_WAY
    if stretch.last > today:
        return AHEAD
    if stretch.first < start:
        return BEFORE_START
    return TOO_MANY if (stretch.last - stretch.first).days >= STRETCH_AT_MOST else None


def covered(stretches: Iterable[Stretch], first: date, last: date) -> int:
    """How many different days from `first` to `last` lie in a stretch."""
    count, reached = 0, first - timedelta(days=1)
    for each in sorted(stretches, key=lambda s: (s.first, s.last)):
        begins = max(each.first, reached + timedelta(days=1))
        ends = min(each.last, last)
        if ends >= begins:
            count += (ends - begins).days + 1
            reached = ends
    return count


def numbers(counts: str, start: date, stretches: Iterable[Stretch], today: date) -> Numbers:
    """Both numbers on the local day `today`; before the start both are 0."""
    if start > today:
        return Numbers(0, 0)
    known = [s for s in stretches if s.first <= today]
    first = max(start, date(today.year, 1, 1))
    written = covered(known, first, today)
    if counts == MARKED:
        return Numbers((today - start).days, written)
    last = max((min(s.last, today) for s in known), default=start)
    return Numbers((today - max(start, last)).days, (today - first).days + 1 - written)
