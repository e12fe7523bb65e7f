"""What every write here needs to know first: whose record it is, their key and their zone."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.people.models import Participant


@dataclass(frozen=True)
class Person:
    """A participant in the hands of a command."""

    id: UUID
    key: PersonKey
    zone: str


def person(actor: Actor, capability: Capability, participant_id: UUID) -> Person:
    """Return the participant; raises NotVisible when the actor may not do this with them."""
    rows = Participant.objects.visible_to(actor, capability).filter(pk=participant_id)
    zone = rows.values_list("zone", flat=True).first()
    if zone is None:
        raise NotVisible
    return Person(participant_id, key_for(participant_id), zone)


def staff_of(actor: Actor) -> UUID:
    """Return the actor's id as a member of staff; raises NotVisible for anybody else."""
    if actor.staff_id is None:
        raise NotVisible
    return actor.staff_id
