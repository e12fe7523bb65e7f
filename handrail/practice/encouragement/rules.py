"""When kind words may be written, for which day, and where they are shown.

Pure: no clock, no database. The sentences that people read live beside the rule that says them.
Source: requirement 000-12, "remind them they are not alone". The ready sentences are our own. They
promise nothing that the writer could not keep, praise no result, and ask for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_

TEXT_LIMIT = 400
DAYS_AHEAD = 366
FOR_ONE_DAY = 3
TODAY_AT_MOST = 2
TODAY_DAYS = 14


READY: Mapping[str, str] = MappingProxyType(
    {
        "thinking": N_("I am thinking of you today."),
        "not_alone": N_("You do not have to do this alone."),
        "slow": N_("Slow is fine. One small thing is enough for today."),
        "glad": N_("I am glad that I know you."),
        "before": N_("You have come through hard days before."),
        "corner": N_("I am in your corner, however today goes."),
        "rest": N_("Rest counts too. Be kind to yourself today."),
        "earn": N_("You do not have to earn a kind word."),
    }
)
"""Sentences to choose from; each is translated into the language of the one who reads it."""

MISSING = N_("Write a few words, or choose one of the sentences.")
DAY_PAST = N_("That day has been. Pick today or a later day.")
DAY_FAR = N_("Pick a day within a year from today.")
DAY_AFTER_YES = N_("Their yes to your words ends before that day. Pick an earlier day.")
DAY_FULL = N_("There are three of yours for that day already. Pick another day.")
ARRIVED = N_("These words have arrived, so they are no longer yours to change.")
SWITCHED_OFF = N_("No kind words can arrive just now. That is fine, and it can change.")


THANKED = N_("They can see that you said thank you.")


def compose(ready: str, own: str) -> str:
    """The words as they are kept: the chosen sentence first, then one's own, "" without both."""
    return "\n".join(part for part in (ready.strip(), own.strip()) if part)


def check_day(on: date, today: date, last: date | None = None) -> str | None:
    """The sentence to show when words cannot be for that day, or None when they can.

    Days are local days of the participant: today up to a year ahead, and never after `last`, the
    last day on which the participant lets this person write (None: no such end).
    """
    if on < today:
        return DAY_PAST
    if on > today + timedelta(days=DAYS_AHEAD):
        return DAY_FAR
    if last is not None and on > last:
        return DAY_AFTER_YES
    return None


def has_room(already: int) -> bool:
    """Whether one more may be written by the same person for the same day."""
    return already < FOR_ONE_DAY


def has_arrived(on: date, today: date) -> bool:
    """Whether words for the day `on` are with the participant; then they are theirs."""
    return on <= today


def shown_since(today: date) -> date:
    """The earliest day whose words are still on Today; older ones have their own page."""
    return today - timedelta(days=TODAY_DAYS - 1)


def first_name(name: str) -> str:
    """How a card says who wrote: "Ben Keller" is "Ben"."""
    return name.split(" ", 1)[0]
