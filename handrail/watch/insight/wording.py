"""Writes the sentences of the rules in the language and on the wall clock of the reader."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext

from handrail.design import dates
from handrail.ground.kernel import clock
from handrail.watch.insight.rules import Value, Words


def time_of_day(instant: datetime, zone: str) -> str:
    """The time of an instant on the wall clock of `zone`, as the reader's language writes it."""
    return dates.time_words(clock.local(instant, zone))


def _written(name: str, value: Value, zone: str) -> str | int:
    if isinstance(value, datetime):
        return time_of_day(value, zone)
    if isinstance(value, date) and name == "weekday":
        return dates.weekday(value)
    if isinstance(value, date):
        return dates.short_day(value, clock.today(zone))
    return value


def say(words: Words, zone: str) -> str:
    """The sentence in the current language; instants are told on the wall clock of `zone`."""
    values = {name: _written(name, value, zone) for name, value in words.values.items()}
    return gettext(words.message) % values
