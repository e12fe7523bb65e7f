"""Which numbers the help page shows, and its words. Pure: no Django, no database.

Sources: 988 Suicide and Crisis Lifeline (call or text 988, free, day and night, in the United
States); 911 is the emergency number there; rules 7 to 9 of the practitioners' list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.ground.kernel.marked import N_


@dataclass(frozen=True)
class Line:
    """A number to call, to text, or both: `crisis` stands for 988, `emergency` for 911."""

    label: str
    number: str
    text_number: str = ""
    hours: str = ""
    crisis: bool = False
    emergency: bool = False


DEFAULTS: tuple[Line, ...] = (
    Line(N_("988 Lifeline"), "988", "988", N_("Free, day and night"), crisis=True),
    Line(N_("Emergency"), "911", "", N_("When a life is in danger"), emergency=True),
)

NOT_ALONE: tuple[str, ...] = (
    N_("You are not alone. People are here for you right now."),
    N_("Whatever happened today, you are welcome here."),
    N_("You do not have to find the right words. “I need to talk” is enough."),
)

FIRST_STEPS: tuple[str, ...] = (
    N_("If you may use: try not to be alone. Have naloxone near you."),
    N_("After a break your body can take much less than before."),
    N_("Somebody does not wake up? Call %(emergency)s, give naloxone, and stay."),
)

COACH_HOURS = N_(
    "Your coach answers in working hours. At other times your coach may not see a message. "
    "The numbers on this page answer day and night."
)
NOT_WATCHED = N_("Nobody reads along in this app. If you need somebody now, call or text.")


def dialable(number: str) -> str:
    """The number as a phone dials it: digits, and the plus at its beginning."""
    digits = "".join(char for char in number if char.isascii() and char.isdigit())
    return f"+{digits}" if number.strip().startswith("+") else digits


def lines(own: Sequence[Line]) -> tuple[Line, ...]:
    """The organisation's own numbers first, never none and never without help in a crisis.

    988 follows unless it is among them or another of them is for a crisis; 911 follows unless it
    is among them or another of them is for a life in danger.
    """
    known = {dialable(line.number) for line in own}
    crisis = any(line.crisis for line in own)
    danger = any(line.emergency and line.number for line in own)
    return (
        *own,
        *(d for d in DEFAULTS if d.number not in known and not (d.crisis and crisis)
          and not (d.emergency and danger)),
    )  # fmt: skip


def emergency(shown: Sequence[Line]) -> str:
    """The number to call when a life is in danger, of those that are shown."""
    usual = next(line.number for line in DEFAULTS if line.emergency)
    return next((line.number for line in shown if line.emergency and line.number), usual)
