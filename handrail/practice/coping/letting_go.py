"""What was erased for good is not to be read in a walk through a bad day that asked about it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability
from handrail.ground.kernel.keys import PersonKey, key_if_kept
from handrail.ground.kernel.sealed import keep, read

from .models import BadDay, EarlierWords
from .rules.badday import without

_KEEP = Capability.COPING_KEEP
ASKED_AS: Mapping[str, str] = MappingProxyType({"card": "card", "line": "person"})
"""Which kinds of rows of this room a walk names, and under which question."""


def words_of(actor: Actor, key: PersonKey, row: Any) -> set[str]:
    """Every text that a row has and had."""
    rows = EarlierWords.objects.visible_to(actor, _KEEP).filter(row_id=row.pk)
    before = (json.loads(read(key, one, "words") or "{}").get("text") for one in rows)
    return {text for text in (read(key, row, "text"), *before) if text}


def let_go(actor: Actor, participant_id: UUID, part: str, words: Collection[str]) -> None:
    """Take these words out of what walks, and how walks read before, say that they asked about.

    `part` is the question. The caller holds the person's lock.
    """
    key = key_if_kept(participant_id) if words else None
    if key is None:
        return
    walks = BadDay.objects.visible_to(actor, _KEEP).filter(participant_id=participant_id)
    for row in walks:
        answers = read(key, row, "answers") or ""
        _again(key, row, "answers", answers, _without(answers, part, words))
    before = EarlierWords.objects.visible_to(actor, _KEEP).filter(kind="walk")
    for one in before.filter(participant_id=participant_id):
        said = read(key, one, "words") or "{}"
        was = json.loads(said)
        answers = was.get("answers", "")
        fresh = _without(answers, part, words)
        _again(key, one, "words", said,
               said if fresh == answers else json.dumps({**was, "answers": fresh}))  # fmt: skip


def _without(answers: str, part: str, words: Collection[str]) -> str:
    said = json.loads(answers or "{}")
    of = said.get("of")
    if not of or (fresh := without(of, part, words)) == of:
        return answers
    return json.dumps({**said, "of": fresh})


def _again(key: PersonKey, row: Any, column: str, was: str, text: str) -> None:
    if text != was:
        keep(key, row, **{column: text})
        row.save(update_fields=[column])
