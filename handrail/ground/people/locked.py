"""What every write about a person needs first: whose it is, their key, and their day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_for

from .models import Participant


@dataclass(frozen=True)
class Person:
    """A participant in the hands of a command; `today` is the date where they live.

    `birth_year` is None where it is not known.
    """

    id: UUID
    org_id: UUID
    key: PersonKey
    zone: str
    today: date
    birth_year: int | None = None


def person(actor: Actor, capability: Capability, participant_id: UUID) -> Person:
    """Return the participant, whose row stays locked until the command ends.

    The lock makes two writes about one person wait for each other, so that the later one knows of
    the earlier: a week never gets a fourth step. Raises NotVisible when the actor may not do this
    with them.
    """
    found = (
        Participant.objects.visible_to(actor, capability)
        .select_for_update(of=("self",))
        .filter(pk=participant_id)
        .values_list("zone", "birth_year")
        .first()
    )
    if found is None:
        raise NotVisible
    zone, born = found
    return Person(participant_id, actor.org_id, key_for(participant_id), zone, clock.today(zone),
                  born)  # fmt: skip
