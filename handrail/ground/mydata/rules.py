"""When a removal becomes real, and when a record is older than the organisation keeps them.

Pure: the caller brings the clock.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

CHANGE_OF_MIND = timedelta(days=14)
"""How long somebody may take a wish for removal back; said on the page where it is asked."""

MOST_YEARS = 99


def real_at(asked_at: datetime) -> datetime:
    """The instant at which a removal that was asked for becomes real."""
    return asked_at + CHANGE_OF_MIND


def may_take_back(asked_at: datetime, now: datetime) -> bool:
    """Whether the wish can still be taken back: until the fourteen days are over."""
    return now < real_at(asked_at)


def kept_until(closed_on: date, years: int) -> date:
    """The last day for which a record closed on `closed_on` is kept; 29 February moves to 28."""
    try:
        return closed_on.replace(year=closed_on.year + years)
    except ValueError:
        return closed_on.replace(year=closed_on.year + years, day=28)


def closed_before(today: date, years: int) -> date:
    """Records closed on this day or earlier are past `years` years on `today`."""
    try:
        return today.replace(year=today.year - years) - timedelta(days=1)
    except ValueError:
        return today.replace(year=today.year - years, day=28)


def is_due(closed_on: date | None, years: int | None, today: date) -> bool:
    """Whether a record is past its years; never while it is open, nor without a setting."""
    if closed_on is None or years is None:
        return False
    return today > kept_until(closed_on, years)
