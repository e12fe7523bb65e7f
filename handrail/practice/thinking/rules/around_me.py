"""Where the people of somebody's map stand in its picture. Pure; the list says the same in words.

"Me" is in the middle: who helps stands to the left, who makes it harder to the right, both above,
not sure below.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT = 360, 300
NAME_LIMIT = 11
_ARCS = {"helps": (115.0, 245.0), "harder": (-65.0, 65.0), "both": (250.0, 290.0),
         "unsure": (70.0, 110.0)}  # fmt: skip
_ACROSS, _DOWN = 122.0, 112.0
_A_RING = {"helps": 4, "harder": 4, "both": 2, "unsure": 2}


@dataclass(frozen=True)
class Spot:
    """One person of the picture: a short name, how it is, and where the middle of it is."""

    name: str
    effect: str
    x: float
    y: float


def short(name: str) -> str:
    """A name as it fits into the picture."""
    return name if len(name) <= NAME_LIMIT else name[: NAME_LIMIT - 1].rstrip() + "…"


def spots(people: Iterable[tuple[str, str]]) -> list[Spot]:
    """Where each of (name, effect) stands; those for whom there is no room are in the list only."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, effect in people:
        groups[effect].append(name)
    placed = []
    for effect, (first, last) in _ARCS.items():
        names = groups[effect][: _A_RING[effect]]
        for at, name in enumerate(names):
            share = (at + 0.5) / len(names)
            angle = math.radians(first + (last - first) * share)
            x = WIDTH / 2 + _ACROSS * math.cos(angle)
            y = HEIGHT / 2 + _DOWN * math.sin(angle)
            placed.append(Spot(short(name), effect, round(x, 1), round(y, 1)))
    return placed
