"""Phone numbers as people write them, kept in one form."""

from __future__ import annotations

import phonenumbers

HOME_REGION = "US"
"""Where a number without a country code is. The programmes in the articles are in the US."""


def e164(text: str) -> str | None:
    """The number in E.164 ("+12155550101"); "" for nothing; None when it is no number."""
    if not text.strip():
        return ""
    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
