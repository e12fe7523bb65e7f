"""The one clock. No other module asks the system what time it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

_stands: ContextVar[datetime | None] = ContextVar("handrail_clock_stands", default=None)
_zone = lru_cache(maxsize=1024)(ZoneInfo)


def now() -> datetime:
    """Return this instant, aware, in UTC."""
    return _stands.get() or datetime.now(UTC)


@contextmanager
def standing_at(instant: datetime) -> Iterator[None]:
    """Let `now` answer with `instant` inside the block, where a query is made without its values.

    Nothing that is kept or shown is worked out inside.
    """
    token = _stands.set(instant)
    try:
        yield
    finally:
        _stands.reset(token)


def local(instant: datetime, zone: str) -> datetime:
    """Return `instant` on the wall clock of the IANA zone; raises ZoneInfoNotFoundError."""
    return instant.astimezone(_zone(zone))


def today(zone: str) -> date:
    """Return the date it is now in the IANA zone."""
    return local(now(), zone).date()
