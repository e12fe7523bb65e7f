"""Writes what the hours promise in the reader's language and on the reader's clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from django.utils.translation import gettext

from handrail.design import dates
from handrail.ground.kernel import clock

from . import rules


def say(found: rules.Presence, now: datetime, zone: str) -> str:
    """The sentence in the current language; moments are told on the clock of `zone`."""
    message, at = rules.sentence(found, now, zone)
    words = gettext(message)
    if at is None:
        return words
    on = at.date() if isinstance(at, datetime) else at
    values = {
        "day": dates.short_day(on, clock.local(now, zone).date()),
        "weekday": dates.weekday(on),
        "time": dates.time_words(at) if isinstance(at, datetime) else "",
    }
    return words % values


def _hour(minute: int) -> str:
    return dates.time_words(time(minute % rules.DAY // 60, minute % 60))


def week_line(spans: Iterable[rules.Span]) -> str:
    """A usual week in one line: "Monday 9:00 AM to 5:00 PM, Friday 1:00 PM to 3:00 PM"."""
    words = gettext("%(day)s %(start)s to %(end)s")
    return ", ".join(
        words % {"day": dates.weekday_named(one.day), "start": _hour(one.start),
                 "end": _hour(one.end)}
        for one in spans
    )  # fmt: skip
