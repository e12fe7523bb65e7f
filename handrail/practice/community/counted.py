"""Meetings of two stretches of days, counted."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.practice.community.models import Attendance

Days = tuple[date, date]


def _between(
    actor: Actor, participant_id: UUID, a: date, b: date, c: date, d: date
) -> Any:  # fmt: skip
    within = Q(local_date__gte=a, local_date__lte=b) | Q(local_date__gte=c, local_date__lte=d)
    rows = Attendance.objects.visible_to(actor, Capability.ATTENDANCE_READ)
    return rows.filter(within, participant_id=participant_id).values_list("local_date")


_BETWEEN = Reading(_between)


def meetings_within(actor: Actor, participant_id: UUID, one: Days, other: Days) -> list[int]:
    """How many meetings that the actor may see there are in each stretch; one query."""
    rows = _BETWEEN.rows(actor, participant_id, *one, *other)
    return [sum(first <= on <= last for (on,) in rows) for first, last in (one, other)]
