"""Which appointments of two people came about, for a page that both of them read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock

from .models import Appointment
from .rules import ANSWERED

AT_MOST = 200


def _answered(
    actor: Actor, participant_id: UUID, staff_id: UUID, first: datetime, until: datetime
) -> Any:
    rows = Appointment.objects.visible_to(actor, Capability.APPOINTMENT_READ).filter(
        participant_id=participant_id, staff_id=staff_id, state__in=sorted(ANSWERED),
        starts_at__gte=first, starts_at__lt=until,
    )  # fmt: skip
    return rows.order_by("starts_at", "id").values_list("starts_at", "state")[:AT_MOST]


_ANSWERED = Reading(_answered)


def came_about(
    actor: Actor, participant_id: UUID, staff_id: UUID, first: datetime, zone: str
) -> list[tuple[date, bool]]:
    """The days of appointments from `first` until now, and whether each happened; one query."""
    rows = _ANSWERED.rows(actor, participant_id, staff_id, first, clock.now())
    return [(clock.local(at, zone).date(), state == "happened") for at, state in rows]
