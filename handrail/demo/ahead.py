"""What is set for the next days, whatever hour the demonstration begins at."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handrail.ground.kernel import clock, keys
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.sealed import keep
from handrail.ground.people.models import Participant, Staff
from handrail.practice.contacts.models import Appointment

AFTER_WORK = time(17, 30)
_SOON = timedelta(minutes=30)


def later_today(now: datetime) -> datetime:
    """Half past five, or the next half hour that leaves half an hour to get ready.

    Late in the evening the last minute of the day, so that it is still today.
    """
    planned = datetime.combine(now.date(), AFTER_WORK, tzinfo=now.tzinfo)
    if planned - now >= _SOON:
        return planned
    soon = now + _SOON
    half = soon.replace(minute=0, second=0, microsecond=0)
    half += timedelta(minutes=-(-(soon - half).total_seconds() // 1800) * 30)
    return half if half.date() == now.date() else planned.replace(hour=23, minute=59)


def _set(person: Participant, coach: Staff, at: datetime, kind: str) -> None:
    row = Appointment(
        id=uuid7(), org_id=person.org_id, participant=person, made_at=clock.now(), staff=coach,
        zone=person.zone, wall_on=at.date(), wall_at=at.time(), starts_at=at, state="agreed",
        proposed_by="coach", kind=kind,
    )  # fmt: skip
    keep(keys.key_for(person.pk), row)
    row.save(force_insert=True)


def write(first: Participant, second: Participant, coach: Staff) -> None:
    """Give the first one an appointment tomorrow and the second one today, with this coach."""
    tomorrow = clock.today(first.zone) + timedelta(days=1)
    at = datetime.combine(tomorrow, AFTER_WORK, tzinfo=ZoneInfo(first.zone))
    _set(first, coach, at, "call")
    _set(second, coach, later_today(clock.local(clock.now(), second.zone)), "in_person")
