"""Reading what the two planned for holidays and days away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import read
from handrail.ground.people.models import Episode
from handrail.ground.people.names import WHO, short_name
from handrail.ground.people.to_call import PLANNED, ToCall

from . import rules
from .models import EarlierHolidayPlan, HolidayPlan

_C = Capability.APPOINTMENT_SET
HOLIDAYS = 23
"""The number under which `anybody` says that such days are near; no other room's."""
LISTED, EARLIER_SHOWN, AT_MOST = 60, 20, 25


@dataclass(frozen=True)
class PlanView:
    """One plan as a page shows it; `away_name` is the coach who is not there then."""

    id: UUID
    participant_id: UUID
    said: rules.Said
    stand: str
    away_name: str
    by: str
    version: int
    put_away: bool

    @property
    def call(self) -> str:
        """The number as a phone dials it, or nothing."""
        return rules.dialable(self.said.words.get("phone", ""))


@dataclass(frozen=True)
class PlanBefore:
    """How a plan was before, and who had said it so."""

    id: UUID
    said: rules.Said
    by: str
    at: datetime


def said_of(key: PersonKey, row: HolidayPlan | EarlierHolidayPlan) -> rules.Said:
    """What a row says."""
    days = rules.Days(row.first_on, row.last_on)
    return rules.opened(read(key, row, "body") or "", days, coach_away=row.away_id is not None)


def _all(actor: Actor, participant_id: UUID) -> Any:
    rows = HolidayPlan.objects.visible_to(actor, _C).filter(participant_id=participant_id)
    return rows.select_related("away__user").order_by("-last_on", "-id")[:LISTED]


def _near(actor: Actor, participant_id: UUID, today: date, soon: date) -> Any:
    rows = HolidayPlan.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, put_away_at__isnull=True, last_on__gte=today,
        first_on__lte=soon,
    )  # fmt: skip
    return rows.select_related("away__user").order_by("first_on", "id")


def _earlier(actor: Actor, plan_id: UUID) -> Any:
    rows = EarlierHolidayPlan.objects.visible_to(actor, _C).filter(plan_id=plan_id)
    return rows.order_by("-made_at", "-id")[:EARLIER_SHOWN]


_ALL, _NEAR, _EARLIER = Reading(_all), Reading(_near), Reading(_earlier)


def _view(key: PersonKey, row: HolidayPlan, today: date) -> PlanView:
    said = said_of(key, row)
    name = row.away.user.name.split(" ", 1)[0] if row.away else ""
    return PlanView(row.pk, row.participant_id, said, said.days.stand(today), name, row.by,
                    row.version, row.put_away_at is not None)  # fmt: skip


def plans(actor: Actor, participant_id: UUID, today: date) -> Sequence[PlanView]:
    """All plans of somebody, also those put away, the nearest days first; one query and the key."""
    rows = _ALL.objects(actor, participant_id)
    key = key_if_kept(participant_id) if rows else None
    found = [_view(key, row, today) for row in rows] if key else []
    return sorted(found, key=lambda one: (one.said.days.first, one.id))


def near(
    actor: Actor, participant_id: UUID, today: date, *, key: PersonKey | None = None
) -> Sequence[PlanView]:
    """The plans whose days are now or begin within a week, for a first page; one query."""
    rows = _NEAR.objects(actor, participant_id, today, today + rules.NEAR)
    key = (key or key_if_kept(participant_id)) if rows else None
    return [_view(key, row, today) for row in rows] if key else []


def to_call(actor: Actor, participant_id: UUID) -> list[ToCall]:
    """Whom the person calls first on days that were planned, when these are now."""
    return [
        ToCall(PLANNED, one.said.words.get("call") or one.said.name, one.said.words["phone"],
               one.call)
        for one in near(actor, participant_id, clock.today(actor.zone))
        if one.stand == rules.NOW and one.call
    ]  # fmt: skip


def plan(
    actor: Actor, plan_id: UUID, today: date
) -> tuple[PlanView, Sequence[PlanBefore]]:  # fmt: skip
    """One plan, and how it was before, newest first. Raises NotVisible."""
    rows = HolidayPlan.objects.visible_to(actor, _C).filter(pk=plan_id)
    row = rows.select_related("away__user").first()
    key = key_if_kept(row.participant_id) if row else None
    if row is None or key is None:
        raise NotVisible
    return _view(key, row, today), [
        PlanBefore(one.pk, said_of(key, one), one.by, one.made_at)
        for one in _EARLIER.objects(actor, plan_id)
    ]


@dataclass(frozen=True)
class NearFor:
    """Whose days are near, for their coach; no word of the plan."""

    plan_id: UUID
    participant_id: UUID
    name: str
    first: date
    now: bool
    away: bool


def _of_others(actor: Actor, today: date, soon: date) -> Any:
    # While somebody is away from the programme nobody is reminded of what was planned.
    here = Episode.objects.visible_to(actor, _C).filter(
        participant_id=OuterRef("participant_id"), closed_at__isnull=True
    )
    return HolidayPlan.objects.visible_to(actor, _C).filter(
        Exists(here), put_away_at__isnull=True, last_on__gte=today, first_on__lte=soon
    )


def soon_from(today: date) -> date:
    """The last first day that counts as near."""
    return today + rules.NEAR


def anybody(actor: Actor, today: date, soon: date) -> Any:
    """A row of the number HOLIDAYS for each that is near; for a look at it with other rooms."""
    return numbered(_of_others(actor, today, soon), HOLIDAYS)


def _named(actor: Actor, today: date, soon: date) -> Any:
    rows = _of_others(actor, today, soon).order_by("first_on", "id")
    return rows.values_list("id", *WHO, "first_on", "away_id")[:AT_MOST]


_NAMED = Reading(_named)


def near_people(actor: Actor, today: date) -> tuple[NearFor, ...]:
    """Whose planned days are near, the nearest first; the reading is written into the book."""
    found = tuple(
        NearFor(pk, who, short_name(given, family, removed), first, first <= today, bool(away))
        for pk, who, given, family, removed, first, away in _NAMED.rows(
            actor, today, soon_from(today)
        )
    )
    if found:
        record_list(actor, _C, [one.participant_id for one in found])
    return found
