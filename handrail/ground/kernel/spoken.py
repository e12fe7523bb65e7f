"""Many words of one page, asked of the catalogue with the language looked up once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.utils.translation import get_language, gettext, override


def spoken() -> Callable[[str], str]:
    """Return what says a message in the current language; each message is looked up once."""
    return _in(get_language() or "")


@lru_cache(maxsize=16)
def _in(language: str) -> Callable[[str], str]:
    known: dict[str, str] = {}

    def say(message: str) -> str:
        found = known.get(message)
        if found is None:
            with override(language or None):
                found = known[message] = gettext(message)
        return found

    return say
