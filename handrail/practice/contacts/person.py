"""What every write here needs to know first: whose record it is, their key and their zone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.kernel.receipts import once
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


def stored_once(
    owner: UUID, entry: UUID | None, kind: str, body: dict[str, Any], do: Callable[[UUID], Any]
) -> dict[str, Any]:
    """Run `do` once for this entry and keep its answer; without an entry's id it simply runs.

    Raises kernel.receipts.Replayed when the same id comes with another body.
    """
    if entry is None:
        return dict(do(uuid7()))
    raw = json.dumps([kind, body], sort_keys=True, default=str).encode()
    return once(owner, entry, raw, lambda: dict(do(entry)))
