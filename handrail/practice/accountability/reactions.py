"""What becomes of an agreement and of promises when a coach leaves."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from handrail.ground.kernel import clock
from handrail.ground.kernel.events import subscribe
from handrail.ground.people.events import CoachAssigned, CoachEnded, EpisodeClosed, EpisodeOpened

from .keeping import set_due, when_of
from .models import COACH_TOO, Agreement, AgreementLater, CoachWish, Holding, Promise
from .rules import asking, promises


@subscribe(CoachEnded)
def let_promises_rest(event: CoachEnded) -> None:
    """A coach's own promises end with them; of the others it is asked whether they go on."""
    rows = Promise.objects.for_system("a coach leaves; what was promised to each other rests")
    rows.filter(
        participant_id=event.participant_id, put_away_at__isnull=True, left_at__isnull=True,
        visibility=COACH_TOO,
    ).update(left_at=clock.now())  # fmt: skip


@subscribe(CoachEnded)
def end_the_agreement(event: CoachEnded) -> None:
    """A name counts for the two who signed; whoever comes next is asked anew."""
    rows = Agreement.objects.for_system("a coach leaves; what the two signed is from before")
    rows.filter(participant_id=event.participant_id, current=True).update(current=False)
    later = AgreementLater.objects.for_system("a coach leaves; the next two are asked anew")
    later.filter(participant_id=event.participant_id).delete()


@subscribe(EpisodeClosed)
def let_it_rest(event: EpisodeClosed) -> None:
    """While somebody is not with the programme, nothing that was promised is due."""
    rows = Holding.objects.for_system("somebody is away; what was promised rests")
    found = rows.filter(participant_id=event.participant_id, rests_since__isnull=True)
    for pk, zone in found.values_list("pk", "participant__zone"):
        rows.filter(pk=pk).update(rests_since=clock.today(zone), rests_away=True)


@subscribe(EpisodeOpened)
def take_it_up_again(event: EpisodeOpened) -> None:
    """Whoever comes back goes on from today, and is asked about no day that they were away on;
    what rested by their own wish goes on resting."""
    rows = Holding.objects.for_system("somebody is back; what was promised goes on")
    found = rows.filter(participant_id=event.participant_id, rests_away=True)
    for pk, since, zone in found.values_list("pk", "rests_since", "participant__zone"):
        _due_again(pk, since, clock.today(zone))
    found.update(rests_since=None, rests_away=False)


def _due_again(holding_id: UUID, since: date, today: date) -> None:
    rows = Promise.objects.for_system("somebody is back; what fell due meanwhile moves on")
    for row in rows.filter(holding_id=holding_id, due_on__lt=today):
        set_due(row, promises.due_from(when_of(row), row.due_on, since, today))
        row.save(update_fields=["due_on", "late_from"])


@subscribe(CoachAssigned)
def answer_the_wish(event: CoachAssigned) -> None:
    """Another coach is there: what was asked for has come."""
    rows = CoachWish.objects.for_system("another coach is there; the asking is answered")
    rows.filter(participant_id=event.participant_id, state__in=(asking.WAITS, asking.SEEN)).update(
        state=asking.DONE, ended_at=clock.now()
    )
