"""Meetings attended on a person's timeline."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Count, Window
from django.utils.translation import gettext

from handrail.ground.access import Actor, Capability
from handrail.ground.access.reading import Reading
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import words_at
from handrail.ground.people.timeline import Moment, Stretch, TimelineItem
from handrail.practice.community.models import Attendance
from handrail.practice.community.rules.attending import TITLES
from handrail.practice.community.rules.nexttime import start_on

TABLE = "community_attendance"
_COLUMNS = ("id", "made_at", "local_date", "when", "meeting__name", "place_name", "heard", "means")


def _newest(actor: Actor, participant_id: UUID, since: date, most: int) -> Any:
    rows = Attendance.objects.visible_to(actor, Capability.ATTENDANCE_READ)
    found = rows.filter(participant_id=participant_id, local_date__gte=since)
    ordered = found.annotate(total=Window(Count("*"))).order_by("-local_date", "-made_at", "-id")
    return ordered.values_list("total", *_COLUMNS)[:most]


_NEWEST = Reading(_newest)


def moment_of(made_at: datetime, local_date: date, zone: str) -> datetime:
    """When an attendance was: a back-dated entry has a day and no hour."""
    # Noon keeps it on its day in every nearby zone.
    if clock.local(made_at, zone).date() == local_date:
        return made_at
    return start_on(local_date, 12 * 60, zone)


def stretch(
    actor: Actor, participant_id: UUID, since: date, most: int, key: PersonKey | None
) -> Stretch:
    """Return the newest attendances from a local day on; others see what was shared. One query.

    The sentences are opened for the person and for the team, not for people of the circle.
    """
    rows = _NEWEST.rows(actor, participant_id, since, most)
    inside = actor.participant_id == participant_id or actor.staff_id is not None
    opener = key if inside else None
    moments = []
    for row in rows:
        at = moment_of(row[2], row[3], actor.zone)
        moments.append(Moment(at, partial(_said, opener, row, at)))
    return Stretch(moments, rows[0][0] if rows else 0)


def _said(key: PersonKey | None, row: tuple[Any, ...], at: datetime) -> TimelineItem:
    _total, pk, _made_at, _on, when, name, place_name, heard, means = row
    place = name or words_at(key, TABLE, "place_name", pk, place_name)
    meaning = words_at(key, TABLE, "means", pk, means)
    return TimelineItem(
        at=at,
        kind="meeting",
        icon="users-three",
        title=gettext(TITLES[when]),
        body=words_at(key, TABLE, "heard", pk, heard),
        detail=" \u00b7 ".join(part for part in (place, meaning) if part) or None,
    )
