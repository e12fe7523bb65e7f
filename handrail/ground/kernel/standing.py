"""Where a thing can stand and where it can go from there, drawn from what a room declares.

Pure. Rooms declare their states beside their rules; docs/reference/states.md is made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from handrail.ground.kernel.marked import N_


class Stand(Protocol):
    """What a state must say to be drawn."""

    @property
    def word(self) -> str:
        """What it is called."""

    @property
    def moves(self) -> frozenset[str]:
        """Where it may go next."""


@dataclass(frozen=True)
class Place:
    """One place to be in: its word, and where it may go next."""

    word: str
    moves: frozenset[str]


def place(word: str, *moves: str) -> Place:
    """Say a place in one line."""
    return Place(word, frozenset(moves))


AWAY, ERASED = "away", "erased"
LISTED: Mapping[str, Place] = MappingProxyType(
    {
        "there": place(N_("On the list"), AWAY),
        AWAY: place(N_("Put away"), "there", ERASED),
        ERASED: place(N_("Erased for good")),
    }
)
"""A row of a list that can be put away, brought back, and erased once it was put away."""
KEPT: Mapping[str, Place] = MappingProxyType(
    {"there": place(N_("On the list"), AWAY), AWAY: place(N_("Put away"), "there")}
)
"""A row that can be put away and brought back, and is never erased alone."""
BESIDE: Mapping[str, Place] = MappingProxyType(
    {
        "waits": place(N_("Waits for an answer"), "taken", "let_be"),
        "taken": place(N_("Taken, with the words before kept")),
        "let_be": place(N_("Let be"), "taken"),
    }
)


def diagram(states: Mapping[str, Stand]) -> str:
    """The states and their moves as a diagram in Mermaid, in a fixed order."""
    lines = ["stateDiagram-v2", f"    [*] --> {next(iter(states))}"]
    lines += [f"    {key} : {state.word}" for key, state in states.items()]
    lines += [
        f"    {key} --> {then}" for key, state in states.items() for then in sorted(state.moves)
    ]
    return "\n".join(lines)
