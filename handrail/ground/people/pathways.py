"""The many ways into recovery, each with the same standing, and how many strengths fit a page.

Nothing is ranked and nothing is chosen beforehand: the list is read in the order of the alphabet
of whoever reads it. "My own way" is one of the ways like all others.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

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
CHANGED_MEANWHILE = N_(
    "You changed this on another page meanwhile. It stands below. Save again to put this in its "
    "place."
)

STRENGTH_LIMIT, STRENGTHS_AT_MOST, STRENGTHS_IN_FRONT = 80, 40, 12
STRENGTH_GROUPS: Mapping[str, str] = {
    "helped": N_("What helped before"),
    "others": N_("What others say about me"),
    "enjoy": N_("What I enjoy"),
    "skills": N_("What I can do"),
    "people": N_("People"),
    "places": N_("Places"),
}
IN_OWN_WORDS = N_("In own words")
STRENGTH_MISSING = N_("Please write a few words first.")
NOTHING_BEFORE = N_("There is nothing to take back.")
STRENGTH_SAVED = N_("Saved. What it said before is kept.")
STRENGTH_BOTH = N_(
    "This was changed by somebody while you wrote. Yours is saved, and theirs is kept under "
    "“Earlier words”."
)
STRENGTH_THERE = N_("This one is on the list already.")
STRENGTHS_FULL = N_("Forty strengths are on the list. Take one away to make room.")
STRENGTH_GROUP = N_("Choose where it belongs, or leave it open.")
BROUGHT_IN = {
    "participant": N_("written by the person"),
    "coach": N_("written by the coach"),
}
TO_ME = {"participant": N_("my words"), "coach": N_("my coach’s words")}
PICKED = {
    "participant": N_("a card, picked by the person"),
    "coach": N_("a card, picked by the coach"),
}
PICKED_TO_ME = {
    "participant": N_("a card, picked by me"),
    "coach": N_("a card, picked by my coach"),
}


def whose(by: str, *, card: bool, mine: bool) -> str:
    """Whose words a strength is in, to be translated where it is shown."""
    if card:
        return (PICKED_TO_ME if mine else PICKED)[by]
    return (TO_ME if mine else BROUGHT_IN)[by]


def mark(chosen: Iterable[str], own: str) -> str:
    """Return what tells one answer from another, so that a page knows when it is not the last.

    A digest in 16 letters; it goes to nobody but the person whose words they are.
    """
    said = "\x1f".join([*sorted(chosen), own])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def by_group(said: Iterable[tuple[str, Any]]) -> list[tuple[str, list[Any]]]:
    """Put (group, strength) pairs under their groups, in the order of the groups.

    What belongs to no group, or to one that we do not know, stands under "" at the end.
    """
    found: dict[str, list[Any]] = {group: [] for group in (*STRENGTH_GROUPS, "")}
    for group, strength in said:
        found[group if group in STRENGTH_GROUPS else ""].append(strength)
    return [(group, rows) for group, rows in found.items() if rows]


def next_group(group: str) -> str:
    """The group of cards after this one; the first one after the last."""
    groups = list(STRENGTH_GROUPS)
    return groups[(groups.index(group) + 1) % len(groups)]


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
