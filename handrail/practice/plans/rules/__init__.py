"""What a step may become, how big it should be, and which week it belongs to.

Pure: no clock, no database. The sentences that people read live beside the rule that says them.
Sources: weekly small goals and the three review questions follow the articles named in
requirements 000-5, 000-6 and 000-17. How big a step should be stands in `sizing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

from handrail.ground.kernel.marked import N_
from handrail.ground.people.past import before_birth

from .moves import counts_as
from .sizing import (
    LOOK_AT_SIZE,
    LOOK_AT_SIZE_THEY,
    SIZE_KEPT,
    SIZE_OPEN,
    Size,
    Suggestion,
    first_part,
    look_at_size,
    seen_after,
    size,
    size_to_ask,
    smaller_ways,
)
from .states import ANSWERS, LIVE, MOVE_UNKNOWN, STATES, State, counts, may_move

__all__ = [
    "ANSWERS", "LIVE", "LOOK_AT_SIZE", "LOOK_AT_SIZE_THEY", "MOVE_UNKNOWN", "SIZE_KEPT",
    "SIZE_OPEN", "STATES", "Size", "State", "Suggestion", "counts", "first_part", "look_at_size",
    "may_move", "seen_after", "size", "size_to_ask", "smaller_ways",
]  # fmt: skip

STEPS_A_WEEK = 3
REVIEW_DRAFT, STEP_DRAFT = "review", "step"
STEP_LIMIT = 300
WHY_LIMIT = 300
NAME_LIMIT = 60
REVIEW_LIMIT = 4000
WIN_LIMIT = 1000
WEEKS_AHEAD = 8
WEEKS_BACK = 26


# Who chose it --------------------------------------------------------------------------------

CHOSEN_BY: Mapping[str, str] = MappingProxyType(
    {
        "participant": N_("I chose it myself"),
        "together": N_("We chose it together"),
        "coach": N_("My coach suggested it"),
    }
)

CHOSEN_BY_FOR_COACH: Mapping[str, str] = MappingProxyType(
    {
        "participant": N_("They chose it"),
        "together": N_("We chose it together"),
        "coach": N_("I suggested it, they agreed"),
    }
)


WHO_CHOSE: Mapping[str, str] = MappingProxyType(
    {
        "": "",
        "participant": N_("own choice"),
        "together": N_("chosen together"),
        "coach": N_("the coach's idea, agreed"),
    }
)
HOW_SURE = N_("How sure are you that you can do it?")
HOW_SURE_THEY = N_("How sure are they that they can do it?")
"""The same, asked of a coach: it is the person who is sure or not."""
REVIEWED = N_("Looked back on the week")
WON = N_("A win")
GOAL_REACHED = N_("A goal was reached")


# Weeks ---------------------------------------------------------------------------------------


def week_of(day: date) -> date:
    """The Monday of the week that holds this day."""
    return day - timedelta(days=day.weekday())


def shift(week: date, weeks: int) -> date:
    """The Monday so many weeks later (or earlier). Raises OverflowError outside years 1 to 9999."""
    return week_of(week) + timedelta(weeks=weeks)


def weeks_between(earlier: date, later: date) -> int:
    """How many weeks apart the weeks of two days are; negative when `later` comes first."""
    return (week_of(later) - week_of(earlier)).days // 7


def may_plan(week: date, today: date) -> bool:
    """A step may be set for last week (written down late) up to eight weeks ahead."""
    return -1 <= weeks_between(today, week) <= WEEKS_AHEAD


def week_planned(asked: date | None, written: date, today: date) -> date:
    """The week that a step is for: the one asked for, or that of the day it was written.

    A step that waited on a phone while its week went by is for this week.
    """
    week = week_of(asked or written)
    return max(week, week_of(today)) if week >= week_of(written) else week


def may_review(week: date, today: date) -> bool:
    """A week may be looked back on from the day it begins until half a year later."""
    return -WEEKS_BACK <= weeks_between(today, week) <= 0


def week_after_review(week: date, today: date) -> date:
    """The week a review's change is for: the next one, and never one that is already over."""
    return max(shift(week, 1), week_of(today))


def is_for_this_week(week: date, today: date) -> bool:
    """Whether the change of a review of `week` is for the running week, else for the next one."""
    return week_after_review(week, today) == week_of(today)


def has_begun(week: date, today: date) -> bool:
    """Whether somebody can say how a step of this week went: from the day its week begins."""
    return week <= today


WEEK_NOT_PLANNED = N_("Pick this week, or one of the next eight weeks.")
WEEK_NOT_REVIEWED = N_("You can look back on this week and on the last half year.")
WEEK_FULL = N_("This week already has three steps. Put one of them aside first.")
WEEK_FULL_LIST: Mapping[bool, str] = MappingProxyType(
    {
        True: N_("These are the steps of this week. One that is done counts too."),
        False: N_("These are the steps of that week. One that is done counts too."),
    }
)
WEEK_FULL_OTHER: Mapping[bool, str] = MappingProxyType(
    {
        True: N_("Put one of them aside, or choose “Next week” below. Your words stay here."),
        False: N_("Put one of them aside, or choose “This week” below. Your words stay here."),
    }
)
"""What to say beside the steps of a full week: by whether that is the running one."""
WEEK_FULL_AGAIN = N_(
    "That week already has three steps. Put one of them aside first, or write this one again for "
    "another week."
)
FOUR_STEPS = N_("Taken back. That makes four steps in a week. You can put one aside.")
WEEK_AFTER_FULL: Mapping[bool, str] = MappingProxyType(
    {
        True: N_("What you wrote is saved. This week already has three steps."),
        False: N_("What you wrote is saved. Next week already has three steps."),
    }
)
"""What to say of a change whose week is full: by whether that is the running week."""


def has_room(states: Iterable[str]) -> bool:
    """Whether a week with steps in these states can take one more (three count at most)."""
    return sum(counts(state) for state in states) < STEPS_A_WEEK


def needs_room(now: str, then: str) -> bool:
    """Whether a step that goes from the state `now` to `then` comes back into its week.

    That something was done is never held back: it adds nothing that is still to do.
    """
    return counts(then) and not counts(now) and then != "done"


def other_week(week: date, today: date) -> date:
    """The week to write a step again for, when its own is full: this one, or else the next."""
    this = week_of(today)
    return this if week != this else shift(this, 1)


# What adds up --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tally:
    """What was done so far. Every number only ever grows as more is done; nothing resets."""

    done: int
    partly: int
    smaller: int
    weeks: int

    @property
    def any(self) -> bool:
        """Whether there is something to show."""
        return bool(self.done or self.partly or self.smaller)


def tally(steps: Iterable[tuple[date, str, str]]) -> Tally:
    """Add up (week, state, what happened before) of steps.

    A week without steps, or with none done, takes nothing away; nor does putting a step aside that
    was done.
    """
    done = partly = smaller = 0
    weeks: set[date] = set()
    for week, state, kept in steps:
        counted = counts_as(state, kept)
        done += counted == "done"
        partly += counted == "partly"
        smaller += state == "smaller"
        if counted:
            weeks.add(week_of(week))
    return Tally(done, partly, smaller, len(weeks))


# The review ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Question:
    """One of the three questions of the weekly review."""

    key: str
    words: str
    hint: str


QUESTIONS: tuple[Question, ...] = (
    Question("worked", N_("What worked?"), N_("Small things count. What helped?")),
    Question("did_not", N_("What did not work?"), N_("No blame. What got in the way?")),
    Question("change", N_("What do you want to change?"), N_("This can be your next step.")),
)


LOOKED: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (True, True): N_("You two looked back on this week together, on %(day)s."),
        (True, False): N_("You looked back on this week, on %(day)s."),
        (False, True): N_("You two looked back on this week together, on %(day)s."),
        (False, False): N_("They looked back on this week alone, on %(day)s."),
    }
)
"""That a week was looked back on already: by whether the reader owns it, and whether together."""


def looks_standing(by: Iterable[str]) -> list[bool]:
    """Which looks back at one week stand, of `by` whom each is, the newest first.

    The newest of the person alone and the newest of the two together stand side by side; those
    before are there, folded.
    """
    seen: set[str] = set()
    found = []
    for one in by:
        found.append(one not in seen)
        seen.add(one)
    return found


MAKE_STEP: Mapping[bool, str] = MappingProxyType(
    {
        True: N_("Make the change my step for this week"),
        False: N_("Make the change my step for next week"),
    }
)
MAKE_THEIR_STEP: Mapping[bool, str] = MappingProxyType(
    {
        True: N_("Make the change their step for this week"),
        False: N_("Make the change their step for next week"),
    }
)
WHO_READS_STEPS = N_(
    "Your coach reads your steps. So do the people you share your step of the week with."
)
"""Said wherever words that only their writer reads may become a step."""


def make_step_words(week: date, today: date, *, mine: bool = True) -> str:
    """What the tick says that makes a step of the change of a review of `week`."""
    return (MAKE_STEP if mine else MAKE_THEIR_STEP)[is_for_this_week(week, today)]


def makes_step_at_first(*, mine: bool) -> bool:
    """Whether that tick is set beforehand: never where the words stay with who writes them."""
    return not mine


def step_from_change(change: str | None) -> str | None:
    """The next step out of a review's change: its first line, at most 300 characters, or None."""
    lines = [line.strip() for line in (change or "").splitlines() if line.strip()]
    if not lines:
        return None
    first = lines[0]
    if len(first) <= STEP_LIMIT:
        return first
    cut = first[: STEP_LIMIT - 1].rsplit(" ", 1)[0] or first[: STEP_LIMIT - 1]
    return cut[: STEP_LIMIT - 1] + "…"


def is_empty_review(worked: str | None, did_not: str | None, change: str | None) -> bool:
    """Whether nothing at all was written."""
    return not any((answer or "").strip() for answer in (worked, did_not, change))


STEP_OF_REVIEW: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (True, True): N_("Saved. The change is one of your steps for this week now."),
        (True, False): N_("Saved. The change is one of your steps for next week now."),
        (False, True): N_("Saved. The change is one of their steps for this week now."),
        (False, False): N_("Saved. The change is one of their steps for next week now."),
    }
)
"""What to say of a step that was made of a change: by whether the reader owns it, and its week."""


def reviewed_words(
    made_step: bool, instead: str | None, *, mine: bool = True, this_week: bool = False
) -> str:
    """What to say of a stored look back: a step was made of it, of which week, or why not."""
    if made_step:
        return STEP_OF_REVIEW[mine, this_week]
    return instead or N_("Saved. Looking back is work, too.")


REVIEW_EMPTY = N_("Write something for one of the three questions. One is enough.")
SMALLER_MISSING = N_("Write the smaller step in a few words.")
SWAP_MISSING = N_("Write the other step in a few words.")
REPLACED: Mapping[str, str] = MappingProxyType(
    {"smaller": SMALLER_MISSING, "swapped": SWAP_MISSING}
)
"""States in which another step takes the place of one, and what to say when its words are not
there."""
STRENGTH_UNKNOWN = N_("Pick one of the strengths, or leave it out.")
STEP_MISSING = N_("Write the step in a few words.")
WIN_MISSING = N_("Write your win in a few words. Any size counts.")
WIN_AHEAD = N_("Pick today or a day that has been.")
WIN_LONG_AGO = N_("Pick a day in the last hundred years.")
WORD_MISSING = N_("Write a few kind words first.")
WORD_TO_SELF = N_("A word back comes from the other one of you two.")
WIN_STAYS = N_("You can take a win back for a day. This one stays now.")
WIN_UNDO = timedelta(days=1)
WIN_WORDS = (
    N_("Saved. No win is too small to count."),
    N_("Saved. Well worth writing down."),
    N_("Saved. This one stays."),
)


def win_words(number: int) -> str:
    """A kind answer to the person's win number so many, in turn, so that it does not wear out."""
    return WIN_WORDS[number % len(WIN_WORDS)]


def may_take_back_win(saved_at: datetime, now: datetime) -> bool:
    """Who wrote a win may take it back for a day after it was saved; both instants aware."""
    return now - saved_at <= WIN_UNDO


def check_win_day(on: date, today: date, birth_year: int | None = None) -> str | None:
    """The sentence to show when a win cannot have been on that day, or None when it can."""
    if on > today:
        return WIN_AHEAD
    if wrong := before_birth(on, birth_year):
        return wrong
    return WIN_LONG_AGO if (today - on).days > 36525 else None
