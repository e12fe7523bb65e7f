"""What becomes of two weeks to try when the coach changes while they run."""

from __future__ import annotations

from handrail.ground.kernel.events import subscribe
from handrail.ground.people.events import CoachEnded

from . import rules
from .models import TwoWeeks


@subscribe(CoachEnded)
def end_two_weeks(event: CoachEnded) -> None:
    """They were tried with this coach: nobody is asked how it is with somebody who is gone.

    What was answered before stays; two weeks with the next coach can be begun in one tap.
    """
    rows = TwoWeeks.objects.for_system("the coach changed; what was tried with them is over")
    rows.filter(participant_id=event.participant_id, state=rules.ON).update(state=rules.CHANGED)
