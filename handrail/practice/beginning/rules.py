"""Pure rules: how long the two weeks are, what can be answered, and what then stands where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

DAYS = 14
ON, GO_ON, ELSE, NOT_NOW, OUT, CHANGED = "on", "go_on", "else", "not_now", "out", "changed"
STANDS: Mapping[str, Place] = MappingProxyType(
    {
        ON: place(N_("Two weeks to try"), GO_ON, ELSE, NOT_NOW, OUT, CHANGED),
        GO_ON: place(N_("Goes on"), ON, ELSE, NOT_NOW),
        ELSE: place(N_("Wants something else"), ON, GO_ON, NOT_NOW),
        NOT_NOW: place(N_("Not now"), ON, GO_ON, ELSE),
        OUT: place(N_("Without two weeks to try"), ON),
        # Begun anew with the next coach: a try of its own, so that what was stays as it is.
        CHANGED: place(N_("Ended, because the coach changed"), ON),
    }
)
"""What a state is called where the coach and the office read it."""
ANSWERS: Mapping[str, str] = MappingProxyType(
    {GO_ON: N_("Go on"), ELSE: N_("Something else"), NOT_NOW: N_("Not now")}
)
SAID: Mapping[str, str] = MappingProxyType(
    {
        GO_ON: N_("Good. You go on together, as you like it."),
        ELSE: N_("Good to know. Here is what else there is."),
        NOT_NOW: N_("That is fine. The door stays open, and coming back is one tap."),
    }
)
COACH_SAYS: Mapping[str, str] = MappingProxyType(
    {
        "good": N_("I like working with you, and would go on"),
        "either": N_("Both is fine with me"),
        "other": N_("Somebody else may fit you better, and I help to find them"),
    }
)
UNKNOWN = N_("Choose one of the answers.")
BEGUN = N_("Good. Two weeks to try begin today. You need no goals for it.")
RUNS = N_("The two weeks run already.")
TAKEN_OUT = N_("Taken out. You work together without a day to decide on.")
BACK = N_("Welcome back. Everything is still here.")
UNDONE = N_("Taken back. You can answer again.")
COACH_SAID = N_("Saved. They read it beside their three answers.")
OLDER = N_("There are newer two weeks. Answer those.")
COACH_CHANGED = N_("The coach changed, so these two weeks ended. You can begin two weeks anew.")
OVER = N_("They have answered already. You can see it here.")


def last_day(first: date) -> date:
    """The day on which both say how it is."""
    return first + timedelta(days=DAYS)


def is_due(state: str, ends_on: date, today: date) -> bool:
    """Whether it is time to ask how it is."""
    return state == ON and today >= ends_on


def why_not(state: str, to: str, *, newest: bool) -> str | None:
    """Why one try cannot go to another state, or None; only the newest one is answered."""
    if not newest:
        return OLDER
    if state == CHANGED:
        return COACH_CHANGED
    return None if may_go(state, to) else UNKNOWN


def may_go(state: str, to: str) -> bool:
    """Whether it may go from one state to another; the same again changes nothing."""
    return to == state or to in STANDS[state].moves
