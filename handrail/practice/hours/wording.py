"""Writes what the hours promise in the reader's language and on the reader's clock."""

from __future__ import annotations

from datetime import datetime

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
