"""Sending an update, taking it back, seeing it, and saying thank you."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.messaging.recipients import account_recipient
from handrail.ground.messaging.sending import queue
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import one_of

from . import rules
from .models import Delivery, Update
from .queries import readers

_WRITE, _READ = Capability.UPDATE_WRITE, Capability.UPDATE_READ


@dataclass(frozen=True)
class UpdateSaid:
    """What an update says, and to whom; `to` are accounts."""

    words: str = ""
    ask: str = ""
    lines: Sequence[tuple[str, str]] = ()
    to: Sequence[UUID] = ()


def _checked(said: UpdateSaid) -> tuple[str, str, list[tuple[str, str]]]:
    words = tidy(said.words, limit=rules.WORDS_LIMIT)
    ask = tidy(said.ask, limit=rules.ASK_LIMIT)
    lines = [(kind, tidy(text, limit=rules.LINE_LIMIT)) for kind, text in said.lines]
    wrong = rules.check_lines(lines)
    if wrong:
        raise NotLikeThis(wrong, "lines")
    if not rules.says_something(words, ask, lines):
        raise NotLikeThis(rules.EMPTY, "words")
    if not said.to:
        raise NotLikeThis(rules.NOBODY, "to")
    return words, ask, lines


@command(Capability.UPDATE_WRITE)
def send_update(
    actor: Actor, *, participant_id: UUID, said: UpdateSaid,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Send an update to the chosen people and return its id; once, however often it arrives.

    Raises NotLikeThis (also for somebody without a yes in force), TextTooLong, Replayed.
    """
    words, ask, lines = _checked(said)
    who = person(actor, _WRITE, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        known = {one.id: one for one in readers(actor, participant_id)}
        if not set(said.to) <= set(known):
            raise NotLikeThis(rules.NOT_NOW, "to")
        row = Update(id=row_id, org_id=who.org_id, participant_id=who.id)
        packed = json.dumps(lines, ensure_ascii=False) if lines else None
        keep(who.key, row, words=words, ask=ask, lines=packed)
        row.save(force_insert=True)
        for reader in sorted(set(said.to)):
            _deliver(who, row, reader, outside=known[reader].outside)
        return {"update": str(row_id)}

    body = {"words": words, "ask": ask, "lines": lines, "to": sorted(map(str, set(said.to)))}
    kept = stored_once(participant_id, id, "update", body, do, org_id=actor.org_id)
    return UUID(kept["update"])


def _deliver(who: Person, row: Update, reader: UUID, *, outside: bool) -> None:
    Delivery(
        org_id=who.org_id, participant_id=who.id, update=row, reader_id=reader, outside=outside
    ).save(force_insert=True)  # fmt: skip
    to = account_recipient(reader) if outside else None
    if to is not None:
        # "You have a message.": nothing of whose, and nothing of what.
        queue(to, "message", cause=f"update:{row.pk}:{reader}")


@command(Capability.UPDATE_WRITE)
def take_update_back(actor: Actor, *, participant_id: UUID, update_id: UUID) -> None:
    """Close an update for everybody; its writer keeps it. Raises NotVisible."""
    row = one_of(Update, actor, _WRITE, participant_id, update_id)
    if row.taken_back_at is None:
        row.taken_back_at = clock.now()
        row.save(update_fields=["taken_back_at"])


def _mine(actor: Actor, participant_id: UUID) -> Any:
    rows = Delivery.objects.visible_to(actor, _READ)
    return rows.filter(participant_id=participant_id, reader_id=actor.user_id)


@command(Capability.UPDATE_READ)
def see_updates(actor: Actor, *, participant_id: UUID) -> None:
    """Note that the reader opened what this person sent them; its writer sees that."""
    _mine(actor, participant_id).filter(seen_at__isnull=True).update(seen_at=clock.now())


@command(Capability.UPDATE_READ)
def thank_for_update(actor: Actor, *, participant_id: UUID, update_id: UUID) -> None:
    """Say thank you; twice is the same as once. Raises NotVisible."""
    rows = _mine(actor, participant_id).filter(update_id=update_id)
    if not rows.exists():
        raise NotVisible
    rows.filter(thanked_at__isnull=True).update(thanked_at=clock.now())
