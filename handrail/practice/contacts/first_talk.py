"""The talk of all three when a coach changes is a time like others: reminded of, moved, answered.

All its rows carry the change's id as their `thread`. The participant's row is locked by whoever
tells of it, and so is the one time that stands.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.kernel import clock
from handrail.ground.kernel.events import subscribe
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.first_talks import FirstTalkMet, FirstTalkSet, Talk, finds_talk
from handrail.ground.people.models import Participant

from . import rules
from .keeping import tell as tell_of_contact
from .models import Appointment, Contact
from .rules import Slot
from .sessions.linking import contact_goes, contact_of
from .setting import Clash, change, check_free, placed, remind, say, say_time, tell
from .wallclock import Placed


def _last(event: FirstTalkSet | FirstTalkMet) -> Appointment | None:
    rows = Appointment.objects.for_system("the command has authorised; the talk of all three")
    found: Appointment | None = (
        rows.select_for_update(of=("self",))
        .filter(participant_id=event.participant_id, thread=event.talk_id, kind=rules.ALL_THREE)
        .order_by("-sequence", "-id")
        .first()
    )
    return found


@finds_talk
def its_time(participant_id: UUID, talk_id: UUID) -> Talk | None:
    """How the last time of a talk stands; one query."""
    rows = Appointment.objects.for_system("the talk of a change of coach that was looked up")
    found = rows.filter(participant_id=participant_id, thread=talk_id, kind=rules.ALL_THREE)
    said = found.order_by("-sequence", "-id").values_list("state", "proposed_by", "starts_at")
    last = said.first()
    return Talk(*last) if last else None


@subscribe(FirstTalkSet)
def keep_its_time(event: FirstTalkSet) -> None:
    """Set, move or call off the time of the talk, or let the one that stands be agreed.

    Raises as setting a time does.
    """
    last = _last(event)
    if event.on is None or event.at is None:
        if last is not None and last.state in rules.AHEAD:
            change(last, "cancelled")
        return
    if last is not None and _stands_then(last, event):
        if event.agreed:
            change(last, "agreed")
        return
    people = Participant.objects.for_system("the command has authorised; on whose clock it is")
    zone = people.values_list("zone", flat=True).get(pk=event.participant_id)
    found = placed(event.on, event.at, zone, rules.TALK_MINUTES)
    if last is not None:
        _make_way(last)
    new = _row(event, last, found, zone)
    if not event.keep_both:
        slot = Slot(new.pk, new.starts_at, new.minutes)
        check_free(slot, found.on, new.staff_id, event.participant_id, by=event.by)
    new.save(force_insert=True)
    tell(new)


def _stands_then(last: Appointment, event: FirstTalkSet) -> bool:
    return last.state in rules.AHEAD and (last.wall_on, last.wall_at) == (event.on, event.at)


def _make_way(last: Appointment) -> None:
    """Let another time take the place of this one, also of one that was called off."""
    if last.state == "cancelled":
        change(last, last.stood, quietly=True)
    if rules.may_move(last.state, "moved"):
        change(last, "moved", quietly=True)
    remind(last)


def _row(event: FirstTalkSet, last: Appointment | None, found: Placed, zone: str) -> Appointment:
    more: dict[str, Any] = {}
    if last is not None:
        more = {"moved_from_id": last.pk, "sequence": last.sequence + 1, "minutes": last.minutes}
    return Appointment(
        id=uuid7(), org_id=event.org_id, participant_id=event.participant_id,
        staff_id=event.staff_id, starts_at=found.starts_at, zone=zone, wall_on=found.on,
        wall_at=found.at, kind=rules.ALL_THREE, thread=event.talk_id, proposed_by=event.by,
        state="agreed" if event.agreed else "proposed", **more,
    )  # fmt: skip


@subscribe(FirstTalkMet)
def answer_it(event: FirstTalkMet) -> None:
    """They have met: its time happened and is the one contact; one still ahead is not needed."""
    row = _last(event)
    if row is None:
        return
    if event.met and row.state in rules.AHEAD:
        if rules.may_answer(row.starts_at, clock.now()):
            change(row, "happened")
            _it_was(row)
        else:
            _not_needed(row)
    elif not event.met and row.state == "happened":
        change(row, row.stood)
        contact_goes(row)
    elif not event.met and row.state == "cancelled":
        _needed_again(row, event)


def _it_was(row: Appointment) -> None:
    contact = contact_of(row)
    if contact is not None and contact.taken_back_at is None:
        return
    contact = contact or Contact(
        id=uuid7(), org_id=row.org_id, participant_id=row.participant_id, staff_id=row.staff_id,
        kind=row.kind, at=row.starts_at, minutes=row.minutes, reached=rules.reached(row.kind),
        appointment_id=row.pk,
    )  # fmt: skip
    contact.taken_back_at = None
    contact.save()
    tell_of_contact(contact)


def _not_needed(row: Appointment) -> None:
    """Call it off, while the change of coach keeps the day: nobody has taken that out."""
    change(row, "cancelled", quietly=True)
    remind(row)
    say_time(row)


def _needed_again(row: Appointment, event: FirstTalkMet) -> None:
    """Put back what was not needed; what somebody called off has left no day, and stays off.

    So does one with something else in its way by now, and then its day goes as well.
    """
    if (row.wall_on, row.wall_at) != (event.on, event.at) or row.starts_at <= clock.now():
        return
    slot = Slot(row.pk, row.starts_at, row.minutes)
    try:
        check_free(slot, row.wall_on, row.staff_id, row.participant_id, by="coach")
    except Clash:
        say(row)
    else:
        change(row, row.stood)
