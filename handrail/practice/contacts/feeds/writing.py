"""Writing times as an iCalendar file, with the changes of the clock in it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext
from icalendar import Calendar
from icalendar import Event as Entry

from .rules import FRESH_FOR, TITLE, Event

PRODUCT = "-//Calendar//EN"
_FORM = 1
"""One more whenever the same events are written differently."""


def written(events: Sequence[Event], today: date) -> bytes:
    """Return the file; the same events in the same year give the same bytes."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("refresh-interval", FRESH_FOR, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT15M")
    for event in events:
        made.add_component(_entry(event))
    made.add_missing_timezones(
        first_date=date(today.year - 1, 1, 1), last_date=date(today.year + 3, 1, 1)
    )
    text: bytes = made.to_ical()
    return text


def tag(events: Sequence[Event], today: date) -> str:
    """Return the ETag of the file of these events, without writing it.

    A calendar asks every few minutes, and most of the time it has the newest already.
    """
    said = repr((_FORM, gettext(TITLE), today.year, list(events)))
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def _entry(event: Event) -> Any:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("summary", gettext(TITLE))
    entry.add("dtstart", event.starts)
    entry.add("duration", timedelta(minutes=event.minutes))
    entry.add("dtstamp", event.changed)
    entry.add("last-modified", event.changed)
    entry.add("sequence", event.sequence)
    entry.add("status", event.status)
    entry.add("class", "PRIVATE")
    if event.place:
        entry.add("location", event.place)
    return entry
