"""Evidence of growth: what fits in a sentence, and where one can be from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

OWN, WIN, REVIEW, WORD, THEN_NOW = "own", "win", "review", "word", "then_now"
TEXT_LIMIT, KEPT_LIMIT, AT_MOST = 600, 4000, 200
# Where a new one stands until the person orders the list; its id says when it was written.
AT_THE_END = 1_000_000

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        OWN: N_("My own words"),
        WIN: N_("From a win"),
        REVIEW: N_("From a look back at my week"),
        WORD: N_("Kind words from %(name)s"),
        THEN_NOW: N_("From then and now"),
    }
)
OF_SOMEBODY: Mapping[str, str] = MappingProxyType(
    {
        **SOURCES,
        OWN: N_("In their own words"),
        REVIEW: N_("From a look back at their week"),
    }
)
MISSING = N_("Write one sentence first.")
FULL = N_("There are 200 on the list. Put some away first.")
NOT_OWN = N_("This was kept from elsewhere, so its words stay as they were.")
SAVED = N_("It is on your list. Only you put things there.")
THERE = N_("It is on your list already.")


def is_own(source: str) -> bool:
    """Whether these are words that were written for the list, and can be changed there."""
    return source in (OWN, THEN_NOW)
