"""Setting a time, agreeing to it, moving it and calling it off."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.sealed import read

from .. import rules
from ..person import person
from ..rules import Slot
from ..setting import (
    Meanwhile,
    TimeSet,
    add,
    by_word,
    change,
    check_free,
    known,
    placed,
    row_of,
    spot_of,
    staff_for,
    staff_of_row,
    stood_before,
    stored,
)
from ..times.rules import rides


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
    needs_ride: bool = False,
    keep_both: bool = False,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> TimeSet:
    """Set a time on the participant's own wall clock; it keeps that local time.

    A coach may say that it is `agreed` already; else it is proposed and the other one answers.
    Raises NotLikeThis for a time gone by, a length out of range, or an overlap with another
    appointment of either (field "overlap") unless `keep_both`, or a video call whose place is no
    address; TextTooLong; Replayed.
    """
    who = person(actor, Capability.APPOINTMENT_SET, participant_id)
    staff_id = staff_for(actor, participant_id)
    spot, ride = spot_of(known(kind), place_words), rides(kind, needs_ride)
    more = {"minutes": minutes, "kind": kind, "needs_ride": ride}
    settled = agreed and by_word(actor, participant_id) == "coach"
    body = {"on": on, "at": at, "minutes": minutes, "kind": kind, "spot": spot, "agreed": settled,
            "ride": ride}  # fmt: skip

    def do(row_id: UUID) -> dict[str, str | None]:
        found = placed(on, at, who.zone, minutes)
        if not keep_both:
            slot = Slot(row_id, found.starts_at, minutes)
            check_free(slot, found.on, staff_id, participant_id,
                       by=by_word(actor, participant_id))  # fmt: skip
        add(actor, who, row_id, found, spot, staff_id=staff_id, **stored(more, settled))
        return {"appointment": str(row_id), "words": found.words}

    kept = stored_once(participant_id, id, "appointment", body, do, org_id=actor.org_id)
    return TimeSet(UUID(kept["appointment"]), kept["words"])


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
    settled = agreed and by_word(actor, participant_id) == "coach"
    body = {"of": appointment_id, "on": on, "at": at, "minutes": minutes, "agreed": settled}

    def do(row_id: UUID) -> dict[str, str | None]:
        old = row_of(actor, participant_id, appointment_id)
        length, staff_id = minutes or old.minutes, staff_of_row(actor, old)
        found = placed(on, at, who.zone, length)
        if not keep_both:
            slot = Slot(row_id, found.starts_at, length)
            check_free(slot, found.on, staff_id, participant_id, old.id,
                       by=by_word(actor, participant_id))  # fmt: skip
        change(old, "moved")
        spot = read(who.key, old, "place") or ""
        add(actor, who, row_id, found, spot, staff_id=staff_id, minutes=length,
            kind=old.kind, needs_ride=rides(old.kind, old.needs_ride), moved_from_id=old.id,
            thread=old.thread or old.id, sequence=old.sequence + 1,
            state="agreed" if settled else "proposed")  # fmt: skip
        return {"appointment": str(row_id), "words": found.words}

    kept = stored_once(participant_id, id, "move", body, do, org_id=actor.org_id)
    return TimeSet(UUID(kept["appointment"]), kept["words"])


@command(Capability.APPOINTMENT_SET)
def cancel_appointment(
    actor: Actor, *, participant_id: UUID, appointment_id: UUID, put_back: bool = False
) -> str:
    """Call an appointment off, by either, without a reason; or put it back as it stood before.

    Returns the state. Raises NotLikeThis when it has moved or is over, or when either of the two
    has something else at the time that is put back; NotVisible.
    """
    person(actor, Capability.APPOINTMENT_SET, participant_id)
    row = row_of(actor, participant_id, appointment_id)
    if not put_back:
        change(row, "cancelled")
        return str(row.state)
    stands = stood_before(row)
    if row.state != "cancelled" or not rules.may_move(row.state, stands):
        raise Meanwhile(row)
    if stands in rules.AHEAD:
        slot = Slot(row.pk, row.starts_at, row.minutes)
        by = by_word(actor, participant_id)
        check_free(slot, row.wall_on, row.staff_id, participant_id, by=by, words=rules.TAKEN_NOW)
    change(row, stands)
    return str(row.state)


@command(Capability.APPOINTMENT_SET)
def agree_appointment(actor: Actor, *, participant_id: UUID, appointment_id: UUID) -> str:
    """Say yes to the time that the other one proposed. Returns the state.

    Raises NotLikeThis for one's own proposal or one that has changed since, NotVisible.
    """
    person(actor, Capability.APPOINTMENT_SET, participant_id)
    row = row_of(actor, participant_id, appointment_id)
    mine = not rules.may_agree(row.proposed_by, by_word(actor, participant_id))
    if row.state not in rules.AHEAD or mine:
        raise Meanwhile(row, mine=mine)
    change(row, "agreed")
    return str(row.state)
