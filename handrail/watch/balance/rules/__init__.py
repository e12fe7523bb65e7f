"""The measure, its words, and the one next move it suggests. Pure: no Django models, no clock."""

from .measure import (
    FOUR,
    Answer,
    Gap,
    Mix,
    Piece,
    Place,
    Standing,
    day_of,
    history,
    measure,
)

__all__ = [
    "FOUR",
    "Answer",
    "Gap",
    "Mix",
    "Piece",
    "Place",
    "Standing",
    "day_of",
    "history",
    "measure",
]
