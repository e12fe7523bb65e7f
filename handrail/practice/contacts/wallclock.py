"""From a wall clock in a zone to an instant, also in the night when the clocks change.

An appointment is what the two people said: a date, a time and a place's clock. The instant is
worked out from it. A time that the spring change skips moves forward by the length of the gap
(02:30 becomes 03:30); a time that the autumn change repeats means its first occurrence. Both are
said aloud in a sentence. This is what PEP 495 calls the gap and the fold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from handrail.ground.kernel.marked import N_

GAP_WORDS = N_("The clocks go forward that night and skip this time. We moved it forward.")
FOLD_WORDS = N_("The clocks go back that night, so this time comes twice. We used the first one.")


@dataclass(frozen=True)
class Placed:
    """Where a wall clock lands: the instant in UTC, the clock to show, a sentence if it matters."""

    starts_at: datetime
    on: date
    at: time
    words: str | None


def place(on: date, at: time, zone: str) -> Placed:
    """Work out the instant of a wall clock in an IANA zone.

    Raises zoneinfo.ZoneInfoNotFoundError for an unknown zone and OverflowError when the instant
    lies outside the years 1 to 9999.
    """
    here = ZoneInfo(zone)
    first = datetime.combine(on, at.replace(second=0, microsecond=0, fold=0), tzinfo=here)
    instant = first.astimezone(UTC)
    back = instant.astimezone(here)
    if (back.date(), back.time()) != (first.date(), first.time()):
        return Placed(instant, back.date(), back.time().replace(fold=0), GAP_WORDS)
    if first.replace(fold=1).utcoffset() != first.utcoffset():
        return Placed(instant, on, first.time(), FOLD_WORDS)
    return Placed(instant, on, first.time(), None)
