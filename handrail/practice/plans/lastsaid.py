"""Which of several answers about a step counts, in whatever order they arrive.

Pure: no clock, no database. A phone that was without a network sends its answers late, and
another phone may have sent a newer one before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True)
class Answers:
    """The answer that counts and when it was last given, and the one that it took the place of.

    `at` is None while there was no answer yet, `was_at` while `was` is no answer; `was` is ""
    before the first. Instants are aware.
    """

    state: str
    at: datetime | None = None
    was: str = ""
    was_at: datetime | None = None


def hear(known: Answers, state: str, at: datetime) -> Answers:
    """The answers with one more, given at the instant `at`: the one given last counts.

    One that was given earlier and arrives late takes no place but that of the answer before.
    """
    if is_newest(known, at):
        if state == known.state:
            return replace(known, at=at)
        return Answers(state, at, known.state, known.at)
    if state != known.state and (known.was_at is None or at > known.was_at):
        return replace(known, was=state, was_at=at)
    return known


def is_newest(known: Answers, at: datetime) -> bool:
    """Whether an answer given at this instant is the last one so far."""
    return known.at is None or at >= known.at
