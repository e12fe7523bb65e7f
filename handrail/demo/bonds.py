"""Relationships that are under pressure, that drift, and that are distant, for the demonstration.

Without them everybody would be in step, or have said too little, and nobody could see what the page
of the balance is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

WEEKS = 8
Said = tuple[int, int]


@dataclass(frozen=True)
class Bond:
    """The last eight weeks of two people: every how many days they talk, what a talk does, its
    note, and what each of the two says of both axes (participant, coach)."""

    every: int
    held_to: bool
    held_up: bool
    note: str
    own: Said
    coach: Said


BONDS: Mapping[int, Bond] = MappingProxyType(
    {
        2: Bond(4, held_to=True, held_up=False, own=(1, -1), coach=(0, 0),
                note="Went through the steps of the week and what is still open."),
        3: Bond(5, held_to=False, held_up=True, own=(-1, 0), coach=(-1, 0),
                note="Just listened. We laughed a lot."),
        4: Bond(13, held_to=False, held_up=True, own=(-1, -1), coach=(-1, 0),
                note="A short call. Busy weeks for both of us."),
    }
)  # fmt: skip
"""By the number of the person in the list of names. All three have the same coach."""


def days(bond: Bond, today: date) -> list[date]:
    """Return the days of their talks in the last eight weeks, the first one first."""
    back = range(7 * WEEKS - 2, 0, -bond.every)
    return [today - timedelta(days=number) for number in back]


def began(today: date) -> date:
    """Return the first day that these talks stand for."""
    return today - timedelta(days=7 * WEEKS)
