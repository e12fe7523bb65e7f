"""Whoever is to come next is asked to the first talk of all three, and finds it in their calendar.

They learn a name, the day and the time, and nothing else before they begin. The other two have it
in theirs as well: as one of their times, and as a whole day while it has no time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db.models import Q

from handrail.ground.access import Actor, Capability, Reach, register_reach
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.kernel import clock
from handrail.ground.people.calendars import CalendarEntry, in_calendar
from handrail.ground.people.names import short_name

from . import rules
from .models import Handover

_C = Capability.HANDOVER_INVITED
AT_MOST = 12


def _coming(actor: Actor, capability: Capability, path: str) -> Q:
    rows = Handover.objects.for_system("the read ring itself: whom I meet before I coach them")
    mine = rows.filter(to_staff_id=actor.staff_id, state=rules.OPEN, meet_on__isnull=False)
    return Q(**{f"{path}__in": mine.values("participant_id")}) if actor.staff_id else Q(pk__in=[])


register_reach(Reach.COMING, _coming)


@dataclass(frozen=True)
class Invited:
    """On the first page of whoever comes: with whom, when, and what they said."""

    handover_id: UUID
    name: str
    from_name: str
    on: date
    at: time | None
    comes: str


def who_invites(actor: Actor) -> Any:
    """The handovers in which this coach is asked to meet."""
    rows = Handover.objects.visible_to(actor, _C)
    return rows.filter(
        to_staff_id=actor.staff_id, state=rules.OPEN, meet_on__isnull=False, met=False
    )  # fmt: skip


def _rows(actor: Actor) -> Any:
    found = who_invites(actor).select_related("participant", "from_staff__user")
    return found.order_by("meet_on", "id")[:AT_MOST]


_ROWS = Reading(_rows)


def invitations(actor: Actor) -> list[Invited]:
    """Where one is asked to meet; the reading is written into the book."""
    rows = _ROWS.objects(actor)
    if rows:
        record_list(actor, _C, [row.participant_id for row in rows])
    return [
        Invited(
            row.pk,
            short_name(row.participant.given_name, row.participant.family_name,
                       row.participant.removed_at),
            row.from_staff.user.name, row.meet_on, row.meet_at, row.comes,
        )
        for row in rows
    ]  # fmt: skip


def _without_time(actor: Actor) -> Any:
    rows = Handover.objects.visible_to(actor, Capability.HANDOVER_READ)
    whose = Q(pk__in=[])
    if actor.participant_id:
        whose |= Q(participant_id=actor.participant_id)
    if actor.staff_id:
        whose |= Q(from_staff_id=actor.staff_id)
    found = rows.filter(
        whose, state=rules.OPEN, meet_on__isnull=False, meet_at__isnull=True, met=False
    )
    return found.order_by("meet_on", "id")[:AT_MOST]


_WITHOUT_TIME = Reading(_without_time)


@in_calendar
def first_talks(actor: Actor) -> Iterable[CalendarEntry]:
    """The talks to which one is asked, unless one said that one cannot come.

    For the participant and the coach of now the days without a time: one with a time is among
    their own times.
    """
    own = [
        CalendarEntry(_of_day(row), row.meet_on, True, row.day_set_at or clock.now())
        for row in _WITHOUT_TIME.objects(actor)
    ]
    if actor.staff_id is None:
        return own
    return own + [
        CalendarEntry(row.pk, _starts(row), row.comes == rules.YES, row.day_set_at or clock.now())
        for row in _ROWS.objects(actor)
        if row.comes != rules.NO
    ]


def _of_day(row: Handover) -> UUID:
    """Another one than a time of this talk has in the same calendars."""
    return uuid5(row.pk, "day")


def _starts(row: Handover) -> datetime | date:
    assert row.meet_on is not None
    if row.meet_at is None:
        return row.meet_on
    return datetime.combine(row.meet_on, row.meet_at, tzinfo=ZoneInfo(row.participant.zone))
