"""Which lines of a plan can be erased for good: those that were put away. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

RESTS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "goal": ("state", ("aside", "reached")),
        "step": ("state", ("aside",)),
        "barrier": ("state", ("ended",)),
        "value": ("pile", ("not_now",)),
    }
)
"""Of each kind the column that says where it stands, and where it can be erased."""

ERASED = N_("It is erased.")


def may_erase(kind: str, stands: str, by: str) -> bool:
    """Whether a line may be erased by the person: their own words, out of the way already."""
    return kind in RESTS and stands in RESTS[kind][1] and by == "participant"
