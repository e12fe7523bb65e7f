"""What happens to times ahead when a coach leaves, and whether a reminder still holds."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from handrail.ground.kernel import clock
from handrail.ground.kernel.events import subscribe
from handrail.ground.messaging.lasting import useful_until
from handrail.ground.messaging.sending import REMINDER
from handrail.ground.people.events import CoachEnded, EpisodeClosed, EpisodeOpened, NotesHandedOn
from handrail.ground.people.models import Episode, Relationship
from handrail.ground.schedule.models import Due
from handrail.ground.schedule.truth import Truth, truth_for

from . import rules
from .channels import pace
from .models import AgreedPace, Appointment
from .notes.opening import say_open, shut
from .rules import Slot
from .setting import busy, change, coaches, hold_diary, remind, say, wake


@subscribe(CoachEnded)
def let_times_rest(event: CoachEnded) -> None:
    """What was planned with the coach who leaves rests: nobody is reminded, nothing is lost."""
    rows = Appointment.objects.for_system("a coach leaves; what was planned with them rests")
    found = rows.filter(
        participant_id=event.participant_id, staff_id=event.staff_id, state__in=rules.AHEAD,
        starts_at__gt=clock.now(),
    )  # fmt: skip
    resting = list(found.order_by("starts_at", "id"))
    for row in resting:
        change(row, rules.RESTS, quietly=True)
        remind(row)
    if resting:
        say(resting[0])


@subscribe(EpisodeClosed)
def let_all_rest(event: EpisodeClosed) -> None:
    """While somebody is not with the programme nothing that was planned is called due."""
    rows = Appointment.objects.for_system("somebody is away; what was planned rests")
    found = rows.filter(
        participant_id=event.participant_id, state__in=rules.AHEAD, starts_at__gt=clock.now()
    )
    for row in found.order_by("starts_at", "id"):
        change(row, rules.RESTS, quietly=True)
        remind(row)


@subscribe(EpisodeOpened)
def wake_what_rested(event: EpisodeOpened) -> None:
    """Whoever comes back finds what lies ahead as it stood, where its coach is still there.

    What meets something that was set meanwhile goes on resting: to be kept, moved or let be.
    """
    rows = Appointment.objects.for_system("somebody is back; what was planned stands again")
    found = rows.filter(
        participant_id=event.participant_id, state=rules.RESTS, starts_at__gt=clock.now()
    )
    with_now: dict[UUID, list[Appointment]] = defaultdict(list)
    for row in found.order_by("starts_at", "id"):
        with_now[row.staff_id].append(row)
    for staff_id, rested in with_now.items():
        if coaches(staff_id, event.participant_id):
            _wake_free(staff_id, event.participant_id, rested)


def _wake_free(staff_id: UUID, participant_id: UUID, rested: list[Appointment]) -> None:
    hold_diary(staff_id)
    # Asked once, before any wakes: two that the two kept beside each other both stand again.
    near = busy(staff_id, participant_id, rested[0].starts_at, rested[-1].starts_at)
    for row in rested:
        if not rules.overlapping(Slot(row.pk, row.starts_at, row.minutes), near):
            wake(row)
            remind(row)


@subscribe(CoachEnded)
def end_the_pace(event: CoachEnded) -> None:
    """A yes counts for the two who said it: the next two agree anew, or do without."""
    rows = AgreedPace.objects.for_system("a coach leaves; the pace of the two is from before")
    mine = rows.filter(participant_id=event.participant_id)
    for state, becomes in ((pace.HOLDS, pace.OVER), (pace.WAITS, pace.LET_BE)):
        mine.filter(state=state).update(state=becomes, answered_at=clock.now())


@subscribe(CoachEnded)
def shut_notes_before(event: CoachEnded) -> None:
    """Whoever comes next begins with what was handed on; older notes open when the person says."""
    shut(event.participant_id)


@subscribe(NotesHandedOn)
def open_what_was_handed_on(event: NotesHandedOn) -> None:
    """The person said before the change that the new coach may read the older notes."""
    say_open(event.org_id, event.participant_id, event.staff_id, open=True)


@truth_for(REMINDER)
def somebody_comes(due: Due) -> Truth:
    """Remind of a time only while it is agreed and its coach works here with this person.

    The person is with the programme as well: nobody is called to anything while they are away.
    """
    rows = Appointment.objects.for_system("whether somebody comes to what is reminded of")
    row = rows.filter(pk=due.expectation.subject).first()
    if row is None:
        return Truth.HOLDS
    coaching = Relationship.objects.for_system("whether somebody comes to what is reminded of")
    comes = coaching.filter(
        participant_id=row.participant_id, staff_id=row.staff_id, kind="coach",
        ended_at__isnull=True, staff__suspended_at__isnull=True,
    )  # fmt: skip
    with_us = Episode.objects.for_system("whether somebody is with the programme just now").filter(
        participant_id=row.participant_id, closed_at__isnull=True
    )
    holds = row.state == "agreed" and comes.exists() and with_us.exists()
    return Truth.HOLDS if holds else Truth.MOOT


@useful_until
def until_it_starts(subject: UUID) -> datetime | None:
    """Nobody is reminded of a time that has begun."""
    rows = Appointment.objects.for_system("until when a reminder of a time is of use")
    found: datetime | None = rows.filter(pk=subject).values_list("starts_at", flat=True).first()
    return found
