"""Whose times rest since their coach left or since they were away, for the first pages; without a
word of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from handrail.ground.access import Actor, Capability
from handrail.ground.access.looking import numbered
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
    """Rows of the number RESTING when there is anybody; for a look at it with other rooms."""
    return numbered(_rows(actor, at), RESTING)


def mine_at_rest(actor: Actor, me: UUID, at: datetime) -> Any:
    """The same for one's own times: whoever coaches as well finds the others on that page."""
    return numbered(_rows(actor, at).filter(participant_id=me), RESTING)


def _named(rows: Any) -> Any:
    each = rows.order_by("participant_id", "staff__user__name").distinct()
    return each.values_list(
        "participant_id", "participant__given_name", "participant__family_name",
        "participant__removed_at", "staff__user__name",
    )[:AT_MOST]  # fmt: skip


def _people(actor: Actor, at: datetime) -> Any:
    return _named(_rows(actor, at))


def _mine(actor: Actor, me: UUID, at: datetime) -> Any:
    return _named(_rows(actor, at).filter(participant_id=me))


_PEOPLE, _MINE = Reading(_people), Reading(_mine)


def at_rest(actor: Actor, at: datetime, *, mine: UUID | None = None) -> list[AtRest]:
    """Whose times rest: of all that one may set times of, or only one's own; one query.

    The reading is written into the book when they are other people's.
    """
    rows = _PEOPLE.rows(actor, at) if mine is None else _MINE.rows(actor, mine, at)
    found = [
        AtRest(who, short_name(given, family, removed), name)
        for who, given, family, removed, name in rows
    ]
    if found:
        record_list(actor, Capability.APPOINTMENT_READ, [one.participant_id for one in found])
    return found
