"""When a removal becomes real, and when a record is older than the organisation keeps them.

Pure: the caller brings the clock.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CHANGE_OF_MIND = timedelta(days=14)
"""How long somebody may take a wish for removal back; said on the page where it is asked."""

MOST_YEARS = 99


def real_at(asked_at: datetime) -> datetime:
    """The instant at which a removal that was asked for becomes real."""
    return asked_at + CHANGE_OF_MIND


def closed_before(today: date, years: int) -> date:
    """Records closed on this day or earlier are past `years` years on `today`."""
    try:
        return today.replace(year=today.year - years) - timedelta(days=1)
    except ValueError:
        return today.replace(year=today.year - years, day=28)


def day_ends(day: date, zone: str) -> datetime:
    """The first instant after `day` on the wall clock of the IANA zone, in UTC."""
    tomorrow = datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))
    return tomorrow.astimezone(UTC)
