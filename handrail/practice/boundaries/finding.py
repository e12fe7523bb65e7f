"""Which questions somebody may read: their own, and as a supervisor those of everybody here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, rules_for
from handrail.ground.kernel.keys import PersonKey, key_if_kept, make_key

from . import rules
from .models import BoundaryQuestion


def me(actor: Actor) -> UUID:
    """The actor as somebody who works here. Raises NotVisible."""
    if actor.staff_id is None:
        raise NotVisible
    return actor.staff_id


def key_of(staff_id: UUID) -> PersonKey:
    """The key of whoever wrote the question; made when they first write."""
    return key_if_kept(staff_id) or make_key(staff_id)


def own(actor: Actor) -> Any:
    """The questions that the actor wrote."""
    return BoundaryQuestion.objects.filter(org_id=actor.org_id, staff_id=me(actor))


def for_supervisor(actor: Actor) -> Any:
    """The questions of everybody here, without those taken back. Raises NotVisible."""
    if not rules_for(actor.roles, Capability.BOUNDARY_READ):
        raise NotVisible
    rows = BoundaryQuestion.objects.filter(org_id=actor.org_id)
    return rows.exclude(state=rules.BACK)


def supervises(actor: Actor) -> bool:
    """Whether the actor reads the questions of others."""
    return actor.staff_id is not None and bool(rules_for(actor.roles, Capability.BOUNDARY_READ))


def question_of(actor: Actor, question_id: UUID, *, answering: bool) -> BoundaryQuestion:
    """One question, to answer it or as its writer. Raises NotVisible."""
    rows = for_supervisor(actor) if answering else own(actor)
    found: BoundaryQuestion | None = rows.select_for_update(of=("self",)).filter(
        pk=question_id
    ).first()  # fmt: skip
    if found is None:
        raise NotVisible
    return found
