"""Appointments whose time has passed and of which nobody has said yet whether they happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from handrail.ground.access import Actor, Capability
from handrail.ground.audit import record_list
from handrail.practice.contacts import rules
from handrail.practice.contacts.models import Appointment
from handrail.practice.contacts.queries import UNANSWERED

AT_MOST = 5


@dataclass(frozen=True)
class PastAppointment:
    """One to ask about: with whom, what it was, and when it began."""

    id: UUID
    participant_id: UUID
    name: str
    kind: str
    starts_at: datetime


def oldest(at: datetime) -> datetime:
    """The earliest beginning that is still asked about at the instant `at`."""
    return at - UNANSWERED


def own_unanswered(actor: Actor, at: datetime) -> tuple[PastAppointment, ...]:
    """Return at most five of the coach's own that are over, newest first; one query.

    Writes the reading into the book when there are any.
    """
    rows = (
        Appointment.objects.visible_to(actor, Capability.APPOINTMENT_SET)
        .filter(staff_id=actor.staff_id, state__in=rules.AHEAD)
        .filter(starts_at__gte=oldest(at), starts_at__lte=at)
        .select_related("participant")
        .order_by("-starts_at", "-id")
    )
    # One that is still going on is passed over; a coach has one of those at a time, or two.
    over = [r for r in rows[: AT_MOST + 3] if rules.is_over(r.starts_at, r.minutes, at)]
    found = tuple(
        PastAppointment(
            row.pk, row.participant_id, row.participant.short_name,
            gettext(rules.KINDS[row.kind].word), row.starts_at,
        )
        for row in over[:AT_MOST]
    )  # fmt: skip
    if found:
        record_list(actor, Capability.APPOINTMENT_READ, [one.participant_id for one in found])
    return found
