"""What this room does when the time before a day ahead has come."""

from __future__ import annotations

from handrail.ground.kernel.events import subscribe
from handrail.ground.schedule.events import DueArrived
from handrail.ground.schedule.models import Due
from handrail.ground.schedule.truth import Truth, truth_for

from .models import HardDay
from .reminding import AGAIN, AHEAD, plan, tell


def _row(subject: object) -> HardDay | None:
    rows = HardDay.objects.for_system("whether a day ahead is still to be reminded of")
    found: HardDay | None = rows.filter(pk=subject).first()
    return found


@truth_for(AHEAD)
@truth_for(AGAIN)
def still_ahead(due: Due) -> Truth:
    """A reminder is given while the day stands and its reminder is on."""
    row = _row(due.expectation.subject)
    stands = row is not None and row.put_away_at is None
    return Truth.HOLDS if row is not None and stands and row.remind else Truth.MOOT


@subscribe(DueArrived)
def remind_of_day(event: DueArrived) -> None:
    """Say that there is a reminder, and lay out the one of the next time."""
    if event.kind not in {AHEAD, AGAIN}:
        return
    tell(event.participant_id, f"due:{event.due_id}")
    row = _row(event.subject)
    if row is not None and event.kind == AHEAD:
        plan(row, event.zone, told=True)
