"""Keeping a walk through a bad day; nobody else ever sees it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import one_of
from handrail.ground.shelf.queries import entry

from .. import ready
from ..earlier import changed, stands
from ..keeping import write
from ..models import BadDay
from ..queries.at_hand import at_hand
from ..rules import badday as rules

_OPEN = Capability.COPING_OPEN
Of = Mapping[str, Sequence[str]]


def _known(answers: Mapping[str, str]) -> dict[str, str]:
    return {key: answers[key] for key in rules.QUESTIONS if answers.get(key) in rules.ANSWERS}


def _something(said: Mapping[str, str], words: str) -> None:
    if not said and not words:
        raise NotLikeThis(rules.ANSWER_MISSING)


def _sealed(said: Mapping[str, str], of: Of | None) -> str:
    """The answers, with how the card, the people and the step read that were asked about."""
    return json.dumps({**said} if of is None else {**said, "of": of})


def _again(actor: Actor, who: Person, stood: str, said: Mapping[str, str], of: Of | None) -> str:
    """The answers to keep in place of how they `stood`, which stay while they are the same."""
    if _known(json.loads(stood or "{}")) == said:
        return stood
    return _sealed(said, at_hand(actor, who.id) if of is None else of or None)


@command(Capability.COPING_OPEN)
def walk_through(
    actor: Actor, *, participant_id: UUID, scene: str, answers: Mapping[str, str], note: str = "",
    written_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Keep the answers for one scene and return the entry's id; any may be left out, not all.

    `written_on` tells, for a new entry, the day it was written; today unless given. What of one's
    own it asked about is kept with it when that is today: of another day nobody knows it.
    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    if entry(actor, ready.DAY, scene) is None:
        raise NotLikeThis(rules.SCENE_MISSING, "scene")
    who = person(actor, _OPEN, participant_id)
    said = _known(answers)
    words = tidy(note, limit=rules.TEXT_LIMIT)
    _something(said, words)

    def do(row_id: UUID) -> dict[str, str]:
        on = written_on() if written_on else who.today
        row = BadDay(id=row_id, org_id=who.org_id, participant_id=who.id, scene=scene, on=on)
        of = at_hand(actor, who.id) if on == who.today else None
        write(who, row, answers=_sealed(said, of), note=words)
        return {"walk": str(row_id)}

    body = {"scene": scene, "answers": said, "note": note}
    return UUID(stored_once(participant_id, id, "bad_day", body, do, org_id=actor.org_id)["walk"])


@command(Capability.COPING_KEEP)
def change_walk(
    actor: Actor, *, participant_id: UUID, walk_id: UUID, answers: Mapping[str, str],
    note: str = "", version: int | None = None, of: Of | None = None,
) -> bool:  # fmt: skip
    """Change what was said on a walk. True: it was changed meanwhile as well, and both are kept.

    `of` is what of one's own the answers were about, by question, empty when nobody knows it; what
    is there now unless given.
    Raises NotLikeThis when nothing would be left, TextTooLong, NotVisible.
    """
    who = person(actor, Capability.COPING_KEEP, participant_id)
    row = one_of(BadDay, actor, Capability.COPING_KEEP, participant_id, walk_id)
    was = stands(who.key, "walk", row)
    words, said = tidy(note, limit=rules.TEXT_LIMIT), _known(answers)
    _something(said, words)
    keep(who.key, row, answers=_again(actor, who, was["answers"], said, of), note=words)
    crossed = changed(who, "walk", row, was, version)
    row.save()
    return crossed
