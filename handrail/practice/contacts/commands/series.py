"""Times that come again: setting, agreeing to all, moving or calling off this one and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import read

from .. import clashing, recurring, rules
from ..models import Appointment, Series
from ..person import Person, person
from ..rules import Slot
from ..setting import (
    Clash,
    Meanwhile,
    add,
    busy,
    by_word,
    change,
    coach_name,
    hold_diary,
    known,
    placed,
    remind,
    row_of,
    say,
    spot_of,
    staff_for,
    staff_of_row,
    stood_before,
    stored,
)
from ..times.rules import rides
from ..wallclock import Placed

_C = Capability.APPOINTMENT_SET


@dataclass(frozen=True)
class Rhythm:
    """How often, on which clock, until when or how many times, and how long each is."""

    on: date
    at: time
    every: str
    until: date | None = None
    times: int | None = None
    minutes: int = 30


@dataclass(frozen=True)
class SeriesSet:
    """What was stored: how many times, the days left out, words when the clocks change."""

    series_id: UUID
    count: int
    left_out: Sequence[date] = ()
    words: str | None = None


@dataclass(frozen=True)
class PutBack:
    """How many times are back, and the days of those that something else is in the way of."""

    count: int
    taken: Sequence[date] = ()


def _ahead(actor: Actor, participant_id: UUID, state: str = "") -> Any:
    """The times ahead; for one that rests, those that rest with it."""
    rows, states = Appointment.objects.visible_to(actor, _C), rules.AHEAD
    return rows.filter(
        participant_id=participant_id, starts_at__gt=clock.now(),
        state__in=(rules.RESTS,) if state == rules.RESTS else states,
    )  # fmt: skip


def _days(who: Person, said: Rhythm) -> Sequence[date]:
    if said.every not in recurring.SPOKEN:
        raise ValueError(f"unknown rhythm {said.every!r}")
    today = clock.today(who.zone)
    wrong = recurring.check_rhythm(said.on, said.until, said.times, today)
    if wrong is None:
        found = recurring.dates(said.on, said.every, said.until, said.times, today)
        wrong = recurring.check_dates(found, said.times)
    if wrong:
        raise NotLikeThis(wrong, "times" if said.times is not None else "until")
    return found


def _free(
    found: Sequence[Placed], minutes: int, near: Sequence[Slot], clash: str, by: str, staff_id: UUID
) -> tuple[Sequence[Placed], Sequence[date]]:
    slots = [(one.on, Slot(uuid7(), one.starts_at, minutes)) for one in found]
    days = recurring.taken(slots, near)
    if not days or clash == recurring.BOTH:
        return found, ()
    if clash != recurring.SKIP:
        crossing = [one for _on, slot in slots for one in rules.overlapping(slot, near)]
        hidden = clashing.any_hidden(crossing, by)
        busy_words = gettext(clashing.DAYS_BUSY) % {"name": coach_name(staff_id)} if hidden else ""
        raise Clash(busy_words or gettext(recurring.TAKEN), days, hidden=hidden)
    left = [one for one in found if one.on not in days]
    if not left:
        raise NotLikeThis(recurring.NOTHING_LEFT, "at")
    return left, days


def _store(
    actor: Actor, who: Person, said: Rhythm, found: Sequence[Placed], spot: str, *,
    takes_over: Sequence[Appointment] = (), **fields: Any,
) -> Series:  # fmt: skip
    series = Series(
        id=uuid7(), org_id=actor.org_id, participant_id=who.id, every=said.every, wall_at=said.at,
        first_on=found[0].on, last_on=found[-1].on,
    )  # fmt: skip
    series.save(force_insert=True)
    rows = []
    for number, one in enumerate(found):
        old = takes_over[number] if number < len(takes_over) else None
        more = {} if old is None else {"moved_from_id": old.id, "thread": old.thread or old.id,
                                       "sequence": old.sequence + 1}  # fmt: skip
        row = add(actor, who, uuid7(), one, spot, quietly=True, series=series,
                  minutes=said.minutes, **fields, **more)  # fmt: skip
        remind(row)
        rows.append(row)
    say(rows[0])
    return series


def _words(found: Sequence[Placed]) -> str | None:
    return next((one.words for one in found if one.words), None)


@command(Capability.APPOINTMENT_SET)
def set_series(
    actor: Actor,
    *,
    participant_id: UUID,
    said: Rhythm,
    kind: str = "call",
    place_words: str | None = None,
    agreed: bool = False,
    needs_ride: bool = False,
    clash: str = recurring.ASK,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> SeriesSet:
    """Set times that come again on the participant's own wall clock.

    A coach may say that they are `agreed` already. Raises Clash with the days on which something
    else is there, unless `clash` says to leave those out or to keep both; NotLikeThis, TextTooLong,
    Replayed, NotVisible.
    """
    who = person(actor, _C, participant_id)
    staff_id, spot = staff_for(actor, participant_id), spot_of(known(kind), place_words)
    settled = agreed and by_word(actor, participant_id) == "coach"
    ride = rides(kind, needs_ride)
    fields = {"staff_id": staff_id, "kind": kind, "needs_ride": ride}

    def do(_row_id: UUID) -> dict[str, Any]:
        found, out = _found(actor, who, said, staff_id, clash)
        return _kept(_store(actor, who, said, found, spot, **stored(fields, settled)), found, out)

    body = {"said": vars(said), "kind": kind, "spot": spot, "agreed": settled,
            "ride": ride}  # fmt: skip
    return _said(stored_once(participant_id, id, "series", body, do, org_id=actor.org_id))


def _found(
    actor: Actor, who: Person, said: Rhythm, staff_id: UUID, clash: str
) -> tuple[Sequence[Placed], Sequence[date]]:
    found = [placed(on, said.at, who.zone, said.minutes) for on in _days(who, said)]
    if _ahead(actor, who.id).count() + len(found) > recurring.AHEAD_MOST:
        raise NotLikeThis(recurring.FULL, "times")
    hold_diary(staff_id)
    near = busy(staff_id, who.id, found[0].starts_at, found[-1].starts_at)
    return _free(found, said.minutes, near, clash, by_word(actor, who.id), staff_id)


def _kept(made: Series, found: Sequence[Placed], out: Sequence[date]) -> dict[str, Any]:
    return {"series": str(made.pk), "count": len(found), "words": _words(found),
            "out": [on.isoformat() for on in out]}  # fmt: skip


def _said(kept: dict[str, Any]) -> SeriesSet:
    out = [date.fromisoformat(on) for on in kept["out"]]
    return SeriesSet(UUID(kept["series"]), kept["count"], out, kept["words"])


def _following(actor: Actor, participant_id: UUID, row: Appointment) -> list[Appointment]:
    if row.series_id is None:
        raise NotVisible
    rows = _ahead(actor, participant_id, row.state).filter(series_id=row.series_id)
    found = list(rows.filter(starts_at__gte=row.starts_at).order_by("starts_at", "id"))
    if not found:
        raise NotLikeThis(recurring.LAST_ONE) if row.state in rules.AHEAD else Meanwhile(row)
    return found


def _all_become(found: Sequence[Appointment], state: str) -> None:
    at = clock.now()
    for row in found:
        change(row, state, quietly=True, at=at)
        remind(row)
    say(found[0])


@command(Capability.APPOINTMENT_SET)
def agree_series(actor: Actor, *, participant_id: UUID, appointment_id: UUID) -> int:
    """Say yes to this time and to all after it that the other one proposed; return how many.

    Raises NotLikeThis for one's own proposal or when none waits any more, NotVisible.
    """
    person(actor, _C, participant_id)
    row = row_of(actor, participant_id, appointment_id)
    mine = not rules.may_agree(row.proposed_by, by_word(actor, participant_id))
    if row.state not in rules.AHEAD or mine:
        raise Meanwhile(row, mine=mine)
    waiting = [one for one in _following(actor, participant_id, row) if one.state == "proposed"]
    if not waiting:
        raise Meanwhile(row)
    _all_become(waiting, "agreed")
    return len(waiting)


@command(Capability.APPOINTMENT_SET)
def cancel_following(actor: Actor, *, participant_id: UUID, appointment_id: UUID) -> int:
    """Call off this time and all after it, by either, without a reason; return how many.

    Raises NotLikeThis when none is left ahead, NotVisible for one that does not come again.
    """
    person(actor, _C, participant_id)
    found = _following(actor, participant_id, row_of(actor, participant_id, appointment_id))
    _all_become(found, "cancelled")
    return len(found)


@command(Capability.APPOINTMENT_SET)
def put_all_back(actor: Actor, *, participant_id: UUID, appointment_id: UUID) -> PutBack:
    """Put back all times that were called off in one with this one, each as it stood before.

    What lies ahead and does not meet another appointment comes back; the days of the others are
    returned, and they stay called off. Raises NotLikeThis when none is left, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = row_of(actor, participant_id, appointment_id)
    rows = Appointment.objects.visible_to(actor, _C).filter(
        participant_id=participant_id, state="cancelled", starts_at__gt=clock.now(),
        series_id=row.series_id, answered_at=row.answered_at,
    )  # fmt: skip
    found = list(rows.order_by("starts_at", "id")) if row.series_id else []
    if not found:
        raise NotLikeThis(recurring.NONE_OFF)
    hold_diary(row.staff_id)
    near = busy(row.staff_id, who.id, found[0].starts_at, found[-1].starts_at)
    free = [one for one in found if not rules.overlapping(
        Slot(one.id, one.starts_at, one.minutes), near)]  # fmt: skip
    now = clock.now()
    for one in free:
        change(one, stood_before(one), quietly=True, at=now)
        remind(one)
    if free:
        say(free[0])
    kept = {one.id for one in free}
    return PutBack(len(free), [one.wall_on for one in found if one.id not in kept])


@command(Capability.APPOINTMENT_SET)
def move_following(
    actor: Actor,
    *,
    participant_id: UUID,
    appointment_id: UUID,
    on: date,
    at: time,
    minutes: int | None = None,
    agreed: bool = False,
    clash: str = recurring.ASK,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> SeriesSet:
    """Move this time and all after it; the rhythm and how many there are stay.

    The old ones stay as "moved". Raises as set_series, and NotLikeThis (field "on") when the last
    of them would be more than a year ahead: none is dropped.
    """
    who = person(actor, _C, participant_id)
    settled = agreed and by_word(actor, participant_id) == "coach"

    def do(_row_id: UUID) -> dict[str, Any]:
        first = row_of(actor, participant_id, appointment_id)
        old, length = _following(actor, participant_id, first), minutes or first.minutes
        said = Rhythm(on, at, _rhythm_of(first), times=len(old), minutes=length)
        staff_id = staff_of_row(actor, first)
        found, out = _again(actor, who, staff_id, old, said, clash)
        _all_become(old, "moved")
        made = _store(
            actor, who, said, found, read(who.key, first, "place") or "", takes_over=old,
            staff_id=staff_id, kind=first.kind, needs_ride=rides(first.kind, first.needs_ride),
            state="agreed" if settled else "proposed",
        )  # fmt: skip
        return _kept(made, found, out)

    body = {"of": appointment_id, "on": on, "at": at, "minutes": minutes, "agreed": settled}
    return _said(stored_once(participant_id, id, "series_move", body, do, org_id=actor.org_id))


def _rhythm_of(row: Appointment) -> str:
    return row.series.every if row.series else recurring.WEEK


def _again(
    actor: Actor, who: Person, staff_id: UUID, old: Sequence[Appointment], said: Rhythm, clash: str
) -> tuple[Sequence[Placed], Sequence[date]]:
    days = recurring.dates(said.on, said.every, None, said.times, clock.today(who.zone))
    if days and len(days) < len(old):
        raise NotLikeThis(recurring.MOVES_TOO_FAR, "on")
    found = [placed(day, said.at, who.zone, said.minutes) for day in days or [said.on]]
    gone = {row.id for row in old}
    hold_diary(staff_id)
    near = busy(staff_id, who.id, found[0].starts_at, found[-1].starts_at)
    left = [slot for slot in near if slot.id not in gone]
    return _free(found, said.minutes, left, clash, by_word(actor, who.id), staff_id)
