"""What one person shares with the reader just now: the things themselves, and nothing beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.audit import record_read
from handrail.ground.consent.queries import SharedWithMe, shared_with
from handrail.ground.consent.rules import CAPABILITY_OF, Item
from handrail.ground.kernel import clock
from handrail.practice.community import queries as community
from handrail.practice.contacts import queries as contacts  # type: ignore[attr-defined,unused-ignore]
from handrail.practice.plans import queries as plans


@dataclass(frozen=True)
class SharedStep:
    """A step of this week: its words and how it goes, not why or how sure."""

    text: str
    word: str


@dataclass(frozen=True)
class SharedTime:
    """When the person meets their coach, and how; not where, and nothing of what it is about."""

    at: datetime
    title: str


@dataclass(frozen=True)
class SharedPage:
    """The shared things of one person; what was not shared is None, what is empty is empty."""

    person: SharedWithMe
    wins: Any
    steps: Sequence[SharedStep] | None
    times: Sequence[SharedTime] | None
    meetings: Sequence[date] | None
    """Days of mutual help meetings that were shared. Which meeting it was stays with the person."""


def page(actor: Actor, participant_id: UUID, number: str) -> SharedPage:
    """Everything that `participant_id` shares with the actor; raises NotVisible without a share.

    The look at each item is written into the book. Wins come with paging.
    """
    person = next((p for p in shared_with(actor) if p.participant_id == participant_id), None)
    if person is None:
        raise NotVisible
    open_items = frozenset(person.items)
    for item in (Item.WINS, Item.STEP, Item.APPOINTMENTS):
        if item in open_items:
            record_read(actor, Capability(CAPABILITY_OF[item]), participant_id)
    return SharedPage(
        person=person,
        wins=plans.wins(actor, participant_id, number) if Item.WINS in open_items else None,
        steps=_steps(actor, person) if Item.STEP in open_items else None,
        times=_times(actor, participant_id) if Item.APPOINTMENTS in open_items else None,
        meetings=_meetings(actor, participant_id) if Item.MEETINGS in open_items else None,
    )


def _steps(actor: Actor, person: SharedWithMe) -> Sequence[SharedStep]:
    today = clock.today(person.zone)
    rows = plans.this_week(actor, person.participant_id, today)
    return [SharedStep(row.text, row.word) for row in rows]


def _times(actor: Actor, participant_id: UUID) -> Sequence[SharedTime]:
    rows = contacts.ahead(actor, participant_id, clock.now())
    return [SharedTime(row.starts_at, row.title) for row in rows]


def _meetings(actor: Actor, participant_id: UUID) -> Sequence[date]:
    return [row.local_date for row in community.attendances(actor, participant_id)]
