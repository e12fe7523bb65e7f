"""The two whom a balance is about: a participant, and the coach who works with them now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Subquery

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.people.models import Relationship


@dataclass(frozen=True)
class Pair:
    """Both, the participant's zone and day, and the local day on which they began.

    `before` is when the time with the coach before ended, who may have been this same one.
    """

    participant_id: UUID
    org_id: UUID
    staff_id: UUID
    zone: str
    today: date
    began: date
    name: str
    coach_name: str
    before: datetime | None = None


def _now(actor: Actor, capability: Capability, participant_id: UUID) -> Any:
    rows = Relationship.objects.visible_to(actor, capability).filter(
        participant_id=participant_id, kind="coach", ended_at__isnull=True
    )
    ended = Relationship.objects.visible_to(actor, capability).filter(
        participant_id=participant_id, kind="coach", ended_at__isnull=False
    )
    last = ended.order_by("-ended_at").values("ended_at")[:1]
    return rows.annotate(before=Subquery(last)).values_list(
        "org_id", "staff_id", "started_at", "participant__zone", "participant__given_name",
        "participant__family_name", "staff__user__name", "before",
    )  # fmt: skip


_NOW = Reading(_now)


def pair_of(actor: Actor, capability: Capability, participant_id: UUID) -> Pair | None:
    """Return the two, or None while nobody coaches the person; one query.

    Whoever may not see the person's balance gets None, too: ask the ring first.
    """
    found = _NOW.first(actor, capability, participant_id)
    if found is None:
        return None
    org_id, staff_id, started_at, zone, given, family, coach, before = found
    return Pair(
        participant_id, org_id, staff_id, zone, clock.today(zone),
        clock.local(started_at, zone).date(), f"{given} {family[:1]}.".replace(" .", ""), coach,
        before,
    )  # fmt: skip


def the_pair(actor: Actor, capability: Capability, participant_id: UUID) -> Pair:
    """Return the two of whom the actor is one, for a write; raises NotVisible."""
    found = pair_of(actor, capability, participant_id)
    mine = found is not None and actor.participant_id == participant_id
    if found is None or not (mine or actor.staff_id == found.staff_id):
        raise NotVisible
    return found
