"""Reads of the kept rows: a coach's caseload in one query, a supervisor's counts in another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import TextField, Value

from handrail.ground.access import Actor, Capability, Role
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.kernel import clock
from handrail.ground.kernel.prepared import Row, Unconverted
from handrail.ground.kernel.remembered import Remembered
from handrail.ground.people.levels import is_light
from handrail.ground.people.models import Participant, Staff
from handrail.watch.insight import rules
from handrail.watch.insight.caseload_person import CaseloadPerson, Slot
from handrail.watch.insight.models import CaseloadRow

__all__ = [
    "OWN", "CaseloadPerson", "CoachLoad", "Slot", "caseload", "caseload_of", "coaches_of",
    "own_people", "top",
]  # fmt: skip


_COLUMNS = (
    "id", "given_name", "family_name", "phone", "started_on", "zone",
    "kept__coach_id", "kept__episode_open", "kept__last_contact_at", "kept__last_contact_kind",
    "kept__encouraged", "kept__last_reached_at", "kept__next_contact_on", "kept__appointments",
    "kept__last_heard_at", "kept__rhythm_days", "kept__rhythm_wide", "kept__last_shared_at",
    "kept__last_shared_on", "kept__last_shared_mood", "kept__last_shared_craving",
    "kept__curve_until", "kept__curve", "kept__weeks", "kept__put_off_on", "kept__put_off_by",
    "level",
)  # fmt: skip
# What comes from check-ins is between the person and their coach.
_COACH_ALONE = frozenset(
    name for name in _COLUMNS if name.startswith(("kept__last_shared", "kept__curve"))
)


def _rows(rows: Any, left_out: frozenset[str] = frozenset()) -> Any:
    columns = [Value(None, TextField()) if name in left_out else name for name in _COLUMNS]
    found = rows.filter(merged_into__isnull=True).order_by("given_name", "family_name", "id")
    return found.values_list(*columns)


def own_people(actor: Actor) -> Any:
    """The rows behind a caseload, in the order of names; `OWN` asks the same, prepared."""
    rows = Participant.objects.visible_to(actor, Capability.CASELOAD_READ)
    if actor.has(Role.SUPERVISOR):
        # A supervisor may read the caseloads of others as well; this page is their own.
        rows = rows.filter(kept__coach_id=actor.staff_id)
    return _rows(rows)


def _of_coach(actor: Actor, coach_id: UUID) -> Any:
    rows = Participant.objects.visible_to(actor, Capability.SUPERVISION_READ)
    return _rows(rows.filter(kept__coach_id=coach_id), _COACH_ALONE)


OWN = Reading(own_people)
_OF_COACH = Reading(_of_coach)
_PEOPLE: Remembered[CaseloadPerson] = Remembered(settings.REMEMBERED_ROWS)


def _people(actor: Actor, found: Unconverted) -> tuple[CaseloadPerson, ...]:
    """A person whose row is the one of last time is the one of last time."""
    rows, convert, _ways = found
    now = clock.now()
    reader = (clock.local(now, actor.zone).date(), actor.staff_id)

    def person(row: Row) -> tuple[CaseloadPerson, datetime]:
        made = CaseloadPerson(*(*convert(row), now, *reader))
        return made, made.holds_until

    return tuple(_PEOPLE.get((row, reader), now, partial(person, row)) for row in rows)


def caseload(actor: Actor) -> tuple[CaseloadPerson, ...]:
    """The people whom the actor coaches now, by name, in one query and one line in the book.

    It begins with the people, so that nobody is missing while their kept row is. Those who are
    not with the programme for now are among them, marked `away`.
    """
    people = _people(actor, OWN.unconverted(actor))
    record_list(actor, Capability.CASELOAD_READ, [p.participant_id for p in people])
    return people


def caseload_of(actor: Actor, coach_id: UUID) -> tuple[CaseloadPerson, ...]:
    """The people of one coach whom the actor supervises, to look at; empty for anybody else.

    Nothing that comes from a check-in is read: that was shared with the coach alone.
    """
    people = _people(actor, _OF_COACH.unconverted(actor, coach_id))
    record_list(actor, Capability.SUPERVISION_READ, [p.participant_id for p in people])
    return people


def top(people: Iterable[CaseloadPerson]) -> tuple[CaseloadPerson, ...]:
    """At most five people who might welcome a call, the first one first."""
    by_key = {person.candidate.key: person for person in people}
    chosen = rules.at_the_top(person.candidate for person in by_key.values())
    return tuple(by_key[candidate.key] for candidate in chosen)


@dataclass(frozen=True)
class CoachLoad:
    """One coach as a supervisor sees them: how many people, and how many without a contact."""

    staff_id: UUID
    name: str
    people: int
    uncontacted: int
    ceiling: int

    @property
    def over(self) -> bool:
        """Whether there are more people than the ceiling."""
        return self.people > self.ceiling


def coaches_of(actor: Actor) -> tuple[CoachLoad, ...]:
    """The coaches whom the actor supervises, by name; nothing about them is ranked.

    Counts leave out people who are not with the programme for now. No line is written into the
    book: nobody's record is shown, only numbers.
    """
    coaches = Staff.objects.filter(
        org_id=actor.org_id, supervisor_id=actor.staff_id, suspended_at__isnull=True
    ).exclude(supervisor_id=None)
    counts = _counts(actor)
    named = coaches.order_by("user__name", "id").values_list("id", "user__name", "roles")
    return tuple(
        CoachLoad(staff_id, name, *counts.get(staff_id, (0, 0)), actor.ceiling)
        for staff_id, name, roles in named
        if Role.COACH in roles.split()
    )


def _counts(actor: Actor) -> dict[UUID, tuple[int, int]]:
    now = clock.now()
    rows = CaseloadRow.objects.visible_to(actor, Capability.SUPERVISION_READ).filter(
        episode_open=True, coach_id__isnull=False
    )
    counts: dict[UUID, tuple[int, int]] = {}
    for coach, zone, last, encouraged, started_on, level in rows.values_list(
        "coach_id", "zone", "last_contact_at", "encouraged", "participant__started_on",
        "participant__level",
    ):  # fmt: skip
        contact_on = clock.local(last, zone).date() if last else None
        today = clock.local(now, zone).date()
        touched = rules.in_touch_on(contact_on, encouraged, today)
        late = not is_light(level) and rules.uncontacted(touched, started_on, today)
        people, before = counts.get(coach, (0, 0))
        counts[coach] = (people + 1, before + late)
    return counts
