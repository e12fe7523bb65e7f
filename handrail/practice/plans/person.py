"""What every write here needs to know first: whose plan it is, and what day it is for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.people.models import Participant


@dataclass(frozen=True)
class Person:
    """A participant in the hands of a command: their key, and today's date where they live."""

    id: UUID
    key: PersonKey
    today: date


def person(actor: Actor, capability: Capability, participant_id: UUID) -> Person:
    """Return the participant, whose row stays locked until the command ends.

    The lock makes two writes to one plan wait for each other, so that a week never gets a fourth
    step. Raises NotVisible when the actor may not do this with them.
    """
    zone = (
        Participant.objects.visible_to(actor, capability)
        .select_for_update(of=("self",))
        .filter(pk=participant_id)
        .values_list("zone", flat=True)
        .first()
    )
    if zone is None:
        raise NotVisible
    return Person(participant_id, key_for(participant_id), clock.today(zone))


def by_word(actor: Actor, participant_id: UUID) -> str:
    """Return who writes: "participant" for the person themselves, "coach" for anybody else."""
    return "participant" if actor.participant_id == participant_id else "coach"
