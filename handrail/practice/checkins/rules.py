"""When a check-in happened, what it may hold, and what the page says about days.

Pure: no clock, no database. The sentences that people read live beside the rule that says them.
Sources: security facts 5.6 (server time rules, the offset of a phone's clock is measured when it
sends); requirement 004-15 (effort is counted, not outcome); 002-16 and section 4 of the design
(nothing resets, no word about what was missed).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from handrail.ground.kernel.marked import N_

DAYS_BACK = 30
CLOCK_SLACK = timedelta(minutes=5)
FUTURE_SLACK = timedelta(days=2)
WAITED_AT_MOST = timedelta(days=400)
NOTE_LIMIT = 4000
HELPED_LIMIT = 1000


class NotPossible(ValueError):
    """A check-in that cannot be kept as it is.

    `field` names the part of the form and `sentence` says in plain words what to do.
    """

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


# What it may hold ----------------------------------------------------------------------------

MOODS: tuple[str, ...] = (
    N_("Very hard"), N_("Hard"), N_("Okay"), N_("Good"), N_("Very good"),
)  # fmt: skip

SLEEP: Mapping[str, str] = MappingProxyType(
    {
        "hardly": N_("Hardly at all"),
        "badly": N_("Badly"),
        "so_so": N_("So-so"),
        "well": N_("Well"),
        "very_well": N_("Very well"),
    }
)

COMPANY: Mapping[str, str] = MappingProxyType(
    {
        "alone": N_("On my own"),
        "family": N_("Family"),
        "friends": N_("Friends"),
        "recovery": N_("People in recovery"),
        "coworkers": N_("People at work"),
        "others": N_("Other people"),
    }
)

NEED_A_FACE = N_("Tap the face that fits, or choose “Not today”.")
MOOD_RANGE = N_("Pick one of the five faces.")
CRAVING_RANGE = N_("Pick a number from 0 to 10, or skip this.")
LONELY = N_("How alone do you feel?")
LONELY_ENDS = (N_("not at all"), N_("very alone"))
TOO_MUCH = N_("Is it all too much right now?")
TOO_MUCH_ENDS = (N_("not at all"), N_("far too much"))
FEELS: Mapping[str, tuple[str, tuple[str, str]]] = MappingProxyType(
    {"lonely": (LONELY, LONELY_ENDS), "too_much": (TOO_MUCH, TOO_MUCH_ENDS)}
)
"""The two questions of being alone and of too much, and what 0 and 10 mean."""
SLEEP_UNKNOWN = N_("Pick one of the words for sleep, or leave this out.")
COMPANY_UNKNOWN = N_("Pick from the list who you were with, or leave this out.")


def check_parts(
    mood: int | None,
    craving: int | None,
    sleep: str | None,
    company: Iterable[str],
    *,
    skipped: bool,
    lonely: int | None = None,
    too_much: int | None = None,
) -> None:
    """Raise NotPossible unless the parts fit: a face or "not today", and known answers.

    `mood` is 1 (very hard) to 5 (very good); `craving`, `lonely` and `too_much` are 0 to 10.
    """
    if mood is None and not skipped:
        raise NotPossible("mood", NEED_A_FACE)
    if mood is not None and not 1 <= mood <= len(MOODS):
        raise NotPossible("mood", MOOD_RANGE)
    for name, number in (("craving", craving), ("lonely", lonely), ("too_much", too_much)):
        if number is not None and not 0 <= number <= 10:
            raise NotPossible(name, CRAVING_RANGE)
    if sleep is not None and sleep not in SLEEP:
        raise NotPossible("sleep", SLEEP_UNKNOWN)
    if any(word not in COMPANY for word in company):
        raise NotPossible("company", COMPANY_UNKNOWN)


# When it was ---------------------------------------------------------------------------------

CLOCK_AHEAD = N_(
    "The clock of this phone shows a day far from today. Set the date of the phone, then try again."
)
WAITED_TOO_LONG = N_("This was written more than a year ago. Please write it again.")
DAY_AHEAD = N_("That day has not come yet. Pick today or an earlier day.")
DAY_TOO_FAR_BACK = N_("You can go back 30 days. Pick a day in the last 30 days.")


@dataclass(frozen=True)
class Placed:
    """When an entry was made, on the server's clock.

    `skew_seconds` is how far ahead the phone's clock was (negative: behind); `corrected` says
    that the time or the day was put right.
    """

    made_at: datetime
    local_date: date
    skew_seconds: int
    corrected: bool


def _skew(made_at: datetime, sent_at: datetime | None, received_at: datetime) -> timedelta:
    if sent_at is not None:
        return sent_at - received_at
    return max(made_at - received_at, timedelta(0))


def place(
    *,
    received_at: datetime,
    zone: str,
    made_at: datetime | None = None,
    sent_at: datetime | None = None,
    day: date | None = None,
) -> Placed:
    """Put an entry in its place: the instant it was made, and the local day it is about.

    `made_at` and `sent_at` are the phone's clock when the button was pressed and when it sent;
    `received_at` is the server's clock; all aware. The offset between the last two puts the first
    right. `zone` is the participant's IANA zone and `day` the day that the person chose, if any:
    up to 30 days before the day of the entry. A day or a clock up to two days ahead is put right
    and flagged; anything further raises NotPossible, and so does a wait of more than 400 days.
    """
    made = made_at or received_at
    skew = _skew(made, sent_at, received_at)
    if abs(skew) > WAITED_AT_MOST or (sent_at is None and skew > FUTURE_SLACK):
        raise NotPossible("made_at", CLOCK_AHEAD)
    true = made - skew if abs(skew) > CLOCK_SLACK else made
    if true - received_at > FUTURE_SLACK:
        raise NotPossible("made_at", CLOCK_AHEAD)
    true = min(true, received_at)
    if received_at - true > WAITED_AT_MOST:
        raise NotPossible("made_at", WAITED_TOO_LONG)
    there = true.astimezone(ZoneInfo(zone)).date()
    about = _day(day, there)
    corrected = abs(skew) > CLOCK_SLACK or (day is not None and about != day)
    return Placed(true.astimezone(UTC), about, round(skew.total_seconds()), corrected)


def _day(chosen: date | None, there: date) -> date:
    if chosen is None:
        return there
    # Subtracting keeps clear of the ends of the calendar, year 1 and year 9999.
    ahead = (chosen - there).days
    if ahead > FUTURE_SLACK.days:
        raise NotPossible("local_date", DAY_AHEAD)
    if ahead < -DAYS_BACK:
        raise NotPossible("local_date", DAY_TOO_FAR_BACK)
    return min(chosen, there)


def days_to_choose(today: date) -> tuple[date, date]:
    """The first and the last day that a check-in made today may be about."""
    return today - timedelta(days=DAYS_BACK), today


# Days add up ---------------------------------------------------------------------------------


def month_of(day: date) -> date:
    """The first day of the month that holds this day."""
    return day.replace(day=1)


def days_shown_up(days: Iterable[date], today: date) -> int:
    """How many different days of this month, up to today, have an entry of any kind.

    "Not today" counts: saying so is showing up. A second entry on a day adds no day, and nothing
    takes one away.
    """
    return len({day for day in days if month_of(today) <= day <= today})


# What the page says --------------------------------------------------------------------------

HOURS: tuple[tuple[int, str], ...] = (
    (4, N_("Good evening, %(name)s")),
    (12, N_("Good morning, %(name)s")),
    (18, N_("Good afternoon, %(name)s")),
    (24, N_("Good evening, %(name)s")),
)


def greeting(hour: int) -> str:
    """The greeting of participants and staff alike for a local hour, with a place for `%(name)s`.

    "Good night" says goodbye in English, so the hours after midnight still belong to the evening.
    Raises ValueError for an hour that is not 0 to 23.
    """
    if not 0 <= hour <= 23:
        raise ValueError("an hour is 0 to 23")
    return next(words for end, words in HOURS if hour < end)


FIRST_TIME = N_("Welcome. Two taps are enough, and you choose who sees them.")
GOOD_TO_SEE_YOU = N_("Good to see you.")
HERE_AGAIN = N_("Good to see you. Everything you did is still here.")
CARRY_ON = N_("Welcome back.")
ABSENCE_DAYS = 14


def welcome(last_on: date | None, today: date) -> str | None:
    """What to say to somebody who opens the page; None when the greeting is enough.

    It never says how long it was and never what was missed.
    """
    if last_on is None:
        return FIRST_TIME
    away = (today - last_on).days
    if away >= ABSENCE_DAYS:
        return HERE_AGAIN
    if away >= 7:
        return GOOD_TO_SEE_YOU
    return CARRY_ON if away >= 3 else None


NOT_TODAY = N_("Okay. Not today is an answer too. See you when you want.")
SAVED_PRIVATE = N_("Saved. Only you can see it.")
SAVED_SHARED = N_("Saved. You and your coach can see it.")
HARD_DAY = N_("Saved. Thank you for saying it. You do not have to carry this alone.")


def saved_words(mood: int | None, *, shared: bool, skipped: bool) -> str:
    """What to say after a check-in. A hard one gets a hand, a good one no grade."""
    if skipped:
        return NOT_TODAY
    if mood == 1:
        return HARD_DAY
    return SAVED_SHARED if shared else SAVED_PRIVATE


STRONG = 8


def offers_help(mood: int | None, craving: int | None) -> bool:
    """Whether the page puts people and help next to the answer: a very hard day, a strong pull.

    The person sees it first and alone; nobody is told by this rule.
    """
    return mood == 1 or (craving is not None and craving >= STRONG)


CARE_OFFLINE = (1, 2)
"""Moods that get the same words on a phone without a network: nobody else can see them there."""


HARD_MOOD = 2
HARD_CRAVING = 7
"""A check-in counts as hard at this mood or below, or at this craving or above (002-11)."""


READ_ALOUD: tuple[str, ...] = (
    N_("How are you right now? There are five faces."),
    N_("From left to right: very hard, hard, okay, good, very good."),
    N_("Tap one. Then choose who can see it: only you, or your coach too."),
    N_("Then tap Save. You can say more, or say not today. Both are fine."),
)

VISIBILITY: Mapping[str, str] = MappingProxyType(
    {"private": N_("Only me"), "coach": N_("My coach too")}
)
