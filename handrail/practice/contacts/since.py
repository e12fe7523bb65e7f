"""When two people last talked, and when they meet next."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.people.facts import Since, facts

from . import rules
from .models import Appointment, Contact


def told(actor: Actor, participant_id: UUID, since: Since) -> list[Any]:
    """Return queries of facts: every talk since then, and the appointments that lie ahead."""
    touched = Contact.objects.visible_to(actor, Capability.CONTACT_READ).filter(
        participant_id=participant_id, taken_back_at__isnull=True, reached=True,
        at__gte=since.start,
    ).exclude(kind="text")  # fmt: skip
    ahead = Appointment.objects.visible_to(actor, Capability.APPOINTMENT_READ).filter(
        participant_id=participant_id, state__in=rules.AHEAD, wall_on__gte=since.today
    )
    return [
        facts(touched, "met", at="at", state="kind"),
        facts(ahead, "appointment", at="starts_at", state="kind", on="wall_on"),
    ]
