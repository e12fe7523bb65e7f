"""The one clock. No other module asks the system what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """Return this instant, aware, in UTC."""
    return datetime.now(UTC)


def local(instant: datetime, zone: str) -> datetime:
    """Return `instant` on the wall clock of the IANA zone; raises ZoneInfoNotFoundError."""
    return instant.astimezone(ZoneInfo(zone))


def today(zone: str) -> date:
    """Return the date it is now in the IANA zone."""
    return local(now(), zone).date()
