"""When a weekly meeting happens next, on its own wall clock and on the reader's."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = 7


def next_start(weekday: int, minute: int, zone: str, today_there: date) -> datetime:
    """The next start on or after `today_there`, the date it is now in the meeting's own zone.

    Wall clock: an hour that a clock change skips or repeats is read with the offset before it.
    """
    day = today_there + timedelta(days=(weekday - today_there.weekday()) % WEEK)
    return start_on(day, minute, zone)


def start_on(day: date, minute: int, zone: str) -> datetime:
    """The instant, in UTC, of `minute` after midnight on that date in the IANA zone."""
    there = datetime.combine(day, time(minute // 60, minute % 60), tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC)


def same_clock(instant: datetime, one: str, other: str) -> bool:
    """Whether the wall clocks of two IANA zones agree at that instant."""
    return (
        instant.astimezone(ZoneInfo(one)).utcoffset()
        == instant.astimezone(ZoneInfo(other)).utcoffset()
    )
