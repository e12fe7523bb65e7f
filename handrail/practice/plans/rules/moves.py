"""What became of a line: how a change of state, of pile or of place is told, and what still counts.

Pure. Nobody changes a line without both being able to see who did, when, and what it was before.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

STATE, PLACE, PILE, SIZE = "state", "place", "pile", "size"
WHAT = (STATE, PLACE, PILE, SIZE)
UP, DOWN = "up", "down"
KEPT, ASKED = "kept", "asked"
"""The size of a step was looked at and kept, and that was taken back."""
MOVED = ("done", "partly")
"""States in which something moved."""
REPLACED = ("aside", "smaller", "swapped")
"""States in which a step is out of the way; what was done of it before still happened."""

SAID: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "open": (N_("You opened this again"), N_("%(name)s opened this again")),
        "done": (N_("You did this"), N_("%(name)s marked this as done")),
        "partly": (N_("You did a part of this"), N_("%(name)s marked this as partly done")),
        "not_yet": (N_("You said “not yet”"), N_("%(name)s marked this as not yet")),
        "smaller": (N_("You made this smaller"), N_("%(name)s made this smaller")),
        "swapped": (N_("You swapped this"), N_("%(name)s swapped this")),
        "aside": (N_("You put this aside"), N_("%(name)s put this aside")),
        "reached": (N_("You reached this"), N_("%(name)s marked this as reached")),
        UP: (N_("You moved this up"), N_("%(name)s moved this up")),
        DOWN: (N_("You moved this down"), N_("%(name)s moved this down")),
        KEPT: (N_("You kept the size of this"), N_("%(name)s kept the size of this")),
        ASKED: (
            N_("You want to look at the size of this"),
            N_("%(name)s wants to look at the size of this"),
        ),
        "most": (N_("You put this on “Matters most”"), N_("%(name)s put this on “Matters most”")),
        "matters": (N_("You put this on “Matters”"), N_("%(name)s put this on “Matters”")),
        "not_now": (N_("You put this on “Not now”"), N_("%(name)s put this on “Not now”")),
    }
)
"""What is said of a move: by the reader, and by somebody else, by name."""
MARKED: Mapping[str, str] = MappingProxyType(
    {
        "done": N_("You marked this as done"),
        "partly": N_("You marked this as partly done"),
        "not_yet": N_("You marked this as not yet"),
        "reached": N_("You marked this as reached"),
    }
)
"""What is said to a coach who did it: what was done, was done by somebody else."""


def said(now: str, *, mine: bool, own: bool = True) -> str:
    """The sentence about a move, to be translated where it is shown; wants `name` if not mine.

    `own` says that the line is about the one who moved it.
    """
    if not mine:
        return SAID[now][1]
    return SAID[now][0] if own else MARKED.get(now, SAID[now][0])


def other_way(now: str) -> str:
    """The direction that takes a move in the order back."""
    return DOWN if now == UP else UP


def happened(kept: str, before: str, now: str) -> str:
    """What was done of a step, when it goes from the state `before` to `now`.

    Putting it aside, making it smaller and picking it up again take nothing away; only another
    answer about how it went does, or taking that answer back.
    """
    if now in REPLACED:
        return before if before in MOVED else kept
    return kept if now == "open" and before in REPLACED else ""


def counts_as(state: str, kept: str) -> str:
    """What a step counts as when things are added up: "done", "partly" or ""."""
    if state in MOVED:
        return state
    return kept if state in REPLACED or state == "open" else ""
