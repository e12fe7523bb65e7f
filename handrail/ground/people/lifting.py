"""What the house itself brought that held somebody up, told by the rooms that know of it.

Rooms on the practice floor do not know each other. A room that carries support besides contacts
registers how to count it; the balance asks here, so that both people see the same number.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor

Counter = Callable[[Actor, UUID, date, date], list[date]]
_counters: list[Counter] = []


def register_lifting(counter: Counter) -> None:
    """Let `counter` name the local days, one for each piece of support, between two days."""
    _counters.append(counter)


def lifting_days(actor: Actor, participant_id: UUID, first: date, last: date) -> list[date]:
    """Return a local day for each piece of support from `first` to `last`, both included.

    Whoever may see the contacts of a person may see these numbers, and sees the same ones.
    """
    return [day for count in _counters for day in count(actor, participant_id, first, last)]
