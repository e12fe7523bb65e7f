"""The many ways into recovery, each with the same standing, and how many strengths fit a page.

Nothing is ranked and nothing is chosen beforehand: the list is read in the order of the alphabet
of whoever reads it. "My own way" is one of the ways like all others.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from handrail.ground.kernel.marked import N_

PATHWAYS: Mapping[str, str] = {
    "culture": N_("Culture or tradition"),
    "faith": N_("Faith or spirit"),
    "family": N_("Family and friends"),
    "groups": N_("Groups without steps, like SMART"),
    "harm_reduction": N_("Harm reduction"),
    "medication": N_("Medication"),
    "moving": N_("Sport, nature or art"),
    "own_way": N_("My own way"),
    "treatment": N_("Treatment or therapy"),
    "twelve_step": N_("Twelve-step groups"),
}
OWN_LIMIT = 200

STRENGTH_LIMIT, STRENGTHS_AT_MOST = 80, 20
STRENGTH_MISSING = N_("Please write a few words first.")
STRENGTH_THERE = N_("This one is on the list already.")
STRENGTHS_FULL = N_("Twenty strengths are on the list. Take one away to make room.")
BROUGHT_IN = {
    "participant": N_("written by the person"),
    "coach": N_("written by the coach"),
}


def _plain(word: str) -> str:
    flat = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in flat if not unicodedata.combining(letter))


def in_order(said: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (key, words) in the order of the alphabet of the words, whatever the language."""
    return sorted(said.items(), key=lambda pair: _plain(pair[1]))


def known(keys: Iterable[str]) -> list[str]:
    """Return the keys that are ways we know, each once, in a fixed order."""
    wanted = set(keys)
    return [key for key in PATHWAYS if key in wanted]


def why_not(text: str, there: Iterable[str]) -> str | None:
    """Return the sentence that says why a strength cannot be added, or None when it can."""
    standing = list(there)
    if not text:
        return STRENGTH_MISSING
    if _plain(text) in {_plain(other) for other in standing}:
        return STRENGTH_THERE
    return STRENGTHS_FULL if len(standing) >= STRENGTHS_AT_MOST else None
