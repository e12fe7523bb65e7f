"""An order that people make themselves, one place up or down at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def moved(order: Sequence[T], one: T, *, up: bool) -> list[T]:
    """The order with one of them one place up or down; at the end of the list nothing moves."""
    found = list(order)
    if one not in found:
        return found
    at = found.index(one)
    to = at - 1 if up else at + 1
    if 0 <= to < len(found):
        found[at], found[to] = found[to], found[at]
    return found


def places(taken: Sequence[int]) -> list[int]:
    """Places for rows in a new order: those that they had, each after the one before it.

    So rows that somebody does not see stay where they are.
    """
    place, found = -1, []
    for one in sorted(taken):
        place = max(place + 1, one)
        found.append(place)
    return found


def move(order: Sequence[Any], one: Any, *, up: bool) -> bool:
    """Move the row with the key `one` one place up or down, and save the places that changed.

    `order` are rows with a `position`, as they stand now; at the end of the list nothing moves,
    and False comes back.
    """
    before = [each.pk for each in order]
    wanted = moved(before, one, up=up)
    place = dict(zip(wanted, places([each.position for each in order]), strict=True))
    for each in order:
        if each.position != place[each.pk]:
            each.position = place[each.pk]
            each.save(update_fields=["position"])
    return wanted != before
