"""What a calendar outside may know of an appointment: a neutral title and the time, no more.

Pure: no clock, no database. Each date of a row is an event of its own, never a repeating one. Dates
are moved, agreed to and called off one by one, and a calendar that works out a repeating event by
an old table of time zones would be an hour off after the clocks change. Each event names its own
zone and brings the changes of the clock with it, as RFC 5545 (3.6.5) asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from handrail.ground.kernel.marked import N_

BACK, AHEAD = timedelta(days=31), timedelta(days=366)
MOST = 2500
"""Forty people with a time every week, a month back and a year ahead; the nearest come first."""
FRESH_FOR = timedelta(minutes=15)
WAIT = timedelta(minutes=10)
SECRET_BYTES = 32
DAY, TALK = 24 * 60, 30
"""How many minutes a whole day is in a calendar, and a first talk."""

TITLE = N_("Appointment")
STOPPED = N_("Stopped. The old address opens nothing any more.")
PLACE_ON = N_("Your calendar now shows the place too.")
PLACE_OFF = N_("Your calendar no longer shows the place.")
NONE_NOW = N_("There is no address now. You can make one.")
SHOWN_BEFORE = N_("The address was shown once. Make a new one if you did not copy it.")

TOO_OFTEN = N_(
    "This calendar asks too often, so it gets no times just now. Nothing is lost: your times stand "
    "as they are. It can ask again in %(minutes)s minutes. Once in an hour is enough."
)

TENTATIVE, CONFIRMED, CANCELLED = "TENTATIVE", "CONFIRMED", "CANCELLED"


@dataclass(frozen=True)
class Event:
    """One time, as a calendar outside gets it; `starts` has its zone, `changed` is in UTC.

    A `starts` that is a day is the whole of that day.
    """

    uid: str
    starts: datetime | date
    minutes: int
    status: str
    sequence: int
    changed: datetime
    place: str = ""


def status_of(state: str) -> str:
    """How an appointment in `state` stands for a calendar."""
    if state in ("cancelled", "moved", "rests"):
        return CANCELLED
    return TENTATIVE if state == "proposed" else CONFIRMED


def thread_of(row_id: UUID, thread: UUID | None) -> UUID:
    """Which line of times a row belongs to: it stays the same however often it is moved."""
    return thread or row_id
