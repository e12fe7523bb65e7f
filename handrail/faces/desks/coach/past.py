"""Did it happen? Asked about nobody unless a kept row has an appointment that has begun."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from handrail.ground.access import Actor
from handrail.practice.contacts.unanswered import PastAppointment, oldest, own_unanswered
from handrail.watch.insight.queries import CaseloadPerson


def _starts(person: CaseloadPerson) -> tuple[datetime, ...]:
    return tuple(datetime.fromisoformat(at) for at, *_more in person.held_appointments or ())


def did_it_happen(
    actor: Actor, people: Iterable[CaseloadPerson], now: datetime
) -> tuple[PastAppointment, ...]:
    """The coach's own appointments to ask about; no query while no kept row has one.

    A kept row leaves out what was called off or answered, so most days nothing is asked.
    """
    since = oldest(now)
    begun = (since <= at <= now for person in people for at in person.once("starts", _starts))
    return own_unanswered(actor, now) if any(begun) else ()
