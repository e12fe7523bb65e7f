"""Kinds of contact, the tags, the next contact, and what an appointment may become.

Pure: no clock, no database. The sentences that people read live beside the rule that says them.
Sources: the tags *held to* and *held up* are the two axes of the balance (requirements 000-1 and
000-18); "not seen" until a person has asked is rule 20 of the practitioners' list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from handrail.ground.kernel.marked import N_

NOTE_LIMIT = 8000
PLACE_LIMIT = 200
DRAFT_KIND = "contact"
MINUTES_LIMIT = 24 * 60
MINUTE_CHIPS = (5, 10, 15, 30)
EDIT_DAYS = 7
BACK_DAYS = 366
AHEAD_DAYS = 366
CLOCK_SLACK = timedelta(minutes=15)


@dataclass(frozen=True)
class Kind:
    """One kind of contact: its word, its icon, whether the person was reached, and whether it
    held them up by being what it is."""

    word: str
    icon: str
    reached: bool
    lifts: bool = False


ALL_THREE, TALK_MINUTES = "all_three", 30
"""The talk with the next coach, when another comes; it is set where the change is prepared."""

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "call": Kind(N_("Call"), "phone", True),
        "text": Kind(N_("Text"), "chat-circle", True),
        "video": Kind(N_("Video"), "video-camera", True),
        "in_person": Kind(N_("In person"), "user", True),
        "community": Kind(N_("Out and about"), "map-pin", True),
        "joint_meeting": Kind(N_("Meeting together"), "users-three", True),
        ALL_THREE: Kind(N_("All three together"), "handshake", True),
        "practical_help": Kind(N_("Practical help"), "hand-heart", True),
        "listening": Kind(N_("Listening"), "heart", True, lifts=True),
        "left_message": Kind(N_("Left a message"), "envelope", False),
        "tried": Kind(N_("Tried, no answer"), "question", False),
        "with_other": Kind(N_("Talked with somebody else"), "users", False),
    }
)

WITH_OTHER = "with_other"
LOGGED: tuple[str, ...] = tuple(key for key in KINDS if key != WITH_OTHER)
"""What the quick log offers. A talk with somebody else needs a yes and has a page of its own."""
NO_YES = N_(
    "There is no yes of theirs for this person now. Ask them first. They say yes on their page "
    "“My people”, or with you."
)
CHOOSE_WHO = N_("Choose whom you talked with.")

APPOINTMENT_KINDS: tuple[str, ...] = (
    "call", "video", "in_person", "community", "joint_meeting", "practical_help",
)  # fmt: skip

HELD_TO: Mapping[str, str] = MappingProxyType(
    {
        "goal_set": N_("Set a step"),
        "goal_reviewed": N_("Looked at a step"),
        "promise_checked": N_("Asked about a promise"),
        "avoidance_named": N_("Named what was avoided"),
    }
)
HELD_UP: Mapping[str, str] = MappingProxyType(
    {
        "listened": N_("Listened"),
        "encouraged": N_("Encouraged"),
        "celebrated": N_("Celebrated"),
        "did_together": N_("Did it together"),
        "practical": N_("Helped in a practical way"),
    }
)


TOLD: Mapping[str, str] = MappingProxyType(
    {
        "told_hope": N_("To give hope"),
        "told_not_alone": N_("To say: you are not the only one"),
        "told_trust": N_("To be honest with each other"),
        "told_one_way": N_("To show one way of many"),
        "told_asked": N_("They asked me"),
    }
)
"""Why a coach told something of themselves; what it was never stands in somebody's record."""
TOLD_SAID: Mapping[str, str] = MappingProxyType(
    {
        "told_hope": N_("The coach told of themselves, to give hope"),
        "told_not_alone": N_("The coach told of themselves, to say: you are not the only one"),
        "told_trust": N_("The coach told of themselves, to be honest with each other"),
        "told_one_way": N_("The coach told of themselves, to show one way of many"),
        "told_asked": N_("The coach told of themselves, as they were asked"),
    }
)


def reached(kind: str) -> bool:
    """Whether a contact of this kind means that the person was heard. A message left does not."""
    return KINDS[kind].reached


def lifts(kind: str) -> bool:
    """Whether a contact of this kind held somebody up whatever else it did, as listening does.

    Listening needs no goal and no outcome (requirement 000-9).
    """
    return KINDS[kind].lifts


def tags(chosen: Iterable[str], known: Mapping[str, str]) -> list[str]:
    """The chosen finer words that exist, each once, in the order in which they are listed."""
    picked = set(chosen)
    return [key for key in known if key in picked]


def what_it_held(
    kind: str, held_to: bool, held_up: bool, words: Iterable[str]
) -> dict[str, Any]:  # fmt: skip
    """The two tags of a contact and its finer words; a finer word sets its tag."""
    chosen = list(words)
    to, up = tags(chosen, HELD_TO), tags(chosen, HELD_UP)
    return {
        "held_to": held_to or bool(to),
        "held_up": held_up or bool(up) or lifts(kind),
        "words": to + up + tags(chosen, TOLD),
    }


# When ----------------------------------------------------------------------------------------


AT_TOO_EARLY = N_("That is more than a year ago. Check the date.")
AT_TOO_LATE = N_("That time has not come yet. Check the date and the time.")


def check_contact_time(at: datetime, now: datetime) -> str | None:
    """The sentence to show when a contact cannot have been then, or None when it can.

    A contact lies between a year ago and now; fifteen minutes are forgiven for a wrong clock.
    """
    if at > now + CLOCK_SLACK:
        return AT_TOO_LATE
    if at < now - timedelta(days=BACK_DAYS):
        return AT_TOO_EARLY
    return None


MINUTES_WORDS = N_("Minutes are a whole number from 0 to 1440.")


def check_minutes(minutes: int | None) -> str | None:
    """The sentence to show when a length is impossible, or None (no length is fine)."""
    if minutes is None or 0 <= minutes <= MINUTES_LIMIT:
        return None
    return MINUTES_WORDS


NEXT_CHIPS: Mapping[str, tuple[str, int | None]] = MappingProxyType(
    {
        "none": (N_("Leave open"), None),
        "tomorrow": (N_("Tomorrow"), 1),
        "three": (N_("In 3 days"), 3),
        "week": (N_("Next week"), 7),
        "date": (N_("On a date"), None),
    }
)
NEXT_MISSING = N_("Pick the date of the next contact, or choose “Leave open”.")
NEXT_PAST = N_("The next contact lies ahead. Pick today or a later date.")
NEXT_FAR = N_("Pick a date within a year from today.")


def next_on(choice: str, today: date, given: date | None = None) -> date | None:
    """The date of the next contact for a chip; `given` counts for the chip "date" alone."""
    if choice == "date":
        return given
    days = NEXT_CHIPS[choice][1]
    return today + timedelta(days=days) if days else None


def check_next(choice: str, today: date, given: date | None) -> str | None:
    """The sentence to show when the next contact's date cannot be meant, or None."""
    if choice != "date":
        return None
    if given is None:
        return NEXT_MISSING
    if given < today:
        return NEXT_PAST
    return NEXT_FAR if (given - today).days > AHEAD_DAYS else None


EDIT_CLOSED = N_("This contact is older than a week. Log a new one that says what you add.")


def may_edit(logged_at: datetime, now: datetime) -> bool:
    """A contact may be corrected or taken back for seven days after it was logged."""
    return now - logged_at <= timedelta(days=EDIT_DAYS)


def may_correct(*, own: bool, recent: bool, asked: bool, gone: bool) -> bool:
    """Whether somebody who logs contacts with a person may put one right.

    Its writer for a week, and for as long as the person waits for it; the coach of now while the
    person waits, unless its writer took it back.
    """
    return (recent or asked) if own else (asked and not gone)


def reads_the_same(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether a contact says what it said; a form knows its time to the minute."""
    then, since = ({**one, "at": one["at"][:16], "note": one["note"] or ""}
                   for one in (before, now))  # fmt: skip
    return then == since


# Appointments --------------------------------------------------------------------------------


@dataclass(frozen=True)
class State:
    """One place an appointment can be in: its words, its moves, whether it lies ahead."""

    word: str
    icon: str
    tone: str
    moves: frozenset[str]
    ahead: bool


_ALL = frozenset({"moved", "cancelled", "happened", "not_seen"})
# As it stood before: nobody's yes is made up by undoing.
_BACK = frozenset({"proposed", "agreed"})
RESTS = "rests"
"""It was planned with a coach who has left: nobody is reminded, and the next one may take it."""

STATES: Mapping[str, State] = MappingProxyType(
    {
        "proposed": State(N_("Asked for"), "question", "sun", _ALL | {"agreed", RESTS}, True),
        "agreed": State(N_("Agreed"), "check-circle", "leaf", _ALL | {RESTS}, True),
        RESTS: State(N_("Rests"), "pause", "sky", frozenset({"moved", "cancelled"}), False),
        "moved": State(N_("Moved"), "swap", "sky", frozenset(), False),
        "cancelled": State(N_("Called off"), "x", "plum", _BACK | {RESTS}, False),
        "happened": State(N_("Happened"), "check-circle", "leaf", _BACK | {"not_seen"}, False),
        "not_seen": State(
            N_("Not seen yet"),
            "hourglass",
            "sun",
            _BACK | {"happened", "moved"},
            False,
        ),
    }
)

ANSWERED = frozenset({"happened", "not_seen"})
ANSWER_BACK = N_("Taken back. Nothing is said of it now.")
AHEAD: frozenset[str] = frozenset(name for name, state in STATES.items() if state.ahead)

MOVED_WORDS = N_("Thank you for saying so. The new time is on its way to your coach.")
CANCELLED_WORDS = N_("Called off. No reason needed. You can set a new time when you like.")
HAPPENED_WORDS = N_("Good. It is written down as a contact, once.")
NOT_SEEN_WORDS = N_("Not seen yet. Ask kindly before you think anything.")


def may_move(now: str, then: str) -> bool:
    """Whether an appointment in state `now` may become `then`."""
    return now in STATES and then in STATES[now].moves


def may_answer(starts_at: datetime, now: datetime) -> bool:
    """Ask "did it happen?" from the moment an appointment begins, never before."""
    return now >= starts_at


def is_over(starts_at: datetime, minutes: int, now: datetime) -> bool:
    """A coach's page asks "did it happen?" once the whole time has passed."""
    return now >= starts_at + timedelta(minutes=minutes)


GONE_ON = N_("Asked. It stands once the other one says yes.")
LET_BE = N_("Let be. Nobody waits for it.")
NONE_FREE = N_("Something else is there then. Move it to another time.")


STARTS_PAST = N_("That time has already gone by. Pick one that lies ahead.")
STARTS_FAR = N_("Pick a time within a year from today.")


def check_start(starts_at: datetime, now: datetime) -> str | None:
    """The sentence to show when an appointment cannot begin then, or None when it can."""
    if starts_at <= now:
        return STARTS_PAST
    return STARTS_FAR if starts_at > now + timedelta(days=AHEAD_DAYS) else None


@dataclass(frozen=True)
class Slot:
    """A stretch of time that somebody is busy: instants in UTC, minutes long; and whose it is."""

    id: UUID
    starts_at: datetime
    minutes: int
    of_person: bool = True
    of_coach: bool = True

    @property
    def ends_at(self) -> datetime:
        """The first instant that is free again."""
        return self.starts_at + timedelta(minutes=self.minutes)


NO_COACH = N_("You have no coach just now. Ask at your programme, they will help.")
ASKED_WORDS = N_("Asked. Your coach will answer.")
SET_WORDS = N_("The time is set.")
BACK_WORDS = N_("It is back, as it stood before.")
TAKEN_NOW = N_("Something else is there now, so it stays called off. Set a new time instead.")
GONE_BY = N_("This time has gone by. Set a new one.")
NOT_BEGUN = N_("This appointment has not begun yet.")
LENGTH_WORDS = N_("An appointment lasts from 5 minutes to 8 hours.")
LENGTHS = (5, 480)


def check_length(minutes: int) -> str | None:
    """The sentence to show when an appointment cannot be that long, or None."""
    return None if LENGTHS[0] <= minutes <= LENGTHS[1] else LENGTH_WORDS


def may_agree(proposed_by: str, answers: str) -> bool:
    """A proposed time is agreed to by the other one of the two ("participant" or "coach")."""
    return proposed_by != answers


def set_words(*, mine: bool, agreed: bool) -> str:
    """What is said of a time that was just set: it stands only where both said yes to it."""
    if mine:
        return ASKED_WORDS
    return SET_WORDS if agreed else GONE_ON


def moved_words(*, mine: bool, agreed: bool) -> str:
    """What is said of a time that was just moved."""
    return MOVED_WORDS if mine else set_words(mine=False, agreed=agreed)


def waits_for(state: str, proposed_by: str) -> str:
    """Whose yes a time waits for, "participant" or "coach"; "" when it waits for nobody's."""
    if state != "proposed":
        return ""
    return "coach" if proposed_by == "participant" else "participant"


def overlapping(new: Slot, busy: Iterable[Slot]) -> tuple[Slot, ...]:
    """The slots that share time with `new`, itself left out. Back to back is no overlap."""
    return tuple(
        slot
        for slot in busy
        if slot.id != new.id and slot.starts_at < new.ends_at and new.starts_at < slot.ends_at
    )
