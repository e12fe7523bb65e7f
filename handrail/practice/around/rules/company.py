"""Not being alone right now: ready words, and telling the coach with one tap. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

TEXT_LIMIT = 300
READY = N_("Hi. I would like some company. Do you have a little time?")
"""Says nothing about recovery: it may be read on somebody's screen."""
MISSING = N_("Write a few words first, or use the ready ones.")
SAVED = N_("Saved. These words are ready from now on.")

SENT = N_("Your coach sees it on their first page. They may not read it at once.")
SENT_ALREADY = N_("Your coach has it already. They may not have read it yet.")
NO_COACH = N_("You have no coach right now. Call one of the others here.")
TAKEN_BACK = N_("Taken back. You can tap again at any time.")
ANSWERED = N_("Good. It is off your page.")
NOBODY_ON = N_("No coach is on right now. These lines are always there.")

WAITS, DONE, BACK, OVER = "waits", "done", "back", "over"
FRESH_HOURS = 12
"""An asking that is older may be made again: somebody who is alone now is alone anew."""
STANDS: Mapping[str, Place] = MappingProxyType(
    {
        WAITS: place(N_("Your coach has it"), DONE, BACK, OVER),
        DONE: place(N_("Your coach was in touch"), WAITS),
        BACK: place(N_("Taken back"), WAITS),
        OVER: place(N_("Nobody has it any more"), WAITS),
    }
)


def nobody_on(there: Iterable[bool]) -> bool:
    """Whether nobody of those who could be on is on now."""
    return not any(there)
