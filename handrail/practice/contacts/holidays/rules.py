"""Holidays and days away: which days, who stands in, whom the person calls, and which way.

Pure: no clock, no database. Either of the two writes it and both read it. Days of one's own that
nobody else reads stand under "Days ahead"; these are planned together. Requirement 004-4.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

NAME_LIMIT, WORDS_LIMIT, PHONE_LIMIT = 80, 300, 30
AT_MOST, YEARS_AHEAD, DAYS_LONG = 24, 2, 92
NEAR = timedelta(days=7)

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "hard": N_("What may be hard, and what helps"),
        "stands_in": N_("Who is there meanwhile, and when"),
        "call": N_("Who is called first"),
        "phone": N_("Their number"),
        "way": N_("Which way to be in touch"),
    }
)

MISSING = N_("Write what days these are, like: Christmas, or the week after payday.")
ENDS_FIRST = N_("The last day is before the first one. Please look again.")
HAVE_BEEN = N_("These days have been. Pick a last day from today on.")
FAR = N_("Pick days within two years.")
LONG = N_("Three months fit at most. Write two plans for a longer time.")
FULL = N_("There is room for 24 plans. Put one away first.")
NUMBER = N_("Write a phone number with digits, like 215 555 0101.")
SAVED = N_("Saved. You both see it here, and on your first pages from a week before.")
CHANGED = N_("Saved. What it said before is kept.")
BOTH_KEPT = N_("Somebody changed this at the same time. Yours counts now, theirs is kept below.")
PUT_AWAY = N_("Put away. You can bring it back below.")
BACK = N_("It is back.")
EARLIER_BACK = N_("It is as it was before. The other words are kept as well.")
NOBODY_YET = N_("Nobody is written down yet for these days.")

AHEAD, SOON, NOW, OVER = "ahead", "soon", "now", "over"


@dataclass(frozen=True)
class Days:
    """From the first day to the last, both included."""

    first: date
    last: date

    def stand(self, today: date) -> str:
        """Whether they lie ahead, begin soon, are now, or have been."""
        if self.last < today:
            return OVER
        if self.first <= today:
            return NOW
        return SOON if self.first - NEAR <= today else AHEAD


@dataclass(frozen=True)
class Said:
    """What a plan says; `coach_away`: the coach is not there then."""

    name: str
    days: Days
    coach_away: bool = False
    words: Mapping[str, str] = field(default_factory=dict)

    def packed(self) -> str:
        """The words as text, to be sealed."""
        return json.dumps({"name": self.name, **self.words}, sort_keys=True)

    @property
    def asks_who(self) -> bool:
        """Whether the coach is away and nobody is written down for it."""
        return self.coach_away and not (self.words.get("stands_in") or self.words.get("call"))


def opened(text: str, days: Days, *, coach_away: bool) -> Said:
    """What a plan of these days says; what is not known any more is left out."""
    said = json.loads(text or "{}")
    words = {key: str(said[key]) for key in WORDS if said.get(key)}
    return Said(str(said.get("name", "")), days, coach_away, words)


def is_number(typed: str) -> bool:
    """Whether a phone could dial it: 3 to 15 digits, and nothing but what belongs to a number."""
    digits = sum(char in "0123456789" for char in typed)
    return not typed or (3 <= digits <= 15 and all(char in "0123456789+-() ./" for char in typed))


def dialable(typed: str) -> str:
    """The number as a phone dials it."""
    digits = "".join(char for char in typed if char in "0123456789")
    return f"+{digits}" if typed.strip().startswith("+") else digits


def check(said: Said, today: date) -> tuple[str, str] | None:
    """The sentence for a plan that cannot be kept, with its field, or None."""
    first, last = said.days.first, said.days.last
    if not said.name:
        return MISSING, "name"
    if last < first:
        return ENDS_FIRST, "last"
    if last < today:
        return HAVE_BEEN, "last"
    if last > today + timedelta(days=366 * YEARS_AHEAD):
        return FAR, "last"
    if last - first >= timedelta(days=DAYS_LONG):
        return LONG, "last"
    return None if is_number(said.words.get("phone", "")) else (NUMBER, "phone")
