"""How often somebody is usually heard, and when a silence is longer than usual for them.

Pure: no clock, no database. "Heard" counts days, not messages: five check-ins on one day are one
day on which something came. What came is not known here, so a private check-in stays private.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from statistics import median

WINDOW_DAYS = 90
"""Days, counted back from the last day on which something was heard."""

LEAST_GAPS = 3
"""Fewer gaps than this say nothing about a habit."""

QUIET_WITHOUT_RHYTHM = 7
"""Usual silence while the rhythm is unknown: a call a week is the default of telephone support."""

QUIET_AT_LATEST = 14
"""Two weeks: an uneven habit may not hide a silence for longer than this."""

_ALL_BITS = (1 << (WINDOW_DAYS + 1)) - 1


@dataclass(frozen=True)
class Rhythm:
    """Somebody's own pattern of being heard, in days."""

    usual: int
    """The median gap, halves rounded up; at least 1."""
    wide: int
    """The gap that nine of ten gaps do not exceed (nearest rank); at least `usual`."""


@dataclass(frozen=True)
class HeardDays:
    """The days on which something was heard, within 90 days of the last one.

    `bits` has bit n set when something was heard n days before `until`. The order in which days
    are added does not matter, which is what lets a kept row equal a rebuilt one.
    """

    until: date | None = None
    bits: int = 0

    @classmethod
    def of(cls, days: Iterable[date]) -> HeardDays:
        """The heard days among any days, in any order, repeated or not."""
        heard = cls()
        for day in days:
            heard = heard.add(day)
        return heard

    @classmethod
    def read(cls, until: date | None, text: str) -> HeardDays:
        """The inverse of `text`."""
        return cls(until, int(text or "0", 16))

    @property
    def text(self) -> str:
        """The bits in hexadecimal, at most 23 characters; empty when nothing was heard."""
        return f"{self.bits:x}" if self.until else ""

    def add(self, day: date) -> HeardDays:
        """With `day` among them; unchanged when it lies before the window."""
        if self.until is None:
            return HeardDays(day, 1)
        step = (day - self.until).days
        if step > 0:
            kept = (self.bits << step) & _ALL_BITS if step <= WINDOW_DAYS else 0
            return HeardDays(day, kept | 1)
        if -step > WINDOW_DAYS:
            return self
        return HeardDays(self.until, self.bits | (1 << -step))

    def days(self) -> tuple[date, ...]:
        """Oldest first."""
        if self.until is None:
            return ()
        back = (n for n in range(WINDOW_DAYS, -1, -1) if self.bits >> n & 1)
        return tuple(self.until - timedelta(days=n) for n in back)

    def rhythm(self) -> Rhythm | None:
        """This person's rhythm, or None while there are fewer than three gaps."""
        days = self.days()
        gaps = sorted((b - a).days for a, b in pairwise(days))
        if len(gaps) < LEAST_GAPS:
            return None
        usual = int(median(gaps) + 0.5)
        return Rhythm(usual=usual, wide=max(usual, gaps[ceil(0.9 * len(gaps)) - 1]))


def quiet_after(rhythm: Rhythm | None) -> int:
    """Days of silence that are still usual for this person; one more is a reason to reach out.

    Twice the usual gap, or the wide gap if that is longer, but two weeks at most; and always at
    least two days more than the usual gap. Seven days while the rhythm is unknown.
    """
    if rhythm is None:
        return QUIET_WITHOUT_RHYTHM
    own = min(QUIET_AT_LATEST, max(2 * rhythm.usual, rhythm.wide))
    return max(rhythm.usual + 2, own)
