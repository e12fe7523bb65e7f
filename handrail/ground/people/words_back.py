"""A word that came back to something: each writer's own, kept when it is said anew, and undone.

Rows have `writer`, `made_at` and `until` (None: it stands). A writer has one that stands at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.sealed import read

SAID = N_("Your word is beside it.")
BACK = N_("Your word is taken back. It stands under “Earlier words back”, for both of you.")
AS_BEFORE = N_("Your word reads as before. The later one is kept.")
NO_WORD = N_("There is no word of yours to take back.")


@dataclass(frozen=True)
class WordView:
    """A word back: what was said, and the first name of whoever said it ("" when unknown)."""

    text: str
    name: str
    writer_id: UUID | None
    by: str = "coach"
    until: datetime | None = None


def view(key: PersonKey, row: Any, by: str = "coach") -> WordView:
    """One row as a page shows it."""
    name = row.writer.name.split(" ")[0] if row.writer_id else ""
    return WordView(read(key, row, "text") or "", name, row.writer_id, by, row.until)


def standing(words: Iterable[WordView]) -> list[WordView]:
    """The words that stand."""
    return [word for word in words if word.until is None]


def before(words: Iterable[WordView]) -> list[WordView]:
    """The words that stood before, the last of them first."""
    past = [word for word in words if word.until is not None]
    return sorted(past, key=attrgetter("until"), reverse=True)


def of_writer(words: Sequence[WordView], writer_id: UUID) -> tuple[str, bool]:
    """The word of this writer that stands ("" for none), and whether one of theirs is before it."""
    mine = [word for word in words if word.writer_id == writer_id]
    return next((word.text for word in standing(mine)), ""), bool(before(mine))


def make_room(mine: Any, at: datetime) -> bool:
    """Let the word of one writer stand no more, because a later one comes; it is kept.

    `mine` is a queryset of that writer's words to one thing. Returns whether there was one.
    """
    return bool(mine.filter(until__isnull=True).update(until=at))


def turn_back(mine: Any, at: datetime, *, before: bool) -> str | None:
    """Let no word of this writer stand, or with `before` the one before it; all are kept.

    Returns the sentence to say, None when there is nothing to do that with.
    """
    earlier = mine.filter(until__isnull=False).order_by("-until", "-made_at").first()
    if before and earlier is None:
        return None
    had = make_room(mine, at)
    if before and earlier is not None:
        earlier.until = None
        earlier.save(update_fields=["until"])
        return AS_BEFORE
    return BACK if had else None
