"""Days and hours in words, in the reader's language and zone."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_time
from django.utils.translation import get_language


def _locale(language: str | None) -> Locale:
    code = language or get_language() or "en"
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def short_day(day: date, language: str | None = None) -> str:
    """A day without its year, such as "May 14" or "14 may"."""
    return format_skeleton("MMMd", datetime.combine(day, time()), locale=_locale(language))


def instant_words(instant: datetime, zone: str, language: str | None = None) -> str:
    """Weekday, day and time of an aware instant in ``zone`` (IANA name).

    Raises ``ValueError`` for a naive instant.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs its zone")
    there = instant.astimezone(ZoneInfo(zone))
    locale = _locale(language)
    day = format_skeleton("MMMEd", there.replace(tzinfo=None), locale=locale)
    return f"{day}, {format_time(there, 'short', locale=locale, tzinfo=there.tzinfo)}"
