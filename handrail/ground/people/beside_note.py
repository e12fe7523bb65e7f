"""What stands beside a note while somebody writes it, told by the rooms that have it at hand.

Rooms on the practice floor do not know each other. A room registers a part of the page of a note:
its template, what that shows, and what becomes of what was ticked there when the note is saved.
The fields of a part belong to the form of the note, so a tap never leaves the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict

from handrail.ground.access import Actor

NOTE_FORM = "note-form"
"""The id of the form of a note, for fields that stand outside of it."""


@dataclass(frozen=True)
class Part:
    """A part beside a note; `show` gets None while nobody is chosen whom the note is about."""

    template: str
    show: Callable[[Actor, UUID | None], Mapping[str, Any]]
    saved: Callable[[Actor, UUID, QueryDict], None] | None = None


@dataclass(frozen=True)
class Shown:
    """A part with what it shows."""

    template: str
    has: Mapping[str, Any]


_parts: list[Part] = []


def register_beside(part: Part) -> None:
    """Let a part stand beside every note."""
    _parts.append(part)


def beside(actor: Actor, participant_id: UUID | None) -> Sequence[Shown]:
    """Return what stands beside a note about this person."""
    return [Shown(part.template, part.show(actor, participant_id)) for part in _parts]


def note_saved(actor: Actor, participant_id: UUID, typed: QueryDict) -> None:
    """Tell every part what was sent with a note that has just been saved."""
    for part in _parts:
        if part.saved is not None:
            part.saved(actor, participant_id, typed)
