"""Times that come again: on which days, until when, and which of them are in the way of others.

Pure: no clock, no database. The wall clock is what was agreed, so each date is placed on it by
itself: 10:00 stays 10:00 when the clocks change. "Every month" means the same weekday of the month,
the second Tuesday say; a fifth one is read as the last. Requirements 003-18 and 004-14.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

from .rules import AHEAD_DAYS, Slot, overlapping

ONCE, WEEK, TWO_WEEKS, MONTH = "", "week", "two_weeks", "month"
EVERY: Mapping[str, str] = MappingProxyType(
    {
        ONCE: N_("Only this once"),
        WEEK: N_("Every week"),
        TWO_WEEKS: N_("Every two weeks"),
        MONTH: N_("Every month"),
    }
)
SPOKEN: Mapping[str, str] = MappingProxyType(
    {
        WEEK: N_("Every %(day)s at %(time)s"),
        TWO_WEEKS: N_("Every second %(day)s at %(time)s"),
        MONTH: N_("Once a month on a %(day)s at %(time)s"),
    }
)
LEAST, MOST = 2, 53
AHEAD_MOST = 100
_LAST = 5

ASK, SKIP, BOTH = "ask", "skip", "both"
"""What to do about days that are taken: ask first, leave them out, or keep both."""

UNTIL_WHEN = N_("Say until which day, or how many times. One of the two.")
TOO_FEW = N_("That is only one time. Pick a later last day, or “Only this once”.")
TOO_MANY = N_("That is more than a year ahead. Pick an earlier last day, or fewer times.")
MOVES_TOO_FAR = N_(
    "The last of these times would be more than a year ahead. Pick an earlier day, or move only "
    "this one."
)
TIMES_WORDS = N_("How many times is a whole number from 2 to 53.")
FULL = N_("There are 100 times ahead already. Call some off first.")
TAKEN = N_("On some of these days there is something else. Leave those out, or keep both.")
NOTHING_LEFT = N_("Something else is there on all of these days. Pick another time.")

SET_WORDS = N_("The times are set.")
ASKED_WORDS = N_("Asked. Your coach will answer for all of them at once.")
GONE_ON = N_("Asked. They stand once the other one says yes to all of them.")
ALL_AGREED = N_("All of these times are set.")
FOLLOWING_OFF = N_("This one and the ones after it are called off. No reason needed.")
NONE_OFF = N_("None of them is called off now, or they have gone by. Look how it stands.")
ALL_BACK = N_("All of them are back, as they stood before.")
SOME_BACK = N_("They are back, but not these, where something else is now: %(days)s")
NONE_BACK = N_("Something else is there now, so they stay called off: %(days)s")
FOLLOWING_MOVED = N_("This one and the ones after it have moved.")
FOLLOWING_ASKED = N_(
    "Asked to move this one and the ones after it. They stand once the other one says yes."
)
LAST_ONE = N_("No time of this kind is left ahead. Set a new one.")


def set_words(*, mine: bool, agreed: bool) -> str:
    """What is said of times that were just set: they stand only where both said yes to them."""
    if mine:
        return ASKED_WORDS
    return SET_WORDS if agreed else GONE_ON


def moved_words(*, mine: bool, agreed: bool) -> str:
    """What is said when a time and those after it were moved; nobody settles that alone."""
    return FOLLOWING_MOVED if agreed and not mine else FOLLOWING_ASKED


def _monthly(first: date) -> Iterable[date]:
    nth, month = (first.day - 1) // 7 + 1, first.replace(day=1)
    while True:
        days = [d for d in (month + timedelta(days=n) for n in range(31))
                if d.month == month.month and d.weekday() == first.weekday()]  # fmt: skip
        yield days[-1] if nth == _LAST else days[nth - 1]
        month = (month + timedelta(days=32)).replace(day=1)


def _endless(first: date, every: str) -> Iterable[date]:
    if every == MONTH:
        yield from _monthly(first)
        return
    step = timedelta(weeks=1 if every == WEEK else 2)
    while True:
        yield first
        first += step


def check_rhythm(first: date, until: date | None, times: int | None, today: date) -> str | None:
    """The sentence to show when it is not said well for how long, or None."""
    if (until is None) == (times is None):
        return UNTIL_WHEN
    if times is not None and not LEAST <= times <= MOST:
        return TIMES_WORDS
    if until is not None and until > today + timedelta(days=AHEAD_DAYS):
        return TOO_MANY
    return TOO_FEW if until is not None and until <= first else None


def dates(
    first: date, every: str, until: date | None, times: int | None, today: date
) -> Sequence[date]:
    """The days on which it comes, `first` among them, never more than a year ahead.

    `until` counts itself; one of `until` and `times` is given. Ask check_rhythm first.
    """
    last = min(until or date.max, today + timedelta(days=AHEAD_DAYS))
    found: list[date] = []
    if first > last:
        return found
    for on in _endless(first, every):
        if on > last or (times is not None and len(found) >= times):
            break
        if on >= first:
            found.append(on)
    return found


def check_dates(found: Sequence[date], times: int | None) -> str | None:
    """The sentence to show when these dates are not what was asked for, or None."""
    if times is not None and len(found) < times:
        return TOO_MANY
    return TOO_FEW if len(found) < LEAST else None


def taken(new: Sequence[tuple[date, Slot]], busy: Sequence[Slot]) -> Sequence[date]:
    """The days on which something else is in the way."""
    return [on for on, slot in new if overlapping(slot, busy)]
