"""What this room lays beside a note: topics to tick off, outlines, and questions for a talk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import QueryDict

from handrail.ground.access import Actor, Capability, can
from handrail.ground.people.beside_note import NOTE_FORM, Part

from .commands.topics import talked_about
from .queries.guides import at_hand
from .queries.topics import open_topics

TICKED = "talked"
"""The field of the topics that were talked about."""


def _show(actor: Actor, participant_id: UUID | None) -> Mapping[str, Any]:
    topics = open_topics(actor, participant_id) if participant_id else []
    return {
        "at_hand": at_hand(actor, participant_id), "topics": topics, "form": NOTE_FORM,
        "field": TICKED,
    }  # fmt: skip


def _ids(typed: Iterable[str]) -> list[UUID]:
    found = []
    for text in typed:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _saved(actor: Actor, participant_id: UUID, typed: QueryDict) -> None:
    ticked = _ids(typed.getlist(TICKED))
    if ticked and can(actor, Capability.TALK_WRITE, participant_id):
        talked_about(actor, participant_id=participant_id, topic_ids=ticked)


PART = Part("talks/_beside_note.html", _show, _saved)
