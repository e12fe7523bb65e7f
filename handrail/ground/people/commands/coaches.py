"""Who coaches whom: one coach at a time, the ones before stay in the history."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, Role, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.people.events import CoachAssigned, CoachEnded
from handrail.ground.people.models import Relationship, Staff


def _coach(actor: Actor, staff_id: UUID) -> Staff:
    found = Staff.objects.filter(
        pk=staff_id, org_id=actor.org_id, suspended_at__isnull=True
    ).first()
    if found is None or Role.COACH not in found.roles.split():
        raise NotVisible
    return found


def _current(participant_id: UUID) -> Relationship | None:
    rows = Relationship.objects.for_system("the command has authorised; who coaches now?")
    found: Relationship | None = rows.filter(
        participant_id=participant_id, kind="coach", ended_at__isnull=True
    ).first()
    return found


def end_coaching(actor: Actor, relationship: Relationship) -> None:
    """Part of a command that has authorised: end a relationship; it stays in the history."""
    relationship.ended_at = clock.now()
    relationship.save(update_fields=["ended_at"])
    publish(
        CoachEnded(
            org_id=actor.org_id,
            participant_id=relationship.participant_id,
            staff_id=relationship.staff_id,
            relationship_id=relationship.pk,
        )
    )


def begin_coaching(actor: Actor, participant_id: UUID, staff_id: UUID) -> UUID:
    """Part of a command that has authorised: make this coach the one coach; returns the row."""
    coach = _coach(actor, staff_id)
    standing = _current(participant_id)
    if standing is not None and standing.staff_id == coach.pk:
        return standing.pk
    if standing is not None:
        end_coaching(actor, standing)
    fresh = Relationship(
        org_id=actor.org_id, participant_id=participant_id, staff=coach, started_at=clock.now()
    )
    fresh.save(force_insert=True)
    publish(
        CoachAssigned(
            org_id=actor.org_id,
            participant_id=participant_id,
            staff_id=coach.pk,
            relationship_id=fresh.pk,
        )
    )
    return fresh.pk


@command(Capability.COACH_ASSIGN)
def assign_coach(actor: Actor, *, participant_id: UUID, staff_id: UUID | None) -> UUID | None:
    """Make `staff_id` the coach from now on; None leaves the person without one for now.

    Returns the relationship's id. Raises NotVisible for somebody who is no coach here. The coach
    before sees nothing from the next query on.
    """
    if staff_id is not None:
        return begin_coaching(actor, participant_id, staff_id)
    standing = _current(participant_id)
    if standing is not None:
        end_coaching(actor, standing)
    return None
