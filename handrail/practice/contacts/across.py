"""What other floors read of contacts: with one coach, and when times were asked for."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.people.hours_of_week import who_by_hour

from . import rules
from .models import Appointment, Contact


def _with_coach(actor: Actor, participant_id: UUID, staff_id: UUID, start: datetime) -> Any:
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        participant_id=participant_id, staff_id=staff_id, taken_back_at__isnull=True, at__gte=start
    ).exclude(kind=rules.WITH_OTHER)  # fmt: skip
    return rows.order_by("-at", "-id").values_list("id", "at", "kind", "held_to", "held_up",
                                                   "reached")  # fmt: skip


_WITH_COACH = Reading(_with_coach)


def touches_with(
    actor: Actor, participant_id: UUID, staff_id: UUID, start: datetime
) -> list[tuple[UUID, datetime, str, bool, bool, bool]]:
    """Return each contact with one coach since an instant, newest first; one query.

    A row is its id, instant, kind, the two tags, and whether the person was reached.
    """
    return _WITH_COACH.rows(actor, participant_id, staff_id, start)


def asked_by_hour(
    actor: Actor, capability: Capability, since: datetime, zone: str
) -> list[tuple[int, int, UUID]]:
    """Which participants asked for a time, by (ISO weekday, hour) on the clock of `zone`.

    One query; for counting people, never for showing them.
    """
    rows = Appointment.objects.visible_to(actor, capability).filter(
        proposed_by="participant", made_at__gte=since
    )
    return who_by_hour(rows, zone)
