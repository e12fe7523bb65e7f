"""What happens to handovers when somebody's coach changes, in whatever way."""

from __future__ import annotations

from handrail.ground.kernel import clock
from handrail.ground.kernel.events import subscribe
from handrail.ground.people.events import CoachAssigned, CoachEnded
from handrail.ground.people.first_talks import FirstTalkStands

from . import rules
from .models import HandedOn, Handover


@subscribe(CoachEnded)
def stop_what_was_open(event: CoachEnded) -> None:
    """The coach is gone in another way: nothing is handed on, and the next one reads nothing."""
    found = Handover.objects.for_system("the coach changed; stop what was being prepared")
    found.filter(participant_id=event.participant_id, state=rules.OPEN).update(
        state=rules.STOPPED, ended_at=clock.now()
    )
    read = HandedOn.objects.for_system("the coach changed; whoever comes next reads nothing")
    read.filter(participant_id=event.participant_id, readable=True).update(readable=False)


@subscribe(CoachAssigned)
def let_the_new_coach_read(event: CoachAssigned) -> None:
    """What was handed on to this very coach is theirs to read while they coach."""
    rows = HandedOn.objects.for_system("the coach begins; what was handed on to them opens")
    rows.filter(participant_id=event.participant_id, to_staff_id=event.staff_id).update(
        readable=True
    )


@subscribe(FirstTalkStands)
def follow_its_time(event: FirstTalkStands) -> None:
    """The talk of all three was moved, called off or answered among the times of the two."""
    found = Handover.objects.for_system("the time of the talk changed; the change of coach follows")
    open_ones = found.filter(
        pk=event.talk_id, participant_id=event.participant_id, state=rules.OPEN
    )
    if event.state in rules.TALK_ANSWERED:
        open_ones.update(met=rules.TALK_ANSWERED[event.state])
    elif event.state == rules.TALK_OFF:
        open_ones.filter(meet_at__isnull=False).update(
            meet_on=None, meet_at=None, comes="", day_set_at=clock.now()
        )
    elif event.state in rules.TALK_STANDS:
        if event.was in rules.TALK_ANSWERED:
            open_ones.update(met=False)
        open_ones.exclude(meet_on=event.on, meet_at=event.at).update(
            meet_on=event.on, meet_at=event.at, comes="", day_set_at=clock.now()
        )
