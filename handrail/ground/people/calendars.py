"""Days and times for somebody's calendar that are no appointments; a room adds its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handrail.ground.access import Actor


@dataclass(frozen=True)
class CalendarEntry:
    """One of them: an instant with its zone, or a whole day. `agreed`: they said that they come."""

    id: UUID
    starts: datetime | date
    agreed: bool
    changed: datetime


Adds = Callable[[Actor], Iterable[CalendarEntry]]
_adding: list[Adds] = []


def in_calendar(adds: Adds) -> Adds:
    """Let the decorated function of a room say what else stands in an actor's calendar."""
    _adding.append(adds)
    return adds


def also_in_calendar(actor: Actor) -> list[CalendarEntry]:
    """What the rooms add to this actor's calendar."""
    return [entry for adds in _adding for entry in adds(actor)]
