"""How rows read before they were changed, for whoever wants all of it at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

EARLIER_MOST = 400
"""How many earlier words of one room are read at most."""


@dataclass(frozen=True)
class Before:
    """How something read until `at`: its words, each with what it answers, to translate, or ""."""

    at: datetime
    words: Sequence[tuple[str, str]]


def by_row(found: Iterable[tuple[UUID | None, Before]]) -> Mapping[UUID, Sequence[Before]]:
    """Put together what belongs to one row, the newest first as given.

    What says nothing, or the same as what came after it, is left out.
    """
    rows: dict[UUID, list[Before]] = defaultdict(list)
    for row, before in found:
        if row is None or not before.words:
            continue
        if not rows[row] or rows[row][-1].words != before.words:
            rows[row].append(before)
    return dict(rows)
