"""What every write here needs to know first: whose words they are, their key, day and language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.consent.queries import open_until
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.people.models import Participant


@dataclass(frozen=True)
class Person:
    """A participant in the hands of a command; `today` is the date where they live."""

    id: UUID
    org_id: UUID
    key: PersonKey
    zone: str
    language: str
    today: date


def person(actor: Actor, capability: Capability, participant_id: UUID) -> Person:
    """Return the participant, whose row stays locked until the command ends.

    The lock makes two writes for one day wait for each other. Raises NotVisible when the actor
    may not do this with them.
    """
    row = (
        Participant.objects.visible_to(actor, capability)
        .select_for_update(of=("self",))
        .filter(pk=participant_id)
        .values_list("zone", "language", "user__language")
        .first()
    )
    if row is None:
        raise NotVisible
    zone, language, chosen = row
    today = clock.today(zone)
    return Person(
        participant_id, actor.org_id, key_for(participant_id), zone, chosen or language, today
    )


def last_day(actor: Actor, participant_id: UUID, zone: str) -> date | None:
    """The last local day for which this person may write; None for a coach: no such end."""
    if actor.outsider_id is None:
        return None
    until = open_until(actor, Capability.KIND_WORDS_WRITE, participant_id)
    return clock.local(until, zone).date() if until else clock.today(zone)
