"""How long a small try-out lasts, when to look in the middle, and when it is over.

Pure. Two weeks is our own choice: long enough to see something, short enough to try.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from handrail.ground.kernel.marked import N_

DAYS, DAYS_AT_MOST = 14, 366

END_EARLY = N_("Pick a last day from tomorrow on.")
END_FAR = N_("Pick a last day within a year.")
RUNNING = N_("Day %(day)s of %(of)s.")
LOOK_NOW = N_("Half the time is over. What do you see so far?")
OVER = N_("The time is over. You can keep it, let it go, or try a bit longer.")


@dataclass(frozen=True)
class Stand:
    """Where a try-out stands: its day, how many there are, a sentence, and what to ask for."""

    day: int
    of: int
    words: str
    look: bool = False
    over: bool = False


def last_day(starts: date) -> date:
    """The last day unless the person picks another: two weeks with the first day."""
    return starts + timedelta(days=DAYS - 1)


def check_end(starts: date, ends: date) -> str | None:
    """The sentence to show when a try-out cannot end on that day, or None."""
    if ends <= starts:
        return END_EARLY
    return END_FAR if (ends - starts).days > DAYS_AT_MOST else None


def middle(starts: date, ends: date) -> date:
    """The day to look in the middle."""
    return starts + timedelta(days=((ends - starts).days + 1) // 2)


def stand(starts: date, ends: date, looked: list[date], today: date) -> Stand:
    """Where an open try-out stands on that day; `looked` are the days of what was written.

    From the middle on it asks for a look until one was written on or after the middle day.
    """
    of = (ends - starts).days + 1
    day = min(max((today - starts).days + 1, 1), of)
    if today > ends:
        return Stand(of, of, OVER, over=True)
    half = middle(starts, ends)
    if today >= half and not any(on >= half for on in looked):
        return Stand(day, of, LOOK_NOW, look=True)
    return Stand(day, of, RUNNING)
