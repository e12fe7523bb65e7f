"""Whose times rest since their coach left or since they were away, for the first pages; without a
word of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, SmallIntegerField, Value

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.people.models import Episode, Relationship
from handrail.ground.people.names import short_name

from . import rules
from .models import Appointment

AT_MOST, RESTING = 12, 22


@dataclass(frozen=True)
class AtRest:
    """Somebody whose times at rest wait to be looked at, with the coach's name they are with."""

    participant_id: UUID
    name: str
    with_name: str


def _rows(actor: Actor, at: datetime) -> Any:
    rows = Appointment.objects.visible_to(actor, Capability.APPOINTMENT_SET)
    # With the coach of now it rests because the person is away, then nobody is asked about it, or
    # because something else was set for that time meanwhile, then the two are.
    with_now = Relationship.objects.visible_to(actor, Capability.APPOINTMENT_SET).filter(
        participant_id=OuterRef("participant_id"), staff_id=OuterRef("staff_id"), kind="coach",
        ended_at__isnull=True,
    )  # fmt: skip
    here = Episode.objects.visible_to(actor, Capability.APPOINTMENT_SET).filter(
        participant_id=OuterRef("participant_id"), closed_at__isnull=True
    )
    return rows.filter(~Exists(with_now) | Exists(here), state=rules.RESTS, starts_at__gt=at)


def anybody_at_rest(actor: Actor, at: datetime) -> Any:
    """Rows of the number 22 when there is anybody; for a look at it with other rooms."""
    rows = _rows(actor, at).annotate(what=Value(RESTING, SmallIntegerField()))
    return rows.values_list("what").order_by()


def _people(actor: Actor, at: datetime) -> Any:
    rows = _rows(actor, at).order_by("participant_id", "staff__user__name").distinct()
    return rows.values_list(
        "participant_id", "participant__given_name", "participant__family_name",
        "participant__removed_at", "staff__user__name",
    )[:AT_MOST]  # fmt: skip


_PEOPLE = Reading(_people)


def at_rest(actor: Actor, at: datetime) -> list[AtRest]:
    """Whose times rest: one's own, or of the people one coaches; one query.

    The reading is written into the book when they are other people's.
    """
    rows = _PEOPLE.rows(actor, at)
    found = [
        AtRest(who, short_name(given, family, removed), name)
        for who, given, family, removed, name in rows
    ]
    if found:
        record_list(actor, Capability.APPOINTMENT_READ, [one.participant_id for one in found])
    return found
