"""Promises of both people, and rituals: when they are due, where they stand, what is said of them.

Source: requirement 004-47, mutual accountability; 004-14, rhythm and rituals. A promise that
nobody answered is "not seen yet" until somebody has asked: technical trouble comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.standing import Place, place

from . import BOTH, COACH, PARTICIPANT, PAST

TEXT_LIMIT, WORD_LIMIT, AT_MOST, AHEAD_AT_MOST = 300, 600, 60, 366
DAYS = "0123456"
WEEK = timedelta(days=7)

MISSING = N_("Write what it is, in your words.")
FULL = N_("There are 60 on the list. Put some away first.")
NOT_BOTH_WAYS = N_("Choose weekdays or one day, not both.")
FAR = N_("Pick a day within a year.")
NOT_A_TIME = N_("Write the time like 18:30, or leave it out.")
RITUAL_NEEDS_DAYS = N_("A ritual comes again and again. Choose at least one weekday.")
WHICH_ANSWER = N_("Tap one of the answers.")
MOVED_TO = N_("To which day do you move it? Pick one that is still to come.")
NOT_THEN = N_("Nothing was planned for that day. Pick a day from the list.")
NOT_YOURS_TO_SAY = N_("How it went is said by whoever made the promise. You can add your view.")
VIEW_MISSING = N_("Write a few words first.")

SAVED = N_("Saved. You both see it here.")
SAVED_ALONE = N_("Saved. Only you see it.")
CHANGED = N_("Saved. What it said before is kept.")
VIEWED = N_("Your view is beside it. You both see it.")
ASKED_SAVED = N_("Good. You asked. What comes of it is theirs to say.")
PUT_AWAY = N_("Put away. You can bring it back below.")
BROUGHT_BACK = N_("It is back.")
EARLIER_BACK = N_("The earlier words are back. The others are kept as well.")
ANSWER_BACK = N_("Taken back. It stands as before.")
GOES_ON = N_("Good. It goes on.")
RESTS_NOW = N_("It rests since the coach changed. Say first whether it goes on.")
IDEA_SENT = N_("Your words are beside it. The person takes them or lets them be.")
IDEA_TAKEN = N_("Taken. It is yours now, and you can change it.")
IDEA_LEFT = N_("Let be. Nothing changed.")

WHOSE: Mapping[str, str] = MappingProxyType(
    {PARTICIPANT: N_("Mine"), COACH: N_("My coach’s"), BOTH: N_("For both of us")}
)
WHOSE_FOR_COACH: Mapping[str, str] = MappingProxyType(
    {PARTICIPANT: N_("Theirs"), COACH: N_("The coach’s"), BOTH: N_("For both of you")}
)

GRACE: Mapping[int, str] = MappingProxyType(
    {
        0: N_("The same day"),
        1: N_("A day later is fine"),
        2: N_("Two days later is fine"),
        3: N_("Three days later is fine"),
        7: N_("A week later is fine"),
    }
)

KEPT, MOVED, NOT_YET, ASKED, VIEW = "kept", "moved", "not_yet", "asked", "view"
ANSWERS: Mapping[str, str] = MappingProxyType(
    {KEPT: N_("Kept"), MOVED: N_("Moved"), NOT_YET: N_("Not yet")}
)
SAID_BACK: Mapping[str, str] = MappingProxyType(
    {
        KEPT: N_("Good. It is written down for both of you."),
        MOVED: N_("Moved. That is fine, and the new day stands here."),
        NOT_YET: N_("Thank you for saying it. It stays open, and nothing is lost."),
    }
)
SORTS = (*ANSWERS, ASKED, VIEW)

AHEAD, DUE, NOT_SEEN, RESTS, OPEN = "ahead", "due", "not_seen", "rests", "open"
STANDS: Mapping[str, Place] = MappingProxyType(
    {
        OPEN: place(N_("No set day"), KEPT, MOVED, NOT_YET, RESTS, "away"),
        AHEAD: place(N_("Ahead"), DUE, KEPT, MOVED, NOT_YET, RESTS, "away"),
        DUE: place(N_("Now"), NOT_SEEN, KEPT, MOVED, NOT_YET, RESTS, "away"),
        NOT_SEEN: place(N_("Not seen yet"), ASKED, KEPT, MOVED, NOT_YET, RESTS, "away"),
        ASKED: place(N_("Asked about it"), AHEAD, KEPT, MOVED, NOT_YET, RESTS, "away"),
        KEPT: place(N_("Kept"), AHEAD, MOVED, NOT_YET, RESTS, "away"),
        MOVED: place(N_("Moved"), AHEAD, KEPT, NOT_YET, RESTS, "away"),
        NOT_YET: place(N_("Not yet"), AHEAD, KEPT, MOVED, RESTS, "away"),
        RESTS: place(N_("Rests"), OPEN, AHEAD, DUE, NOT_SEEN),
        "away": place(N_("Put away"), OPEN, AHEAD, DUE),
    }
)


@dataclass(frozen=True)
class Schedule:
    """When a promise is due: on weekdays ("06": Mondays and Sundays), on one day, or on none."""

    days: str = ""
    on: date | None = None
    at: time | None = None
    grace: int = 0

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The weekdays, 0 for Monday."""
        return tuple(sorted({int(day) for day in self.days}))

    def is_on(self, day: date) -> bool:
        """Whether it is due that day."""
        return day.weekday() in self.weekdays if self.days else day == self.on

    def next(self, day: date) -> date | None:
        """The first day on or after `day` on which it is due, or None."""
        if not self.days:
            return self.on if self.on and self.on >= day else None
        return next(d for d in (day + timedelta(days=n) for n in range(7)) if self.is_on(d))

    def last(self, day: date) -> date | None:
        """The last day up to `day` on which it was due, or None."""
        if not self.days:
            return self.on if self.on and self.on <= day else None
        return next(d for d in (day - timedelta(days=n) for n in range(7)) if self.is_on(d))


NO_DAY = Schedule()


def check(schedule: Schedule, whose: str, today: date, *, same_day: bool = False) -> str | None:
    """The sentence to show when nobody could keep such a promise, or None.

    `same_day`: its day was not touched, so a day that is over may stay.
    """
    if schedule.days and schedule.on:
        return NOT_BOTH_WAYS
    if whose == BOTH and not schedule.days:
        return RITUAL_NEEDS_DAYS
    if schedule.on and not same_day:
        if schedule.on < today:
            return PAST
        if schedule.on > today + timedelta(days=AHEAD_AT_MOST):
            return FAR
    return None


def check_day(
    schedule: Schedule, on: date, today: date, known: tuple[date | None, ...]
) -> str | None:
    """The sentence to show when nothing can be said of that day, or None.

    `known` are the days that are up; else it is a day of the schedule within a year, or, for a
    promise without a day, any day of the last year.
    """
    if on in known:
        return None
    near = today - timedelta(days=AHEAD_AT_MOST) <= on <= today
    planned = schedule.is_on(on) or not (schedule.days or schedule.on)
    return None if near and planned else NOT_THEN


def check_moved(to: date | None, today: date) -> str | None:
    """The sentence to show when a promise cannot be moved to that day, or None."""
    if to is None or to <= today:
        return MOVED_TO
    return FAR if to > today + timedelta(days=AHEAD_AT_MOST) else None


def next_to(today: date) -> date:
    """The day to which one tap moves something that is due."""
    return today + timedelta(days=1)


def current(schedule: Schedule, due_on: date | None, today: date) -> date | None:
    """The day that an answer is about now: the last one that came, or the one ahead.

    `due_on` is the first day that nobody answered; of several weeks only the last is asked about.
    """
    if due_on is None or due_on > today:
        return due_on
    last = schedule.last(today) if schedule.days else None
    return max(due_on, last) if last else due_on


def due_from(
    schedule: Schedule, due_on: date | None, since: date, today: date
) -> date | None:  # fmt: skip
    """When it is due once a rest ends that began on `since`: no day that fell into it is asked
    about. A rest that ends on the day on which it began changes nothing."""
    if due_on is None or due_on >= today or since >= today:
        return due_on
    return schedule.next(today)


def late_day(schedule: Schedule, due_on: date | None, grace: int, today: date) -> date | None:
    """The last day without an answer whose grace is over, or None.

    It may be another day than the current one: yesterday's is not seen while today's is due.
    """
    over = today - timedelta(days=grace + 1)
    if due_on is None or due_on > over:
        return None
    last = schedule.last(over) if schedule.days else None
    return max(due_on, last) if last else due_on


def after(schedule: Schedule, answered: date) -> date | None:
    """The next day that it is due, once `answered` has an answer."""
    return schedule.next(answered + timedelta(days=1)) if schedule.days else None


@dataclass(frozen=True)
class Said:
    """An answer about a day; `since` when it was said after the one that is taken back."""

    day: date
    said: str
    moved_to: date | None = None
    since: bool = False


@dataclass(frozen=True)
class Taken:
    """An answer that is taken back: its day, what was due before it, and what is due now."""

    day: date
    due_was: date | None
    due_now: date | None


def due_again(schedule: Schedule, gone: Taken, others: Sequence[Said]) -> date | None:
    """On which day it is due once an answer is taken back.

    `others` are the answers that stay for its day and later ones, the last said at the end. What
    was answered since stays answered; else it is due when it was before.
    """
    if any(one.since for one in others):
        return gone.due_now
    if gone.due_was is not None:
        return gone.due_was
    if others:
        last = others[-1]
        return last.moved_to if last.said == MOVED else after(schedule, last.day)
    return gone.day if schedule.is_on(gone.day) else None


def late_from(due_on: date | None, grace: int) -> date | None:
    """The first day on which somebody may ask kindly, or None."""
    return due_on + timedelta(days=grace + 1) if due_on else None


def stands(day: date | None, grace: int, said: str, today: date, *, rests: bool) -> str:
    """Where a promise stands on its day: a key of `STANDS`.

    `said` is the last answer for that day, "asked" when somebody asked about it, else "".
    """
    if said in ANSWERS:
        return said
    if rests:
        return RESTS
    if said == ASKED:
        return ASKED
    if day is None:
        return OPEN
    if day > today:
        return AHEAD
    return DUE if today <= day + timedelta(days=grace) else NOT_SEEN


def may_answer(whose: str, by: str) -> bool:
    """Whether somebody may say how it went: whoever made the promise, and either of a ritual."""
    return whose in (by, BOTH)


def whose_words(whose: str, *, mine: bool) -> str:
    """Whose promise it is, to be translated where it is shown."""
    return (WHOSE if mine else WHOSE_FOR_COACH)[whose]
