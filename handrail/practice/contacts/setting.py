"""Setting a time inside an authorised write: whose it is, the instant, who is busy, the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, gettext

from handrail.design import dates
from handrail.ground.access import Actor, Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.messaging import quiet, sending
from handrail.ground.people.first_talks import FirstTalkStands
from handrail.ground.people.models import Participant, Relationship, Staff

from . import clashing, meanwhile, rules
from .events import AppointmentSet
from .models import Appointment
from .person import Person, staff_of
from .reminding import remind_at
from .rules import Slot
from .video import NO_LINK, place_of
from .wallclock import Placed, place


@dataclass(frozen=True)
class TimeSet:
    """The stored appointment, and words when the clocks change around it."""

    appointment_id: UUID
    words: str | None = None


class Clash(NotLikeThis):
    """Other appointments are in the way on these days; some of them may be `hidden` from who asks.

    `words` are whole sentences already, in the language of whoever asks.
    """

    def __init__(self, words: str, days: Sequence[date], *, hidden: bool = False) -> None:
        super().__init__(words, "overlap")
        self.days, self.hidden = tuple(days), hidden


class Meanwhile(NotLikeThis):
    """The time stands otherwise by now; `words` say how, and `now_id` is where it is found."""

    def __init__(self, row: Appointment, *, mine: bool = False) -> None:
        now = newest(row)
        went = now.state in rules.AHEAD and now.starts_at != row.starts_at
        said = meanwhile.since_words("moved" if went else now.state, mine=mine)
        local = clock.local(now.starts_at, now.zone)
        when = dates.moment_words(now.starts_at, now.zone, local.date(), get_language())
        super().__init__(gettext(said) % {"when": when})
        self.now_id = now.pk


def newest(row: Appointment) -> Appointment:
    """The time that has taken the place of this one by now, or this one."""
    if row.state != "moved":
        return row
    rows = Appointment.objects.for_system("the command has authorised; where a time moved to")
    line = rows.filter(participant_id=row.participant_id, thread=row.thread or row.pk)
    return line.order_by("-sequence", "-id").first() or row


def tell(row: Appointment, was: str = "") -> None:
    """Remind of it from now on, or no longer, and tell the house how it stands."""
    remind(row)
    say(row, was)


def say(row: Appointment, was: str = "") -> None:
    """Tell the house how a time stands; of times that come again once, when all are stored.

    `was` is the state it has come from, "" for a new one.
    """
    say_time(row)
    if row.kind == rules.ALL_THREE and row.thread is not None:
        publish(
            FirstTalkStands(
                org_id=row.org_id, participant_id=row.participant_id, talk_id=row.thread,
                state=row.state, was=was, on=row.wall_on, at=row.wall_at,
            )
        )  # fmt: skip


def say_time(row: Appointment) -> None:
    """Tell the house of the time alone, and not of the talk of all three that it may be."""
    publish(
        AppointmentSet(
            org_id=row.org_id,
            participant_id=row.participant_id,
            appointment_id=row.id,
            starts_at=row.starts_at,
            state=row.state,
        )
    )


def remind(row: Appointment) -> None:
    """Remind of it before it starts once it is agreed, and else not."""
    at = _remind_at(row) if row.state == "agreed" else None
    if at is not None:
        sending.remind(org_id=row.org_id, participant_id=row.participant_id, subject=row.id,
                       at=at, zone=row.zone)  # fmt: skip
    else:
        sending.forget_reminder(row.id)


def _remind_at(row: Appointment) -> datetime | None:
    own = quiet.asked_for(row.participant_id, row.zone, row.starts_at, row.starts_at)
    return remind_at(row.starts_at, row.zone, clock.now(), own)


def remind_again(participant_id: UUID) -> None:
    """Plan the reminders of what is agreed anew, when the hours for them have changed.

    What somebody was reminded of already is not said again; what is held back is looked at now.
    """
    rows = Appointment.objects.for_system("the command has authorised; what is still to come")
    now = clock.now()
    ahead = list(rows.filter(participant_id=participant_id, state="agreed", starts_at__gt=now))
    told = sending.reminded((row.pk for row in ahead), now - quiet.LONGEST)
    for row in ahead:
        if row.pk not in told:
            remind(row)
    sending.look_again(participant_id)


def by_word(actor: Actor, participant_id: UUID) -> str:
    """Who does it: "participant" for the person themselves, "coach" for anybody else."""
    return "participant" if actor.participant_id == participant_id else "coach"


def staff_for(actor: Actor, participant_id: UUID) -> UUID:
    """The coach of the time that is set. Raises NotLikeThis where there is none."""
    if by_word(actor, participant_id) == "coach":
        return staff_of(actor)
    rows = Relationship.objects.visible_to(actor, Capability.APPOINTMENT_SET)
    coach: UUID | None = (
        rows.filter(participant_id=participant_id, kind="coach", ended_at__isnull=True)
        .values_list("staff_id", flat=True)
        .first()
    )
    if coach is None:
        raise NotLikeThis(rules.NO_COACH)
    return coach


def coaches(staff_id: UUID, participant_id: UUID) -> bool:
    """Whether this is the person's coach now."""
    rows = Relationship.objects.for_system("the command has authorised; is this still the coach")
    return bool(
        rows.filter(
            participant_id=participant_id, staff_id=staff_id, kind="coach", ended_at__isnull=True
        ).exists()
    )


def staff_of_row(actor: Actor, row: Appointment) -> UUID:
    """With whom a time goes on: whoever it was with, or the coach of now. Raises NotLikeThis."""
    if coaches(row.staff_id, row.participant_id):
        return row.staff_id
    return staff_for(actor, row.participant_id)


def stood_before(row: Appointment) -> str:
    """How a time that was called off stands when it is put back."""
    return row.stood if coaches(row.staff_id, row.participant_id) else rules.RESTS


def known(kind: str) -> str:
    """Return a kind of appointment that there is; raises ValueError for another."""
    if kind not in rules.APPOINTMENT_KINDS:
        raise ValueError(f"unknown kind of appointment {kind!r}")
    return kind


def spot_of(kind: str, words: str | None) -> str:
    """Return where it is, as it is kept. Raises NotLikeThis for a video call that opens nowhere."""
    spot = place_of(kind, tidy(words or "", limit=rules.PLACE_LIMIT))
    if spot is None:
        raise NotLikeThis(NO_LINK, "place_words")
    return spot


def stored(fields: Mapping[str, Any], settled: bool) -> dict[str, Any]:
    """Return the columns of a new time: what was said, and whether both agree already."""
    return {**fields, "state": "agreed" if settled else "proposed"}


def hold_diary(staff_id: UUID) -> None:
    """Lock the diary of a coach until the command ends: two times set at once see each other.

    Call it with the participant's row locked, so that everybody waits in one order.
    """
    rows = Staff.objects.select_for_update(no_key=True).filter(pk=staff_id)
    rows.values_list("pk").first()


def busy(staff_id: UUID, participant_id: UUID, first: datetime, last: datetime) -> list[Slot]:
    """When either of the two is busy around a stretch of time; one query."""
    day = timedelta(days=1)
    near = Appointment.objects.for_system("is either of the two busy at that time").filter(
        state__in=rules.AHEAD, starts_at__range=(first - day, last + day)
    )
    rows = near.filter(staff_id=staff_id) | near.filter(participant_id=participant_id)
    found = rows.values_list("id", "starts_at", "minutes", "participant_id", "staff_id")
    return [
        Slot(pk, at, minutes, person == participant_id, staff == staff_id)
        for pk, at, minutes, person, staff in found
    ]


def placed(on: date, at: time, zone: str, minutes: int) -> Placed:
    """The instant of a wall clock. Raises NotLikeThis for one that cannot be meant."""
    too_long = rules.check_length(minutes)
    if too_long:
        raise NotLikeThis(too_long, "minutes")
    try:
        found = place(on, at, zone)
        wrong = rules.check_start(found.starts_at, clock.now())
    except OverflowError:
        raise NotLikeThis(rules.STARTS_FAR, "on") from None
    if wrong:
        raise NotLikeThis(wrong, "on")
    return found


def check_free(
    new: Slot, on: date, staff_id: UUID, participant_id: UUID, leave_out: UUID | None = None,
    *, by: str, words: str = "",
) -> None:  # fmt: skip
    """Raise Clash when either of the two is busy then: with `words`, or what `by` may know."""
    hold_diary(staff_id)
    near = busy(staff_id, participant_id, new.starts_at, new.starts_at)
    crossing = rules.overlapping(new, [slot for slot in near if slot.id != leave_out])
    if crossing:
        hidden = clashing.any_hidden(crossing, by)
        said = words or clash_words(crossing, by, staff_id, participant_id)
        raise Clash(said, [on], hidden=hidden)


def clash_words(crossing: Sequence[Slot], by: str, staff_id: UUID, participant_id: UUID) -> str:
    """What is in the way, on the participant's clock, as far as `by` may know it."""
    people = Participant.objects.for_system("the command has authorised; on whose clock it is")
    zone, given = people.values_list("zone", "given_name").get(pk=participant_id)
    name = coach_name(staff_id) if by == "participant" else given
    language = get_language()
    said = []
    for words, slot in clashing.sentences(crossing, by):
        values = {"name": name}
        if slot is not None:
            values["start"], values["end"] = (
                dates.time_words(clock.local(at, zone), language)
                for at in (slot.starts_at, slot.ends_at)
            )
        said.append(gettext(words) % values)
    return " ".join(said)


def coach_name(staff_id: UUID) -> str:
    """The name of a coach, for somebody who knows them."""
    return str(Staff.objects.filter(pk=staff_id).values_list("user__name", flat=True).get())


def add(
    actor: Actor, who: Person, row_id: UUID, found: Placed, spot: str, *, quietly: bool = False,
    **fields: Any,
) -> Appointment:  # fmt: skip
    """Store a new time, and tell of it unless `quietly`."""
    row = Appointment(
        id=row_id,
        org_id=actor.org_id,
        participant_id=who.id,
        starts_at=found.starts_at,
        zone=who.zone,
        wall_on=found.on,
        wall_at=found.at,
        proposed_by=by_word(actor, who.id),
        **fields,
    )
    keep(who.key, row, place=spot)
    row.save(force_insert=True)
    if not quietly:
        tell(row)
    return row


def row_of(actor: Actor, participant_id: UUID, appointment_id: UUID) -> Appointment:
    """One appointment of this person, locked. Raises NotVisible."""
    rows = Appointment.objects.visible_to(actor, Capability.APPOINTMENT_SET)
    found: Appointment | None = (
        rows.select_for_update(of=("self",))
        .select_related("series")
        .filter(participant_id=participant_id, pk=appointment_id)
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def wake(row: Appointment) -> None:
    """Let a time that rests stand as it stood before it did."""
    row.state, row.answered_at, row.sequence = row.stood, None, row.sequence + 1
    row.save(update_fields=["state", "answered_at", "sequence"])


def change(
    row: Appointment, state: str, *, quietly: bool = False, at: datetime | None = None
) -> None:
    """Let it become `state`, and tell of it unless `quietly`. Raises Meanwhile if it cannot.

    What changed in one carries one instant, `at`.
    """
    if row.state == state:
        return
    if not rules.may_move(row.state, state):
        raise Meanwhile(row)
    was = row.state
    if was in rules.AHEAD:
        row.stood = was
    row.state, row.answered_at, row.sequence = state, at or clock.now(), row.sequence + 1
    row.asked_at = None
    row.save(update_fields=["state", "stood", "answered_at", "asked_at", "sequence"])
    if not quietly:
        tell(row, was)
