"""Keeping a walk through a bad day; nobody else ever sees it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import person
from handrail.ground.people.whose import one_of
from handrail.ground.shelf.queries import entry

from .. import ready
from ..earlier import changed, stands
from ..keeping import write
from ..models import BadDay
from ..queries.at_hand import at_hand
from ..rules import badday as rules

_OPEN = Capability.COPING_OPEN


def _known(answers: Mapping[str, str]) -> dict[str, str]:
    return {key: answers[key] for key in rules.QUESTIONS if answers.get(key) in rules.ANSWERS}


def _something(said: Mapping[str, str], words: str) -> None:
    if not said and not words:
        raise NotLikeThis(rules.ANSWER_MISSING)


def _sealed(actor: Actor, participant_id: UUID, said: Mapping[str, str]) -> str:
    """The answers, with how the card, the people and the step read that were asked about."""
    return json.dumps({**said, "of": at_hand(actor, participant_id)})


@command(Capability.COPING_OPEN)
def walk_through(
    actor: Actor, *, participant_id: UUID, scene: str, answers: Mapping[str, str], note: str = "",
    written_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Keep the answers for one scene and return the entry's id; any may be left out, not all.

    `written_on` tells, for a new entry, the day it was written; today unless given.
    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    if entry(actor, ready.DAY, scene) is None:
        raise NotLikeThis(rules.SCENE_MISSING, "scene")
    who = person(actor, _OPEN, participant_id)
    said = _known(answers)
    words = tidy(note, limit=rules.TEXT_LIMIT)
    _something(said, words)

    def do(row_id: UUID) -> dict[str, str]:
        row = BadDay(id=row_id, org_id=who.org_id, participant_id=who.id, scene=scene,
                     on=written_on() if written_on else who.today)  # fmt: skip
        write(who, row, answers=_sealed(actor, who.id, said), note=words)
        return {"walk": str(row_id)}

    body = {"scene": scene, "answers": said, "note": note}
    return UUID(stored_once(participant_id, id, "bad_day", body, do, org_id=actor.org_id)["walk"])


@command(Capability.COPING_KEEP)
def change_walk(
    actor: Actor, *, participant_id: UUID, walk_id: UUID, answers: Mapping[str, str],
    note: str = "", version: int | None = None,
) -> bool:  # fmt: skip
    """Change what was said on a walk. True: it was changed meanwhile as well, and both are kept.

    Raises NotLikeThis when nothing would be left, TextTooLong, NotVisible.
    """
    who = person(actor, Capability.COPING_KEEP, participant_id)
    row = one_of(BadDay, actor, Capability.COPING_KEEP, participant_id, walk_id)
    was = stands(who.key, "walk", row)
    words, said = tidy(note, limit=rules.TEXT_LIMIT), _known(answers)
    _something(said, words)
    keep(who.key, row, answers=_sealed(actor, who.id, said), note=words)
    crossed = changed(who, "walk", row, was, version)
    row.save()
    return crossed
