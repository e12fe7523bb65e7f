"""Finding whose calendar an address is, and the times that stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.crypto import salted_hmac

from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import PersonKey, keys_for
from handrail.ground.kernel.sealed import read
from handrail.ground.people.actors import actor_for
from handrail.ground.people.calendars import CalendarEntry, also_in_calendar

from ..models import Appointment, CalendarFeed
from . import rules


@dataclass(frozen=True)
class FeedView:
    """One's own calendar address: since when it works, and whether the place is in it."""

    made_at: datetime
    with_place: bool


@dataclass(frozen=True)
class Reader:
    """Whose calendar an address is, and when it was last set."""

    actor: Actor
    with_place: bool
    touched_at: datetime


def hash_of(secret: str) -> str:
    """Return what is kept of a secret address."""
    return salted_hmac("contacts.calendar", secret, algorithm="sha256").hexdigest()


def own_feed(actor: Actor) -> FeedView | None:
    """Return one's own calendar address, without the secret; None when there is none."""
    rows = CalendarFeed.objects.for_system("somebody looks at their own calendar address")
    row = rows.filter(user_id=actor.user_id, org_id=actor.org_id).first()
    return None if row is None else FeedView(row.made_at, row.with_place)


def reader_of(secret_hash: str) -> Reader:
    """Return whose calendar it is, as they are allowed today. Raises NotVisible for a stale one."""
    rows = CalendarFeed.objects.for_system("a calendar outside brings its secret address")
    found = rows.filter(secret_hash=secret_hash, user__is_active=True)
    row = found.values_list("user_id", "with_place", "touched_at").first()
    if row is None:
        raise NotVisible
    try:
        actor = actor_for(row[0], second_factor=False)
    except LookupError:
        raise NotVisible from None
    if actor.participant_id is None and actor.staff_id is None:
        raise NotVisible
    return Reader(actor, row[1], row[2])


def _own_times(actor: Actor) -> Any:
    whose = Q()
    if actor.participant_id:
        whose |= Q(participant_id=actor.participant_id)
    if actor.staff_id:
        whose |= Q(staff_id=actor.staff_id)
    rows = Appointment.objects.visible_to(actor, Capability.APPOINTMENT_READ)
    return rows.filter(whose).exclude(state="moved")


def _shown(actor: Actor) -> Any:
    at = clock.now()
    near = _own_times(actor).filter(starts_at__range=(at - rules.BACK, at + rules.AHEAD))
    return near.order_by("starts_at", "id")


def is_full(actor: Actor) -> bool:
    """Whether there are more times than a calendar gets, so that the last of them wait."""
    return bool(_shown(actor)[rules.MOST : rules.MOST + 1])


def events_of(reader: Reader) -> list[rules.Event]:
    """Return the times from a month back to a year ahead, the nearest, and what rooms add."""
    rows = list(_shown(reader.actor)[: rules.MOST])
    keys = keys_for({row.participant_id for row in rows}) if reader.with_place else {}
    found = [_event(reader.actor, row, keys) for row in rows]
    return [*found, *(_added(reader.actor, one) for one in also_in_calendar(reader.actor))]


def _added(actor: Actor, one: CalendarEntry) -> rules.Event:
    whole = not isinstance(one.starts, datetime)
    return rules.Event(
        uid=_uid(actor, one.id), starts=one.starts, minutes=rules.DAY if whole else rules.TALK,
        status=rules.CONFIRMED if one.agreed else rules.TENTATIVE, sequence=0,
        changed=one.changed.replace(microsecond=0),
    )  # fmt: skip


def _uid(actor: Actor, of: UUID) -> str:
    """Not the row's own id, and another one in each person's calendar."""
    return salted_hmac("contacts.calendar.uid", f"{of}:{actor.user_id}").hexdigest()[:32]


def event_of(actor: Actor, appointment_id: UUID) -> tuple[UUID, rules.Event]:
    """Return whose it is, and one time as a file gets it, called off or not. Raises NotVisible."""
    rows = Appointment.objects.visible_to(actor, Capability.APPOINTMENT_SET)
    row = rows.filter(pk=appointment_id).first()
    if row is None:
        raise NotVisible
    return row.participant_id, _event(actor, row, {})


def _event(actor: Actor, row: Appointment, keys: Mapping[UUID, PersonKey]) -> rules.Event:
    starts = row.starts_at.astimezone(ZoneInfo(row.zone))
    key = keys.get(row.participant_id)
    thread = rules.thread_of(row.id, row.thread)
    return rules.Event(
        uid=_uid(actor, thread),
        starts=starts.replace(fold=0),
        minutes=row.minutes,
        status=rules.status_of(row.state),
        sequence=row.sequence,
        changed=(row.answered_at or row.made_at).replace(microsecond=0),
        place=(read(key, row, "place") or "") if key else "",
    )
