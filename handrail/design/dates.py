"""Days and hours in words, in the reader's language and zone."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_time
from django.utils.translation import get_language


def _code(language: str | None) -> str:
    return language or get_language() or "en"


@lru_cache(maxsize=64)
def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def short_day(day: date, language: str | None = None) -> str:
    """A day without its year, such as "May 14" or "14 may"."""
    return _short_day(day, _code(language))


@lru_cache(maxsize=8192)
def _short_day(day: date, code: str) -> str:
    # A page with a chart asks for the same ninety days each time.
    return str(format_skeleton("MMMd", datetime.combine(day, time()), locale=_locale(code)))


def instant_words(instant: datetime, zone: str, language: str | None = None) -> str:
    """Weekday, day and time of an aware instant in ``zone`` (IANA name).

    Raises ``ValueError`` for a naive instant.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs its zone")
    there = instant.astimezone(ZoneInfo(zone))
    locale = _locale(_code(language))
    day = format_skeleton("MMMEd", there.replace(tzinfo=None), locale=locale)
    return f"{day}, {format_time(there, 'short', locale=locale, tzinfo=there.tzinfo)}"
