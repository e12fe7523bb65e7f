"""A coach's words beside a row of a shared list: never over it, and the person decides. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

from . import cards, days, lists, plan

KINDS: Mapping[str, str] = MappingProxyType(
    {"card": "cards", "trigger": "triggers", "sign": "signs", "day": "days", "line": "plan"}
)
"""The kinds of rows that words can stand beside, and the list that each is on."""

LIMITS: Mapping[str, int] = MappingProxyType(
    {"card": cards.TEXT_LIMIT, "trigger": lists.TEXT_LIMIT, "sign": lists.TEXT_LIMIT,
     "day": days.TEXT_LIMIT, "line": plan.TEXT_LIMIT}
)  # fmt: skip
"""How long the words of each kind of row may be, so that whatever is offered can be taken."""

WAITS, TAKEN, LET_BE, BACK = "waits", "taken", "let_be", "back"
STATES = (WAITS, TAKEN, LET_BE, BACK)
"""BACK: their writer took them back, and alone sees them; they can stand beside it again."""

MISSING = N_("Write a few words.")
SAME = N_("These are the words that stand there now. Write them another way.")
SENT = N_("Your words stand beside it. They decide.")
TAKEN_BACK = N_("Your words are taken back.")
AGAIN = N_("Your words stand beside it again. They decide.")
GONE = N_("These words were taken back meanwhile. Yours stay as they are.")
TAKEN_WORDS = N_("These are your words now. The ones before are kept.")
LEFT = N_("Your words stay.")
TOO_LONG = N_(
    "These words are longer than there is room for here. They still stand beside yours. You can "
    "write a shorter form of them yourself."
)


def may_stand_beside(kind: str, by: str) -> bool:
    """Whether a coach may write beside this: a row of the person's, of a kind that is listed."""
    return kind in KINDS and by == "participant"


def fits(kind: str, text: str) -> bool:
    """Whether words have room in a row of that kind; older ones may have been offered longer."""
    return len(text) <= LIMITS[kind]


def may_take(state: str) -> bool:
    """Whether the person may take the words: also those that were let be before."""
    return state in (WAITS, LET_BE)
