"""A coach's words beside a row of a shared list: never over it, and the person decides. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

KINDS: Mapping[str, str] = MappingProxyType(
    {"card": "cards", "trigger": "triggers", "sign": "signs", "day": "days", "line": "plan"}
)
"""The kinds of rows that words can stand beside, and the list that each is on."""

WAITS, TAKEN, LET_BE = "waits", "taken", "let_be"
STATES = (WAITS, TAKEN, LET_BE)

MISSING = N_("Write a few words.")
SAME = N_("These are the words that stand there now. Write them another way.")
SENT = N_("Your words stand beside it. They decide.")
TAKEN_BACK = N_("Your words are taken back.")
TAKEN_WORDS = N_("These are your words now. The ones before are kept.")
LEFT = N_("Your words stay.")


def may_stand_beside(kind: str, by: str) -> bool:
    """Whether a coach may write beside this: a row of the person's, of a kind that is listed."""
    return kind in KINDS and by == "participant"


def may_take(state: str) -> bool:
    """Whether the person may take the words: also those that were let be before."""
    return state in (WAITS, LET_BE)
