"""What this room does when a yes or a relationship ends, and when the day of some words comes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from handrail.ground.consent.events import Shared, SharingStopped
from handrail.ground.consent.models import ConsentItem
from handrail.ground.consent.rules import Item
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import subscribe
from handrail.ground.people.events import CoachAssigned, CoachEnded
from handrail.ground.people.models import Participant, Staff
from handrail.ground.schedule.events import DueArrived
from handrail.ground.schedule.models import Due
from handrail.ground.schedule.truth import Truth, truth_for

from .models import CIRCLE, COACH, KindWord, SwitchedOff
from .queries import arrive
from .telling import ARRIVES, tell_now


@subscribe(SharingStopped)
def hold_what_waits(event: SharingStopped) -> None:
    """The participant took a yes back: what this person wrote ahead does not arrive."""
    waiting = _of(event.participant_id, event.recipient_id, CIRCLE)
    waiting.filter(on__gt=_today(event.participant_id)).update(held=True)


@subscribe(Shared)
def let_arrive(event: Shared) -> None:
    """The participant said yes again: what waits arrives, up to the last day of the new yes."""
    items = ConsentItem.objects.for_system("whether a new yes allows kind words").filter(
        consent_id=event.consent_id, item=Item.KIND_WORDS
    )
    until = items.values_list("consent__expires_at", flat=True).first()
    if until is None:
        return
    last = clock.local(until - timedelta(seconds=1), _zone(event.participant_id)).date()
    waiting = _of(event.participant_id, event.recipient_id, CIRCLE)
    waiting.filter(on__gte=_today(event.participant_id), on__lte=last).update(held=False)


@subscribe(CoachEnded)
def hold_words_of_coach(event: CoachEnded) -> None:
    """Two people no longer work together: what the coach wrote ahead does not arrive."""
    waiting = _of(event.participant_id, _account(event.staff_id), COACH)
    waiting.filter(on__gt=_today(event.participant_id)).update(held=True)


@subscribe(CoachAssigned)
def let_words_of_coach_arrive(event: CoachAssigned) -> None:
    """They work together again."""
    waiting = _of(event.participant_id, _account(event.staff_id), COACH)
    waiting.filter(on__gte=_today(event.participant_id)).update(held=False)


@truth_for(ARRIVES)
def still_arrives(due: Due) -> Truth:
    """Words arrive when they still stand for that day and nothing holds them back."""
    words = KindWord.objects.for_system("whether words whose day has come still arrive")
    off = SwitchedOff.objects.for_system("from whom no kind words shall arrive").filter(
        participant_id=due.participant_id
    )
    mine = words.filter(pk=due.expectation.subject, participant_id=due.participant_id)
    found = arrive(mine, off).filter(on=due.local_date)
    return Truth.HOLDS if found.exists() else Truth.MOOT


@subscribe(DueArrived)
def tell_of_words(event: DueArrived) -> None:
    """The day has come: say that there is a message."""
    if event.kind == ARRIVES:
        tell_now(event.participant_id, event.local_date)


def _of(participant_id: UUID, writer_id: UUID, by: str) -> Any:
    words = KindWord.objects.for_system("holding back words, or letting them arrive")
    return words.filter(participant_id=participant_id, writer_id=writer_id, by=by)


def _account(staff_id: UUID) -> UUID:
    return UUID(str(Staff.objects.values_list("user_id", flat=True).get(pk=staff_id)))


def _zone(participant_id: UUID) -> str:
    people = Participant.objects.for_system("the zone in which words have their day")
    return str(people.values_list("zone", flat=True).get(pk=participant_id))


def _today(participant_id: UUID) -> date:
    return clock.today(_zone(participant_id))
