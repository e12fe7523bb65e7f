"""What somebody is told who answers a time from an old page: how it stands now, and what to do.

Pure: no clock, no database.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

from .rules import RESTS

SINCE: Mapping[str, str] = MappingProxyType(
    {
        "proposed": N_("It waits for a yes now. You see here how it stands."),
        "agreed": N_("It is agreed now. You see here how it stands."),
        RESTS: N_("It rests meanwhile. Ask to keep it, or let it be."),
        "moved": N_("It was moved meanwhile, to %(when)s. Look whether that suits you."),
        "cancelled": N_("It was called off meanwhile. You can put it back, or set a new time."),
        "happened": N_("Somebody has said meanwhile that it happened."),
        "not_seen": N_("Somebody has said meanwhile that it is not seen yet."),
    }
)
OWN_ASKING = N_("You asked for this time yourself. It waits for the other one to say yes.")


def since_words(state: str, *, mine: bool = False) -> str:
    """How a time in `state` stands, said to whoever wanted something else of it.

    `mine`: they asked for it themselves, and wanted to say yes to it.
    """
    return OWN_ASKING if mine and state == "proposed" else SINCE[state]
