"""Times that were planned with a coach who left: going on with them, or letting them be."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import read

from .. import rules
from ..models import Appointment
from ..person import Person, person
from ..rules import Slot
from ..setting import Meanwhile, add, busy, change, hold_diary, placed, row_of, say, staff_for
from ..times.rules import rides

_C = Capability.APPOINTMENT_SET


def _resting(
    actor: Actor, participant_id: UUID, appointment_id: UUID, following: bool
) -> list[Appointment]:
    """This time, and with `following` those after it that come again, while they rest."""
    first = row_of(actor, participant_id, appointment_id)
    if first.state != rules.RESTS:
        raise Meanwhile(first)
    if first.starts_at <= clock.now():
        raise NotLikeThis(rules.GONE_BY)
    if not following or first.series_id is None:
        return [first]
    rows = Appointment.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, series_id=first.series_id, state=rules.RESTS,
        starts_at__gte=first.starts_at,
    )  # fmt: skip
    return list(rows.order_by("starts_at", "id"))


@command(Capability.APPOINTMENT_SET)
def go_on_with(
    actor: Actor, *, participant_id: UUID, appointment_id: UUID, following: bool = False
) -> int:
    """Ask to keep a time with the coach of now, and with `following` all after it.

    Either may ask; it stands once the other one agrees. What does not fit beside something else
    goes on resting. Returns how many were asked for. Raises NotLikeThis when none fits, when there
    is no coach now or when it rests no longer; NotVisible.
    """
    who = person(actor, _C, participant_id)
    staff_id = staff_for(actor, participant_id)
    found = _resting(actor, participant_id, appointment_id, following)
    hold_diary(staff_id)
    near = busy(staff_id, participant_id, found[0].starts_at, found[-1].starts_at)
    free = [
        row for row in found
        if not rules.overlapping(Slot(row.pk, row.starts_at, row.minutes), near)
    ]  # fmt: skip
    if not free:
        raise NotLikeThis(rules.NONE_FREE)
    made = [_again(actor, who, row, staff_id) for row in free]
    say(made[0])
    return len(made)


def _again(actor: Actor, who: Person, old: Appointment, staff_id: UUID) -> Appointment:
    found = placed(old.wall_on, old.wall_at, who.zone, old.minutes)
    change(old, "moved", quietly=True)
    return add(
        actor, who, uuid7(), found, read(who.key, old, "place") or "", quietly=True,
        staff_id=staff_id, minutes=old.minutes, kind=old.kind,
        needs_ride=rides(old.kind, old.needs_ride), series_id=old.series_id,
        moved_from_id=old.pk, thread=old.thread or old.pk,
        sequence=old.sequence + 1, state="proposed",
    )  # fmt: skip


@command(Capability.APPOINTMENT_SET)
def let_be(
    actor: Actor, *, participant_id: UUID, appointment_id: UUID, following: bool = False
) -> int:
    """Call off what rests, by either, without a reason; it can be put back to rest.

    Returns how many. Raises NotLikeThis when it rests no longer, NotVisible.
    """
    person(actor, _C, participant_id)
    found: Sequence[Appointment] = _resting(actor, participant_id, appointment_id, following)
    now = clock.now()
    for row in found:
        change(row, "cancelled", quietly=True, at=now)
    say(found[0])
    return len(found)
