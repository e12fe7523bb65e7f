"""Which appointment a talk may have been; what is still to be said, and whom to ask kindly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.access.looking import numbered
from handrail.ground.access.reading import Reading
from handrail.ground.audit import record_list
from handrail.ground.people.names import WHO, short_name

from .. import rules as room
from ..models import Appointment, Contact
from . import rules

TO_SAY, TO_ASK, AT_MOST = 24, 25, 5
_DAYS = timedelta(days=2)
_LONG_AGO = timedelta(days=3660)


def _begun(actor: Actor, participant_id: UUID, first: datetime, last: datetime) -> Any:
    rows = Appointment.objects.visible_to(actor, Capability.APPOINTMENT_SET).filter(
        participant_id=participant_id, staff_id=actor.staff_id, starts_at__gte=first,
        starts_at__lte=last, state__in=sorted(room.AHEAD | room.ANSWERED),
    )  # fmt: skip
    return rows.values_list("id", "starts_at", "zone", "wall_on", "state")


_BEGUN = Reading(_begun)


def _written(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, bool]:
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_LOG).filter(
        appointment_id__in=ids, taken_back_at__isnull=True
    )
    said = rows.values_list("appointment_id", "said_at", "corrected_at")
    return {which: bool(at or corrected) for which, at, corrected in said}


def begun(
    actor: Actor, participant_id: UUID, at: datetime, now: datetime
) -> list[rules.Begun]:  # fmt: skip
    """The coach's own appointments with somebody that have begun, around a talk at `at`.

    One query, and one more where there are any; none for a day that no talk can have been on.
    """
    if abs(at - now) > _LONG_AGO:
        return []
    rows = _BEGUN.rows(actor, participant_id, at - _DAYS, min(at + _DAYS, now))
    written = _written(actor, [row[0] for row in rows]) if rows else {}
    return [
        rules.Begun(
            pk, starts_at, zone, on,
            rules.is_open(state, room.AHEAD, written=pk in written, said=written.get(pk, False)),
        )
        for pk, starts_at, zone, on, state in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class ToSay:
    """A contact that is but a yes: with whom, of which kind, and when."""

    contact_id: UUID
    participant_id: UUID
    name: str
    kind: str
    at: datetime


@dataclass(frozen=True)
class ToAsk:
    """An appointment that was not seen, and whom to ask kindly."""

    appointment_id: UUID
    participant_id: UUID
    name: str
    kind: str
    at: datetime


def _to_say(actor: Actor, since: datetime) -> Any:
    return Contact.objects.visible_to(actor, Capability.CONTACT_LOG).filter(
        staff_id=actor.staff_id, appointment__isnull=False, said_at__isnull=True,
        corrected_at__isnull=True, taken_back_at__isnull=True, at__gte=since,
    )  # fmt: skip


def _to_ask(actor: Actor, since: datetime) -> Any:
    return Appointment.objects.visible_to(actor, Capability.APPOINTMENT_SET).filter(
        staff_id=actor.staff_id, state="not_seen", asked_at__isnull=True, starts_at__gte=since
    )


def any_to_say(actor: Actor, since: datetime) -> Any:
    """Rows of the number 24 when there is any; for a look at it with other rooms."""
    return numbered(_to_say(actor, since), TO_SAY)


def any_to_ask(actor: Actor, since: datetime) -> Any:
    """Rows of the number 25 when there is any; for a look at it with other rooms."""
    return numbered(_to_ask(actor, since), TO_ASK)


def _say_rows(actor: Actor, since: datetime) -> Any:
    rows = _to_say(actor, since).order_by("-at", "-id")
    return rows.values_list("id", *WHO, "kind", "at")[:AT_MOST]


def _ask_rows(actor: Actor, since: datetime) -> Any:
    rows = _to_ask(actor, since).order_by("-starts_at", "-id")
    return rows.values_list("id", *WHO, "kind", "starts_at")[:AT_MOST]


_SAY, _ASK = Reading(_say_rows), Reading(_ask_rows)


def to_say(actor: Actor, since: datetime) -> tuple[ToSay, ...]:
    """At most five of the coach's own contacts to fill in, newest first; one query.

    The reading is written into the book when there are any.
    """
    found = tuple(
        ToSay(pk, who, short_name(given, family, removed), room.KINDS[kind].word, at)
        for pk, who, given, family, removed, kind, at in _SAY.rows(actor, since)
    )
    if found:
        record_list(actor, Capability.CONTACT_READ, [one.participant_id for one in found])
    return found


def to_ask(actor: Actor, since: datetime) -> tuple[ToAsk, ...]:
    """At most five of the coach's own appointments to ask after, newest first; one query.

    The reading is written into the book when there are any.
    """
    found = tuple(
        ToAsk(pk, who, short_name(given, family, removed), room.KINDS[kind].word, at)
        for pk, who, given, family, removed, kind, at in _ASK.rows(actor, since)
    )
    if found:
        record_list(actor, Capability.APPOINTMENT_READ, [one.participant_id for one in found])
    return found
