"""When two forms are about one talk, and how what one says goes into what the other one stored.

Pure: no clock, no database. Nothing here holds anybody back: whoever says that it was another talk
saves it as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handrail.ground.kernel.marked import N_

from .. import rules

SAVED_ALREADY = N_(
    "This talk is saved already, from another page or phone, with other words. What you typed is "
    "still here. Put it into what is saved, or save it as another talk."
)
AT_THAT_TIME = N_(
    "There is already something like this with them at that time. What you typed is still here. "
    "If it is the same talk, put this into it. If not, save it as well."
)
TAKEN_BACK = N_(
    "That one was taken back meanwhile. What you typed is still here. Save it as a talk of its own."
)
PUT_IN = N_("It is in one note now. What stood there before is kept.")


@dataclass(frozen=True)
class Talk:
    """What somebody says of a contact. `at` is None where the form leaves the time open."""

    kind: str
    at: datetime | None = None
    minutes: int | None = None
    held_to: bool = False
    held_up: bool = False
    words: tuple[str, ...] = ()
    note: str | None = None
    next_on: date | None = None
    by_them: bool = False


def minute_of(at: datetime) -> tuple[datetime, datetime]:
    """The minute that a time lies in: its first instant, and the first one after it."""
    begins = at.replace(second=0, microsecond=0)
    return begins, begins + timedelta(minutes=1)


def _as_it_counts(talk: Talk) -> Talk:
    held = rules.what_it_held(talk.kind, talk.held_to, talk.held_up, talk.words)
    at = minute_of(talk.at)[0] if talk.at else None
    by_them = talk.by_them and rules.reached(talk.kind)
    return replace(
        talk, at=at, held_to=held["held_to"], held_up=held["held_up"], words=tuple(held["words"]),
        note=talk.note or "", by_them=by_them,
    )  # fmt: skip


def says_the_same(stored: Talk, typed: Talk) -> bool:
    """Whether a form says what is stored; a form that leaves the time open says nothing of it."""
    return _as_it_counts(stored) == _as_it_counts(replace(typed, at=typed.at or stored.at))


def both_notes(stored: str, typed: str) -> str:
    """One note of two: the one that holds the other, else both, the stored one first."""
    if typed in stored:
        return stored
    return typed if stored in typed else f"{stored}\n\n{typed}"


def together(stored: Talk, typed: Talk) -> Talk:
    """What is stored with what was typed put into it: what the form leaves open stays as it is."""
    return Talk(
        kind=typed.kind,
        at=typed.at or stored.at,
        minutes=stored.minutes if typed.minutes is None else typed.minutes,
        held_to=stored.held_to or typed.held_to,
        held_up=stored.held_up or typed.held_up,
        words=tuple(dict.fromkeys((*stored.words, *typed.words))),
        note=both_notes(stored.note or "", typed.note or ""),
        next_on=typed.next_on or stored.next_on,
        by_them=stored.by_them or typed.by_them,
    )
