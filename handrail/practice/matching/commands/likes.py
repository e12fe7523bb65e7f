"""Saying what one would like in a coach; the words before are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed, one_of

from .. import rules
from ..models import CoachLikes, EarlierLikes

_C = Capability.COACH_LIKE


def _row(actor: Actor, who: Person) -> CoachLikes:
    rows = CoachLikes.objects.visible_to(actor, _C).filter(participant_id=who.id)
    found: CoachLikes | None = rows.first()
    return found or CoachLikes(id=uuid7(), org_id=who.org_id, participant_id=who.id)


def _put(who: Person, row: CoachLikes, said: Mapping[str, str]) -> None:
    before = {name: read(who.key, row, name) or "" for name in rules.LIKES}
    if before == said:
        return
    if any(before.values()):
        earlier = EarlierLikes(
            id=uuid7(), org_id=who.org_id, participant_id=who.id, made_at=row.touched_at
        )
        keep(who.key, earlier, words=json.dumps(before))
        earlier.save(force_insert=True)
    keep(who.key, row, **said)
    row.version += 1
    row.touched_at = clock.now()
    row.save()


@command(Capability.COACH_LIKE)
def say_likes(
    actor: Actor,
    *,
    participant_id: UUID,
    said: Mapping[str, str],
    version: int | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> Changed:
    """Keep all lines; each may be empty. `version` is the one that was read.

    Raises TextTooLong, NotVisible, Replayed.
    """
    words = {name: tidy(said.get(name, ""), limit=rules.LINE_LIMIT) for name in rules.LIKES}
    who = person(actor, _C, participant_id)

    def do(_entry: UUID) -> dict[str, object]:
        row = _row(actor, who)
        crossed = version is not None and version != row.version
        _put(who, row, words)
        return {"likes": str(row.pk), "meanwhile": crossed}

    kept = stored_once(participant_id, id, "coach_like", dict(words), do, org_id=actor.org_id)
    return Changed(UUID(kept["likes"]), bool(kept["meanwhile"]))


@command(Capability.COACH_LIKE)
def use_likes_before(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> None:
    """Let all lines read as before; the words of now are kept. Raises NotVisible."""
    who = person(actor, _C, participant_id)
    before: EarlierLikes = one_of(EarlierLikes, actor, _C, participant_id, earlier_id)
    found = json.loads(read(who.key, before, "words") or "{}")
    _put(who, _row(actor, who), {name: str(found.get(name, "")) for name in rules.LIKES})
