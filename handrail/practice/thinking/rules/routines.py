"""How a routine is counted: the last seven days, kindly, and never as a run without gaps.

Pure: no clock, no database. Days are local days of the participant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from handrail.ground.kernel.marked import N_

WEEK, BACK_AT_MOST = 7, 31

NOT_A_DAY = N_("Write the day like 2026-05-14, or leave it out.")
DAY_AHEAD = N_("That day is still to come. Pick today or an earlier day.")
DAY_LONG_AGO = N_("That day is more than a month ago. Pick a later day.")
LAST_SEVEN = N_("%(done)s of the last %(of)s days")
OF_SOME = N_("%(done)s of the %(of)s days that count")
ONE_DONE = N_("Done on the one day that counts")
ONE_OPEN = N_("Not yet on the one day that counts")
NOTHING_YET = N_("Nothing to count just now")
TICKED = N_("Noted. It counts.")
UNTICKED = N_("Taken back.")
PAUSED = N_("Paused. It waits for you.")
GOES_ON = N_("On again. Nothing was lost.")

Pause = tuple[date, date | None]
"""The first and the last day of a pause, both included; without a last day it still goes on."""


@dataclass(frozen=True)
class Day:
    """One day of the last seven."""

    on: date
    ticked: bool
    paused: bool


@dataclass(frozen=True)
class Tally:
    """The last seven days, oldest first: `done` of the `of` days that count."""

    days: tuple[Day, ...]
    done: int
    of: int
    paused: bool

    @property
    def words(self) -> str:
        """The count as a sentence to translate, with %(done)s and %(of)s in it."""
        if self.of == 0:
            return NOTHING_YET
        if self.of == 1:
            return ONE_DONE if self.done else ONE_OPEN
        return LAST_SEVEN if self.of == WEEK else OF_SOME


def is_paused(on: date, pauses: Iterable[Pause]) -> bool:
    """Whether that day lies in a pause."""
    return any(first <= on and (last is None or on <= last) for first, last in pauses)


def tally(started: date, ticks: Collection[date], pauses: Collection[Pause], today: date) -> Tally:
    """Count the last seven days, today among them.

    The first day is the start, or an earlier day that was ticked. A day in a pause only counts
    when it was ticked.
    """
    first = min(started, *ticks) if ticks else started
    days = tuple(
        Day(on, on in ticks, is_paused(on, pauses))
        for on in (today - timedelta(days=n) for n in reversed(range(WEEK)))
    )
    counted = [day for day in days if day.ticked or (first <= day.on and not day.paused)]
    done = sum(day.ticked for day in counted)
    return Tally(days, done, len(counted), is_paused(today, pauses))


def check_day(on: date, today: date) -> str | None:
    """The sentence to show when that day cannot be ticked, or None when it can."""
    if on > today:
        return DAY_AHEAD
    if (today - on).days > BACK_AT_MOST:
        return DAY_LONG_AGO
    return None


def ended(first: date, today: date) -> date | None:
    """The last day of a pause that ends today, or None when it has held for no whole day."""
    last = today - timedelta(days=1)
    return last if last >= first else None
