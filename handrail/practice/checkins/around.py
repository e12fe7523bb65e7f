"""Check-ins of two stretches of days, for laying two days side by side."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading

from .models import CheckIn

Days = tuple[date, date]


class DaySaid(NamedTuple):
    """What the last check-in of a day says, without its words; keys of rules.SLEEP and COMPANY."""

    on: date
    mood: int | None
    urge: int | None
    sleep: str
    company: list[str]
    lonely: int | None = None
    too_much: int | None = None


def _mine(actor: Actor, participant_id: UUID) -> Any:
    rows = CheckIn.objects.visible_to(actor, Capability.CHECKIN_READ)
    return rows.filter(participant_id=participant_id, skipped=False)


def _between(
    actor: Actor, participant_id: UUID, a: date, b: date, c: date, d: date
) -> Any:  # fmt: skip
    within = Q(local_date__gte=a, local_date__lte=b) | Q(local_date__gte=c, local_date__lte=d)
    rows = _mine(actor, participant_id).filter(within).order_by("local_date", "made_at", "id")
    return rows.values_list("local_date", "mood", "craving", "sleep", "company", "lonely",
                            "too_much")  # fmt: skip


def _first(actor: Actor, participant_id: UUID) -> Any:
    return _mine(actor, participant_id).order_by("local_date").values_list("local_date")[:1]


_BETWEEN, _FIRST = Reading(_between), Reading(_first)


def said_between(actor: Actor, participant_id: UUID, one: Days, other: Days) -> list[DaySaid]:
    """Return one entry for each day in either stretch that the actor may see; one query."""
    rows = _BETWEEN.rows(actor, participant_id, *one, *other)
    return list({row[0]: DaySaid(*row) for row in rows}.values())


def first_day(actor: Actor, participant_id: UUID) -> date | None:
    """The day of the first check-in that the actor may see; one query."""
    row = _FIRST.first(actor, participant_id)
    return row[0] if row else None
