"""How pages look to one reader: colours and the size of the text. Nothing here is about a person.

It rides in a cookie, so that it holds before anybody signed in and without a script.
"""

from __future__ import annotations

from typing import NamedTuple

COOKIE = "look"
THEMES = ("auto", "light", "dark")
SIZES = ("normal", "large", "largest")
YEAR = 365 * 24 * 3600
"""Seconds for which a phone that is only one person's keeps it; a shared one, until it closes."""


class Look(NamedTuple):
    """One of THEMES and one of SIZES."""

    theme: str = THEMES[0]
    text: str = SIZES[0]

    def written(self) -> str:
        """Return it as the cookie holds it."""
        return f"{self.theme}.{self.text}"


def chosen(theme: str, text: str) -> Look:
    """Return the look of two words; a word that we do not know counts as not chosen."""
    return Look(theme if theme in THEMES else THEMES[0], text if text in SIZES else SIZES[0])


def read(cookie: str) -> Look:
    """Return the look that a cookie holds; whatever else stands in it is the usual look."""
    theme, _, text = cookie.partition(".")
    return chosen(theme, text)
