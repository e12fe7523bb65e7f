"""What every write here needs to know first: whose record it is, their key and their zone."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, NotVisible
from handrail.ground.people.locked import Person, person

__all__ = ["Person", "person", "staff_of"]


def staff_of(actor: Actor) -> UUID:
    """Return the actor's id as a member of staff; raises NotVisible for anybody else."""
    if actor.staff_id is None:
        raise NotVisible
    return actor.staff_id
