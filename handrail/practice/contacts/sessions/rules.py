"""Which appointment a talk was, whether it is still to be said what it was, and who asked.

Pure: no clock, no database. A talk is one contact however it is written down, and an appointment
that did not come about says nothing of anybody until somebody has asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from handrail.ground.kernel.marked import N_

THIS_ONE = N_("This was the appointment of %(time)s")
ONLY_TALKED = N_("It counts once, and nobody is asked any more whether it happened.")
LOGGED_ALREADY = N_(
    "This appointment is written down as a contact already. Untick it if this was another talk, or "
    "correct what is there."
)
NOT_THAT_DAY = N_("That appointment was on another day. Untick it, or check the date.")
NOBODY_REACHED = N_("Nobody was reached, so it was not the appointment. Untick it.")
IS_THIS_IT = N_("There was an appointment on that day. Look whether this was it, then save.")

SAID_ALREADY = N_("What it was is said already. Use “Correct” to change it.")
SAID_NOW = N_("Saved. You can correct it for a week.")

NOT_ASKABLE = N_("Only about an appointment that was not seen.")
ASKED = N_("Good that you asked. Nothing is held against them.")
ASKED_BACK = N_("Taken back. It stays here until you asked.")
COACH_ASKED = N_("Your coach asked how it went")
I_ASKED = N_("I asked how it went")
NOBODY_ASKED = N_("Not seen yet means only that. Nobody thinks anything of it before asking you.")


@dataclass(frozen=True)
class Begun:
    """An appointment that has begun: its day on the wall clock of `zone`, and whether it is still
    to be written down."""

    id: UUID
    starts_at: datetime
    zone: str
    on: date
    open: bool


def on_that_day(at: datetime, begun: Begun) -> bool:
    """Whether a talk was on the day of an appointment, on the clock of the appointment."""
    return at.astimezone(ZoneInfo(begun.zone)).date() == begun.on


def nearest(at: datetime, times: Iterable[Begun]) -> Begun | None:
    """The appointment of that day that a talk most likely was: still open, and nearest in time."""
    fit = [one for one in times if one.open and on_that_day(at, one)]
    return min(fit, key=lambda one: (abs(at - one.starts_at), one.starts_at, one.id), default=None)


def is_open(state: str, ahead: Iterable[str], *, written: bool, said: bool) -> bool:
    """Whether a talk may still become this appointment: nobody has said what it was.

    `written` says that there is a contact of it, `said` that somebody said what that was.
    """
    if written:
        return not said
    return state in ahead or state == "not_seen"


def to_say(*, of_appointment: bool, said: bool, corrected: bool) -> bool:
    """Whether a contact is but a yes of an appointment, and nobody said yet what it was."""
    return of_appointment and not said and not corrected


def may_ask(state: str) -> bool:
    """Somebody is asked kindly about an appointment that is "not seen", about no other."""
    return state == "not_seen"
