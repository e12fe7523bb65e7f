"""Setting a time, agreeing to it, moving it, calling it off, and asking whether it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.messaging import sending
from handrail.ground.people.models import Relationship

from .. import rules
from ..events import AppointmentSet
from ..keeping import store_contact
from ..models import Appointment, Contact
from ..person import Person, person, staff_of
from ..rules import Slot
from ..wallclock import Placed, place


@dataclass(frozen=True)
class TimeSet:
    """The stored appointment, and words when the clocks change around it."""

    appointment_id: UUID
    words: str | None = None


def _tell(row: Appointment) -> None:
    _remind(row)
    publish(
        AppointmentSet(
            org_id=row.org_id,
            participant_id=row.participant_id,
            appointment_id=row.id,
            starts_at=row.starts_at,
            state=row.state,
        )
    )


def _remind(row: Appointment) -> None:
    at = rules.remind_at(row.starts_at)
    if row.state == "agreed" and at > clock.now():
        sending.remind(org_id=row.org_id, participant_id=row.participant_id, subject=row.id,
                       at=at, zone=row.zone)  # fmt: skip
    else:
        sending.forget_reminder(row.id)


def _by(actor: Actor, participant_id: UUID) -> str:
    return "participant" if actor.participant_id == participant_id else "coach"


def _staff_for(actor: Actor, participant_id: UUID) -> UUID:
    if _by(actor, participant_id) == "coach":
        return staff_of(actor)
    rows = Relationship.objects.visible_to(actor, Capability.APPOINTMENT_SET)
    coach: UUID | None = (
        rows.filter(participant_id=participant_id, ended_at__isnull=True)
        .values_list("staff_id", flat=True)
        .first()
    )
    if coach is None:
        raise NotLikeThis(rules.NO_COACH)
    return coach


def _busy(staff_id: UUID, participant_id: UUID, around: datetime) -> list[Slot]:
    day = timedelta(days=1)
    near = Appointment.objects.for_system("is either of the two busy at that time").filter(
        state__in=rules.AHEAD, starts_at__range=(around - day, around + day)
    )
    rows = near.filter(staff_id=staff_id) | near.filter(participant_id=participant_id)
    return [Slot(*row) for row in rows.values_list("id", "starts_at", "minutes")]


def _placed(on: date, at: time, zone: str, minutes: int) -> Placed:
    too_long = rules.check_length(minutes)
    if too_long:
        raise NotLikeThis(too_long, "minutes")
    try:
        placed = place(on, at, zone)
        wrong = rules.check_start(placed.starts_at, clock.now())
    except OverflowError:
        raise NotLikeThis(rules.STARTS_FAR, "on") from None
    if wrong:
        raise NotLikeThis(wrong, "on")
    return placed


def _check_free(new: Slot, staff_id: UUID, participant_id: UUID, leave_out: UUID | None) -> None:
    busy = _busy(staff_id, participant_id, new.starts_at)
    if rules.overlapping(new, [slot for slot in busy if slot.id != leave_out]):
        raise NotLikeThis(rules.OVERLAP_WORDS, "overlap")


def _add(
    actor: Actor, who: Person, row_id: UUID, placed: Placed, zone: str, spot: str, **fields: Any
) -> Appointment:
    row = Appointment(
        id=row_id,
        org_id=actor.org_id,
        participant_id=who.id,
        starts_at=placed.starts_at,
        zone=zone,
        wall_on=placed.on,
        wall_at=placed.at,
        proposed_by=_by(actor, who.id),
        **fields,
    )
    keep(who.key, row, place=spot)
    row.save(force_insert=True)
    _tell(row)
    return row


@command(Capability.APPOINTMENT_SET)
def set_appointment(
    actor: Actor,
    *,
    participant_id: UUID,
    on: date,
    at: time,
    minutes: int = 30,
    kind: str = "call",
    place_words: str | None = None,
    agreed: bool = False,
    keep_both: bool = False,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> TimeSet:
    """Set a time on the participant's own wall clock; it keeps that local time.

    A coach may say that it is `agreed` already; else it is proposed and the other one answers.
    Raises NotLikeThis for a time gone by, a length out of range, or an overlap with another
    appointment of either (field "overlap") unless `keep_both`; TextTooLong; Replayed.
    """
    who = person(actor, Capability.APPOINTMENT_SET, participant_id)
    staff_id = _staff_for(actor, participant_id)
    if kind not in rules.APPOINTMENT_KINDS:
        raise ValueError(f"unknown kind of appointment {kind!r}")
    spot = tidy(place_words or "", limit=rules.PLACE_LIMIT)
    settled = agreed and _by(actor, participant_id) == "coach"
    body = {"on": on, "at": at, "minutes": minutes, "kind": kind, "spot": spot, "agreed": settled}

    def do(row_id: UUID) -> dict[str, str | None]:
        placed = _placed(on, at, who.zone, minutes)
        if not keep_both:
            _check_free(Slot(row_id, placed.starts_at, minutes), staff_id, participant_id, None)
        _add(actor, who, row_id, placed, who.zone, spot, staff_id=staff_id, minutes=minutes,
             kind=kind, state="agreed" if settled else "proposed")  # fmt: skip
        return {"appointment": str(row_id), "words": placed.words}

    kept = stored_once(participant_id, id, "appointment", body, do, org_id=actor.org_id)
    return TimeSet(UUID(kept["appointment"]), kept["words"])


def _row(actor: Actor, participant_id: UUID, appointment_id: UUID) -> Appointment:
    rows = Appointment.objects.visible_to(actor, Capability.APPOINTMENT_SET)
    found: Appointment | None = (
        rows.select_for_update(of=("self",))
        .filter(participant_id=participant_id, pk=appointment_id)
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def _change(row: Appointment, state: str) -> None:
    if row.state == state:
        return
    if not rules.may_move(row.state, state):
        raise NotLikeThis(rules.STATE_WORDS)
    row.state, row.answered_at, row.sequence = state, clock.now(), row.sequence + 1
    row.save(update_fields=["state", "answered_at", "sequence"])
    _tell(row)


@command(Capability.APPOINTMENT_SET)
def move_appointment(
    actor: Actor,
    *,
    participant_id: UUID,
    appointment_id: UUID,
    on: date,
    at: time,
    minutes: int | None = None,
    agreed: bool = False,
    keep_both: bool = False,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> TimeSet:
    """Move an appointment to another wall clock time; no reason is asked for.

    The old row stays as "moved" and the new one points to it. A participant asks, the coach
    agrees; a coach may say that it is `agreed` already. Raises as set_appointment.
    """
    who = person(actor, Capability.APPOINTMENT_SET, participant_id)
    settled = agreed and _by(actor, participant_id) == "coach"
    body = {"of": appointment_id, "on": on, "at": at, "minutes": minutes, "agreed": settled}

    def do(row_id: UUID) -> dict[str, str | None]:
        old = _row(actor, participant_id, appointment_id)
        length = minutes or old.minutes
        placed = _placed(on, at, who.zone, length)
        if not keep_both:
            slot = Slot(row_id, placed.starts_at, length)
            _check_free(slot, old.staff_id, participant_id, old.id)
        _change(old, "moved")
        spot = read(who.key, old, "place") or ""
        _add(actor, who, row_id, placed, who.zone, spot, staff_id=old.staff_id, minutes=length,
             kind=old.kind, moved_from_id=old.id, thread=old.thread or old.id,
             sequence=old.sequence + 1,
             state="agreed" if settled else "proposed")  # fmt: skip
        return {"appointment": str(row_id), "words": placed.words}

    kept = stored_once(participant_id, id, "move", body, do, org_id=actor.org_id)
    return TimeSet(UUID(kept["appointment"]), kept["words"])


@command(Capability.APPOINTMENT_SET)
def cancel_appointment(
    actor: Actor, *, participant_id: UUID, appointment_id: UUID, put_back: bool = False
) -> str:
    """Call an appointment off, by either, without a reason; or put it back. Returns the state.

    Raises NotLikeThis when it has moved or is over, NotVisible.
    """
    row = _row(actor, participant_id, appointment_id)
    _change(row, "agreed" if put_back else "cancelled")
    return str(row.state)


@command(Capability.APPOINTMENT_SET)
def agree_appointment(actor: Actor, *, participant_id: UUID, appointment_id: UUID) -> str:
    """Say yes to the time that the other one proposed. Returns the state.

    Raises NotLikeThis for one's own proposal or one that has changed since, NotVisible.
    """
    row = _row(actor, participant_id, appointment_id)
    if row.state == "cancelled" or not rules.may_agree(row.proposed_by, _by(actor, participant_id)):
        raise NotLikeThis(rules.STATE_WORDS)
    _change(row, "agreed")
    return str(row.state)


@command(Capability.APPOINTMENT_SET)
def answer_appointment(
    actor: Actor, *, participant_id: UUID, appointment_id: UUID, happened: bool
) -> UUID | None:
    """Say whether it happened, once it has begun; for a coach a yes becomes the contact.

    Returns the contact's id, or None when there is none. "No" means "not seen yet". Raises
    NotLikeThis before it begins or when it was moved or called off, NotVisible.
    """
    who = person(actor, Capability.APPOINTMENT_SET, participant_id)
    row = _row(actor, participant_id, appointment_id)
    if not rules.may_answer(row.starts_at, clock.now()):
        raise NotLikeThis(rules.NOT_BEGUN)
    _change(row, "happened" if happened else "not_seen")
    if not happened or _by(actor, participant_id) != "coach":
        return None
    rows = Contact.objects.visible_to(actor, Capability.CONTACT_READ)
    earlier: UUID | None = rows.filter(appointment_id=row.id).values_list("pk", flat=True).first()
    if earlier:
        return earlier
    fields = {"kind": row.kind, "at": row.starts_at, "minutes": row.minutes,
              "reached": rules.reached(row.kind), "appointment_id": row.id}  # fmt: skip
    return UUID(str(store_contact(actor, who, uuid7(), "", fields).id))
