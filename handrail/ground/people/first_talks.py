"""The talk of all three when a coach changes: what two rooms tell each other about its time.

The room that prepares the change says when it is to be, and that it has been. The room that keeps
times holds it as one of them, and tells how it stands when it is moved, called off or answered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from handrail.ground.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class FirstTalkSet(Event):
    """Somebody said when all three talk, on the participant's clock; `at` None: no time for it.

    `on` None: not at all. `by` is "participant" or "coach"; `agreed`: both said yes to it already.
    With `keep_both` it may cross another time of either.
    """

    org_id: UUID
    participant_id: UUID
    staff_id: UUID
    talk_id: UUID
    on: date | None
    at: time | None
    by: str
    agreed: bool
    keep_both: bool


@dataclass(frozen=True, kw_only=True)
class FirstTalkMet(Event):
    """All three have talked; with `met` False that was taken back.

    `on` and `at` are when it was to be, None where that was taken out or called off.
    """

    org_id: UUID
    participant_id: UUID
    talk_id: UUID
    met: bool
    on: date | None
    at: time | None


@dataclass(frozen=True, kw_only=True)
class FirstTalkStands(Event):
    """How the time of the talk stands now, and when it is; `state` as times have it.

    `was` is the state that it has come from, "" for a new one.
    """

    org_id: UUID
    participant_id: UUID
    talk_id: UUID
    state: str
    was: str
    on: date
    at: time


@dataclass(frozen=True)
class Talk:
    """The last time of the talk: its state, who asked for it ("participant" or "coach"), when."""

    state: str
    by: str
    starts_at: datetime


Finds = Callable[[UUID, UUID], Talk | None]
_finding: list[Finds] = []


def finds_talk(finds: Finds) -> Finds:
    """Let the decorated function of the room that keeps times say how the one of a talk stands."""
    _finding.append(finds)
    return finds


def talk_of(participant_id: UUID, talk_id: UUID) -> Talk | None:
    """The last time of a talk that whoever asks has looked up as theirs; None without any."""
    found = (finds(participant_id, talk_id) for finds in _finding)
    return next((talk for talk in found if talk), None)
