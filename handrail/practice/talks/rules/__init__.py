"""What a topic may become, who may change it, and what is said. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

PARTICIPANT, COACH = "participant", "coach"
TEXT_LIMIT, AT_MOST = 300, 50
OPEN, NEXT, TALKED, AWAY = "open", "next", "talked", "away"

STANDS: Mapping[str, Place] = MappingProxyType(
    {
        OPEN: place(N_("To talk about"), TALKED, NEXT, AWAY),
        NEXT: place(N_("Kept for next time"), TALKED, OPEN, AWAY),
        TALKED: place(N_("Talked about"), OPEN, NEXT, AWAY),
        AWAY: place(N_("Taken back"), OPEN, NEXT, TALKED),
    }
)
"""A line that was taken back returns as it was."""

MISSING = N_("Write what it is about, in a few words.")
FULL = N_("There are 50 things on the list. Talk about some first, or take some back.")
NOT_THIS = N_("Choose what to do with it.")
BOTH_KEPT = N_(
    "This was changed somewhere else while you wrote. Yours is here now. The other words are kept "
    "under “Earlier words”."
)
ADDED = N_("It is on the list. Both of you see it.")
CHANGED = N_("Saved. The words before are kept.")
SAID: Mapping[str, str] = MappingProxyType(
    {
        OPEN: N_("It is on the list again."),
        NEXT: N_("Kept for next time."),
        TALKED: N_("Talked about. You can put it back on the list."),
    }
)
TAKEN_BACK = N_("Taken back. You can bring it back below.")
IS_BACK = N_("It is back on the list.")


def may_write(by: str, writer: UUID, user: UUID, *, coach: bool) -> bool:
    """Whether somebody may change the words of a line or take it back: only whoever wrote it."""
    return writer == user if coach else by == PARTICIPANT


def may_stand(state: str) -> bool:
    """Whether a line that is on the list can be made to stand so, by either of the two."""
    return state in SAID


def stands(state: str, *, away: bool) -> str:
    """Where a topic stands: a key of `STANDS`."""
    return AWAY if away else state
