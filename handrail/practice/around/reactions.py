"""What becomes of an asking for company when the coach who had it leaves."""

from __future__ import annotations

from handrail.ground.kernel import clock
from handrail.ground.kernel.events import subscribe
from handrail.ground.people.events import CoachEnded

from .models import CompanyAsk
from .rules import company as rules


@subscribe(CoachEnded)
def nobody_has_it(event: CoachEnded) -> None:
    """Nobody is told that a coach has it who is gone, and no next coach gets an old asking."""
    rows = CompanyAsk.objects.for_system("a coach leaves; nobody has the asking any more")
    rows.filter(participant_id=event.participant_id, state=rules.WAITS).update(
        state=rules.OVER, ended_at=clock.now()
    )
