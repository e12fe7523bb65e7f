"""Reads about people: who is there for a participant."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.people.models import Relationship
from handrail.ground.people.words import ROLE_WORDS


@dataclass(frozen=True)
class PersonView:
    """Somebody who is there for the participant; `phone` is None where none is known."""

    name: str
    initials: str
    role_word: str
    phone: str | None


def initials(name: str) -> str:
    """Return one or two letters for a name, in capitals."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[-1:])[: len(parts)]).upper()


def my_people(actor: Actor, participant_id: UUID) -> list[PersonView]:
    """Return who works with the participant now, those who came first on top, in one query."""
    rows = (
        Relationship.objects.visible_to(actor, Capability.PERSON_READ)
        .filter(participant_id=participant_id, ended_at__isnull=True)
        .order_by("started_at", "id")
        .values_list("staff__user__name", "kind", "staff__user__phone")
    )
    return [
        PersonView(name, initials(name), str(ROLE_WORDS.get(kind, kind)), phone or None)
        for name, kind, phone in rows
    ]
