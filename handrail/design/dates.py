"""Days and hours in words: one style a language, for pages, charts, lists and exports alike.

Nothing else writes a date or a time for a reader; a guard test looks for others. `near` is the
reader's own day: a date that is not of its year, or half a year or more away, carries its year.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from django.utils.translation import get_language

HALF_A_YEAR: Final = 182
_A_MONDAY: Final = date(2024, 1, 1)


def _code(language: str | None) -> str:
    return language or get_language() or "en"


@lru_cache(maxsize=64)
def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def with_year(day: date, near: date) -> bool:
    """Whether a day needs its year to be understood on the day `near`."""
    return day.year != near.year or abs((day - near).days) >= HALF_A_YEAR


def short_day(day: date, near: date, language: str | None = None) -> str:
    """A date: "May 14", "May 14, 2025", "14 may"."""
    return _written(day, "yMMMd" if with_year(day, near) else "MMMd", _code(language))


def weekday_day(day: date, near: date, language: str | None = None) -> str:
    """A date with its weekday: "Tue, May 14", "Wed, May 14, 2025", "mar, 14 may"."""
    return _written(day, "yMMMEd" if with_year(day, near) else "MMMEd", _code(language))


def dated(day: date, language: str | None = None) -> str:
    """A date always with its year, for what is signed or taken along: "May 14, 2025"."""
    return _written(day, "yMMMd", _code(language))


def weekday(day: date, language: str | None = None) -> str:
    """The name of the weekday: "Tuesday"."""
    return str(format_date(day, "EEEE", locale=_locale(_code(language))))


def weekday_named(number: int, language: str | None = None) -> str:
    """The name of weekday `number`, 0 for Monday: "Tuesday"."""
    return weekday(_A_MONDAY + timedelta(days=number), language)


@lru_cache(maxsize=8192)
def _written(day: date, skeleton: str, code: str) -> str:
    # A page with a chart asks for the same ninety days each time.
    return str(format_skeleton(skeleton, datetime.combine(day, time()), locale=_locale(code)))


def time_words(clock: time | datetime, language: str | None = None) -> str:
    """An hour as the clock on the wall shows it: "3:30 PM", "15:30"."""
    return _clock(clock.hour, clock.minute, _code(language))


@lru_cache(maxsize=4096)
def _clock(hour: int, minute: int, code: str) -> str:
    return str(format_time(time(hour, minute), "short", locale=_locale(code)))


def moment_words(
    instant: datetime, zone: str, near: date | None = None, language: str | None = None
) -> str:
    """Weekday, date and time of an aware instant in ``zone`` (IANA name).

    Raises ``ValueError`` for a naive instant.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs its zone")
    there = instant.astimezone(ZoneInfo(zone))
    day = weekday_day(there.date(), near or there.date(), language)
    return f"{day}, {time_words(there, language)}"
