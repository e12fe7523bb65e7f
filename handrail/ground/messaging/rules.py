"""When a message may go, and what becomes of it after a try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from handrail.ground.kernel.marked import N_

TRIES = 8
LEASE = timedelta(seconds=60)
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True)
class QuietHours:
    """The hours in which nobody is disturbed, on the receiver's wall clock."""

    start: time = time(21)
    end: time = time(8)


NIGHT = QuietHours()


TELLING = (
    "recover", "handrail", "coach", "sober", "drug", "alcohol", "addict", "opioid",
    "substance", "naloxone", "meeting", "programme", "program", "check-in", "treatment",
    "support", "appointment", "peer", "recuper", "sobri", "droga", "adicc", "reunión", "cita",
    "tratamiento", "apoyo", "registro", "programa", "consejer",
)  # fmt: skip
"""Parts of words that tell a stranger what this is about, English and Spanish (rule-15)."""


def telling(shown: str) -> list[str]:
    """Return what in a text or a sender's name would tell a stranger; empty when it is neutral."""
    return sorted(word for word in TELLING if word in shown.lower())


class Outcome(Enum):
    """How one try ended."""

    TAKEN = "taken"
    ARRIVED = "arrived"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


@dataclass(frozen=True)
class Step:
    """What to write on the message: its state, and the pause before another try, if any."""

    state: str
    pause: timedelta | None = None


def quiet_until(at: datetime, zone: str, quiet: QuietHours = NIGHT) -> datetime | None:
    """Return when the quiet hours end that `at` (UTC) lies in, in UTC, or None.

    The end is a wall clock in the receiver's zone, also in the night when the clocks change.
    """
    here = ZoneInfo(zone)
    wall = at.astimezone(here)
    clock = wall.time().replace(fold=0)
    overnight = quiet.start > quiet.end
    late, early = clock >= quiet.start, clock < quiet.end
    if not (late or early if overnight else late and early):
        return None
    on: date = wall.date() + timedelta(days=1 if overnight and late else 0)
    return datetime.combine(on, quiet.end, tzinfo=here).astimezone(UTC)


def quiet_since(at: datetime, zone: str, quiet: QuietHours = NIGHT) -> datetime | None:
    """Return when the quiet hours began that `at` (UTC) lies in, in UTC, or None.

    The beginning is a wall clock in the receiver's zone, as the end is.
    """
    end = quiet_until(at, zone, quiet)
    if end is None:
        return None
    here = ZoneInfo(zone)
    on = end.astimezone(here).date() - timedelta(days=1 if quiet.start > quiet.end else 0)
    return datetime.combine(on, quiet.start, tzinfo=here).astimezone(UTC)


WAITS_CAUSE = "waits:"
"""Begins the cause of what is of the same use some days later, and so may be held back."""


def may_wait(kind: str, cause: str | None, *, urgent: bool) -> bool:
    """Whether a message waits while somebody has been in touch with as often as they agreed to.

    Only what says so itself may: that there is something kind to read. What was asked for at this
    moment, a time today, a day that somebody wanted to be reminded of, and that somebody opened
    their record, are never held back.
    """
    return kind == "message" and not urgent and (cause or "").startswith(WAITS_CAUSE)


def after(outcome: Outcome, tries: int) -> Step:
    """Return what becomes of a message after its `tries`-th try.

    Pauses double from 30 seconds up to one hour. After eight tries, or when the provider refuses
    the address, the message waits for a human.
    """
    if outcome is Outcome.TAKEN:
        return Step("sent")
    if outcome is Outcome.ARRIVED:
        return Step("acknowledged")
    if outcome is Outcome.REFUSED or tries >= TRIES:
        return Step("stuck")
    return Step("queued", min(FIRST_PAUSE * 2 ** max(tries - 1, 0), LONGEST_PAUSE))


# What waits for a human -----------------------------------------------------------------------

TOO_LONG = timedelta(hours=1)
"""A message that should have left this long ago is shown to the manager."""

NOT_TRIED = N_("Nothing has tried to send it yet. The worker may be standing still.")
UNREACHABLE = N_("The service that sends our messages could not be reached.")
WAYS = {
    "sms": N_("No way to send text messages is set up."),
    "email": N_("No way to send e-mail is set up."),
}
NOT_TAKEN = N_("The service that sends our messages does not take this number or address.")
_WHY = {
    "": NOT_TRIED,
    "WorkerLost": N_("The worker stopped again and again while it sent this."),
    "the mail server asked to come back": N_("The mail server asked us to come back later."),
    "the mail server does not take this address": NOT_TAKEN,
    "the address cannot be written on a letter": N_("This is no address that a letter can go to."),
    "HTTP 401": N_("The service that sends our messages does not know our key."),
    "HTTP 403": N_("The service that sends our messages does not know our key."),
    "HTTP 404": N_("The address of the service that sends our messages is not right."),
    "HTTP 429": N_("The service that sends our messages had too many at once."),
}
NOT_OPEN = N_("What was kept does not open any more, so it cannot be sent.")
_TAKEN_LATER = {"HTTP 408", "HTTP 409", "HTTP 425"}


def why(trouble: str) -> str:
    """The reason why a message has not left, in words, from what its last try noted."""
    if trouble.startswith("NoChannel"):
        return WAYS.get(trouble.removeprefix("NoChannel").strip(), UNREACHABLE)
    if trouble.startswith("messaging_outboundmessage."):
        return NOT_OPEN
    if trouble in _WHY:
        return _WHY[trouble]
    refused = trouble.startswith("HTTP 4") and trouble not in _TAKEN_LATER
    return NOT_TAKEN if refused else UNREACHABLE


def hint(address: str) -> str:
    """As much of an address as tells one from another: "... 34", "m ... @"; never all of it."""
    if "@" in address:
        return f"{address[:1]} \u2026 @"
    return f"\u2026 {address[-2:]}" if len(address) > 4 else ""
