"""What a place helps with, how old its entry may grow, and how its number is dialled.

Pure: no clock, no database. The sentences that people read live beside the rule that says them.
Source: requirement 001-7, a directory that is kept up to date. Half a year is our own choice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

NAME_LIMIT, LINE_LIMIT, PHONE_LIMIT, WEB_LIMIT = 120, 200, 40, 300
STALE_AFTER_DAYS = 180
DAYS_A_MONTH = 365.25 / 12
_DIGITS = re.compile(r"[0-9]")
_PHONE = re.compile(
    r"(?P<number>\+?[0-9 ().\-/]+?)\s*(?:(?:ext\.?|x)\s*(?P<inside>[0-9]{1,6}))?", re.IGNORECASE
)


KINDS: Mapping[str, str] = MappingProxyType(
    {
        "housing": N_("A place to live"),
        "tonight": N_("A bed for tonight"),
        "food": N_("Food"),
        "clothes": N_("Clothes and things for the home"),
        "health": N_("Doctor, dentist or clinic"),
        "feelings": N_("Talking with a counselor"),
        "care": N_("Care for drug or alcohol use"),
        "community": N_("Recovery community"),
        "work": N_("Work and training"),
        "school": N_("School and classes"),
        "money": N_("Money and benefits"),
        "law": N_("Law and courts"),
        "papers": N_("ID and papers"),
        "family": N_("Family and children"),
        "safety": N_("Safety at home"),
        "rides": N_("Rides and bus fare"),
        "phone": N_("Phone and internet"),
        "other": N_("Something else"),
    }
)
"""What a place can help with; a place may have several."""

NO_WAY_IN = N_("Add a phone number, an address or a web page, so that people can get there.")
NO_NUMBER = N_("Write the phone number like 202-555-0123, or leave it empty.")
TO_COME = N_("That day is still to come. Pick today or an earlier day.")
FRESH = N_("Last checked on %(day)s.")
MONTHS = N_("Last checked %(count)s months ago. Call first.")
YEARS = N_("Last checked more than %(count)s years ago. Call first.")


@dataclass(frozen=True)
class Checked:
    """How old an entry is: a sentence, and the number that stands in it (0: the day does)."""

    words: str
    count: int
    call_first: bool


def checked(on: date, today: date) -> Checked:
    """How an entry last checked on that day reads today; over 180 days, one had better call.

    Months are rounded to the nearest; from two whole years on, whole years are said.
    """
    days = (today - on).days
    if days <= STALE_AFTER_DAYS:
        return Checked(FRESH, 0, call_first=False)
    months = round(days / DAYS_A_MONTH)
    if months <= 24:
        return Checked(MONTHS, months, call_first=True)
    return Checked(YEARS, int(days / 365.25), call_first=True)


def dial(phone: str) -> str | None:
    """What a phone dials for a number as people write it, or None when it is no number.

    "+" and digits; an inside number ("ext. 12") is dialled after a pause. "" is "".
    """
    if not phone.strip():
        return ""
    found = _PHONE.fullmatch(phone.strip())
    digits = "".join(_DIGITS.findall(found["number"])) if found else ""
    if found is None or not 3 <= len(digits) <= 15:
        return None
    start = "+" if found["number"].startswith("+") else ""
    return start + digits + (f",{found['inside']}" if found["inside"] else "")


def check_place(
    phone: str, address: str, web: str, on: date, today: date
) -> tuple[str, str] | None:
    """The field to look at and the sentence to show, or None when the entry can be kept."""
    if not (phone or address or web):
        return "phone", NO_WAY_IN
    if dial(phone) is None:
        return "phone", NO_NUMBER
    if on > today:
        return "checked_on", TO_COME
    return None


def bars(kinds: tuple[str, ...]) -> str:
    """Kinds as they are stored, so that one can be looked for: "|food|work|", in our order."""
    known = [kind for kind in KINDS if kind in kinds]
    return f"|{'|'.join(known)}|" if known else ""


def unbar(stored: str) -> tuple[str, ...]:
    """The kinds that are stored so."""
    return tuple(kind for kind in stored.split("|") if kind in KINDS)


REASON_LIMIT = 300
ASK_AFTER, ASK_AT_MOST = 7, 60


@dataclass(frozen=True)
class State:
    """Where a referral stands: its word, what one taps to say so, and what can follow."""

    word: str
    tap: str
    tone: str
    follows: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether somebody will ask about it."""
        return bool(self.follows)


_ENDS = ("connected", "not_for_me", "no_place", "aside")
STATES: Mapping[str, State] = MappingProxyType(
    {
        "offered": State(N_("Not tried yet"), "", "sky", ("contacted", *_ENDS)),
        "contacted": State(N_("In touch"), N_("Got in touch"), "sky", _ENDS),
        "connected": State(N_("It worked out"), N_("It worked out"), "leaf"),
        "not_for_me": State(N_("Not for me"), N_("Not for me"), "sun"),
        "no_place": State(N_("No room there"), N_("No room there"), "sun"),
        "aside": State(N_("Put aside"), N_("Put aside"), "sun"),
    }
)
OPEN = tuple(key for key, state in STATES.items() if state.open)

WHICH = N_("Choose a place from the list, or write one yourself.")
NOT_BOTH = N_("Choose one from the list or write one, not both.")
GONE = N_("That place is not in the list now. Choose another one.")
FROM_TALK = N_("We talked about it, and it is more than a coach can do.")
NO_REASON = N_("Write in one sentence why this place may help.")
ASK_WHEN = N_("Pick a day from tomorrow to 60 days from now.")
MOVED_ON = N_("This was answered before. Look how it stands now.")


def may_follow(state: str, answer: str) -> bool:
    """Whether that answer can be given to a referral that stands so."""
    return state in STATES and answer in STATES[state].follows


def asks_on(answer: str, planned: date, today: date) -> date:
    """The day to ask after an answer: being in touch leaves at least another week."""
    week = date.fromordinal(today.toordinal() + ASK_AFTER)
    return max(planned, week) if answer == "contacted" else planned


def is_due(state: str, ask_on: date, today: date) -> bool:
    """Whether the day to ask about it has come and nobody has said how it ended."""
    return state in OPEN and ask_on <= today


def check_referral(
    listed: bool, own_name: str, own_phone: str, ask_on: date, today: date
) -> tuple[str, str] | None:
    """The field to look at and the sentence to show, or None when it can be kept."""
    if listed and (own_name or own_phone):
        return "place_name", NOT_BOTH
    if not listed and not own_name:
        return "place_name", WHICH
    if dial(own_phone) is None:
        return "place_phone", NO_NUMBER
    if not 1 <= (ask_on - today).days <= ASK_AT_MOST:
        return "ask_on", ASK_WHEN
    return None
