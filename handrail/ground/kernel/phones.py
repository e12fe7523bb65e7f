"""Phone numbers as people write them: kept in one form, and shown in one form."""

from __future__ import annotations

from functools import lru_cache

import phonenumbers

HOME_REGION = "US"
"""Where a number without a country code is. The programmes in the articles are in the US."""


def _read(text: str, region: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


def e164(text: str, region: str = HOME_REGION) -> str | None:
    """The number in E.164 ("+12155550101"); "" for nothing; None when it is no number."""
    if not text.strip():
        return ""
    number = _read(text, region)
    if number is None:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=4096)
def phone_words(text: str, region: str = HOME_REGION) -> str:
    """A number as people read it: "(215) 555-0101" at home, "+44 20 7946 0958" from elsewhere.

    What is no whole number ("988", "ask Rosa") stays as it is.
    """
    number = _read(text, region)
    if number is None:
        return text
    at_home = number.country_code == phonenumbers.country_code_for_region(region)
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, style.NATIONAL if at_home else style.INTERNATIONAL)
