"""From a wall clock and a zone to instants, and what happens to a row that is tried again.

22:00 stays 22:00 when the clocks change. A time that the spring change skips is moved by the
length of the gap, and a time that the autumn change repeats is its first occurrence, as RFC 5545
(3.3.5, form 3) defines it. A date that a zone left out as a whole (Apia, 30 December 2011) has no
occurrence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))
AHEAD = timedelta(days=14)
LEASE = timedelta(minutes=2)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
TRIES = 8


@dataclass(frozen=True)
class Rule:
    """A wall clock on weekdays (0 is Monday) in an IANA zone, between two dates, both included."""

    at: time
    zone: str
    starts_on: date
    ends_on: date | None = None
    weekdays: frozenset[int] = EVERY_DAY


@dataclass(frozen=True)
class Occurrence:
    """One time that a rule falls due: the date it belongs to, and the instant in UTC."""

    local_date: date
    at: datetime


def instant(on: date, at: time, zone: str) -> datetime:
    """Return the UTC instant of a wall clock; the gap moves forward, the fold is the first.

    Raises zoneinfo.ZoneInfoNotFoundError for an unknown zone and OverflowError outside the years
    1 to 9999.
    """
    wall = datetime.combine(on, at.replace(tzinfo=None, fold=0), tzinfo=ZoneInfo(zone))
    return wall.astimezone(UTC)


def exists(on: date, zone: str) -> bool:
    """Return whether the date was lived through in the zone."""
    return instant(on, time(0), zone) < instant(on + timedelta(days=1), time(0), zone)


def occurrences(rule: Rule, first: date, last: date) -> Iterator[Occurrence]:
    """Yield the occurrences whose local date lies from `first` to `last`, both included."""
    on = max(first, rule.starts_on)
    end = last if rule.ends_on is None else min(last, rule.ends_on)
    while on <= end:
        if on.weekday() in rule.weekdays and exists(on, rule.zone):
            yield Occurrence(on, instant(on, rule.at, rule.zone))
        on += timedelta(days=1)


def pause_after(tries: int, *, tries_allowed: int = TRIES) -> timedelta | None:
    """Return how long to wait after the `tries`-th try, or None when a human must look.

    The pause doubles from one minute up to one hour.
    """
    if tries >= tries_allowed:
        return None
    doubled: timedelta = FIRST_PAUSE * 2 ** max(tries - 1, 0)
    return min(doubled, LONGEST_PAUSE)


def days_to_bits(weekdays: frozenset[int]) -> int:
    """Return weekdays as the bits of a number, Monday lowest; raises ValueError on others."""
    if not weekdays or not weekdays <= EVERY_DAY:
        raise ValueError("Choose at least one day of the week, Monday (0) to Sunday (6).")
    return sum(1 << day for day in weekdays)


def bits_to_days(bits: int) -> frozenset[int]:
    """Return the weekdays whose bits are set."""
    return frozenset(day for day in EVERY_DAY if bits >> day & 1)
