"""Asking for help to stay on track, and for a different coach; answering both."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.models import Relationship
from handrail.ground.people.whose import one_of

from ..models import CoachWish, TrackAsk
from ..rules import asking as rules


def _ask(
    model: Any, actor: Actor, capability: Capability, participant_id: UUID, words: str,
    entry: UUID | None, open_states: tuple[str, ...],
) -> bool:  # fmt: skip
    said = tidy(words, limit=rules.WORDS_LIMIT)
    who = person(actor, capability, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        rows = model.objects.visible_to(actor, capability).filter(participant_id=who.id)
        waits = rows.filter(state__in=open_states).first()
        if waits is not None:
            _add_to(who, waits, said)
            return {"asked": str(row_id)}
        row = model(id=row_id, org_id=who.org_id, participant_id=who.id)
        keep(who.key, row, words=said)
        row.save(force_insert=True)
        return {"asked": str(row_id)}

    kind = model._meta.model_name
    kept = stored_once(participant_id, entry, kind, {"words": said}, do, org_id=actor.org_id)
    asked = model.objects.visible_to(actor, capability).filter(pk=kept["asked"])
    return bool(asked.exists())


def _add_to(who: Person, waits: Any, said: str) -> None:
    words = rules.added(read(who.key, waits, "words") or "", said)
    if words is None:
        raise NotLikeThis(rules.ENOUGH, "words")
    keep(who.key, waits, words=words)
    waits.save(update_fields=["words"])


@command(Capability.TRACK_ASK)
def ask_to_stay_on_track(
    actor: Actor, *, participant_id: UUID, words: str = "",
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> bool:  # fmt: skip
    """Ask the coach for help to stay on track; False when the coach had it already.

    Words that come with a second asking stand below the first. Raises NotLikeThis
    without a coach who would see it, TextTooLong, Replayed.
    """
    coached = Relationship.objects.visible_to(actor, Capability.TRACK_ASK).filter(
        participant_id=participant_id, kind="coach", ended_at__isnull=True
    )
    if not coached.exists():
        raise NotLikeThis(rules.NO_COACH)
    return _ask(TrackAsk, actor, Capability.TRACK_ASK, participant_id, words, id, (rules.WAITS,))


@command(Capability.TRACK_ASK)
def take_track_ask_back(actor: Actor, *, participant_id: UUID, ask_id: UUID) -> None:
    """Take an asking back. Raises NotVisible."""
    _end(one_of(TrackAsk, actor, Capability.TRACK_ASK, participant_id, ask_id), rules.BACK)


@command(Capability.TRACK_ANSWER)
def was_in_touch(actor: Actor, *, participant_id: UUID, ask_id: UUID) -> None:
    """Say that one was in touch about it. Raises NotVisible."""
    _end(one_of(TrackAsk, actor, Capability.TRACK_ANSWER, participant_id, ask_id), rules.DONE)


@command(Capability.COACH_WISH)
def wish_for_coach(
    actor: Actor, *, participant_id: UUID, words: str = "",
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> bool:  # fmt: skip
    """Ask for a different coach, without a reason; False when the manager has it already."""
    open_states = (rules.WAITS, rules.SEEN)
    return _ask(CoachWish, actor, Capability.COACH_WISH, participant_id, words, id, open_states)


@command(Capability.COACH_WISH)
def take_wish_back(actor: Actor, *, participant_id: UUID, wish_id: UUID) -> None:
    """Take the asking for a different coach back. Raises NotVisible."""
    _end(one_of(CoachWish, actor, Capability.COACH_WISH, participant_id, wish_id), rules.BACK)


@command(Capability.COACH_WISH_READ)
def move_wish_on(actor: Actor, *, participant_id: UUID, wish_id: UUID, done: bool) -> None:
    """Say that one has seen it and works on it, or that it is done. Raises NotVisible."""
    row = one_of(CoachWish, actor, Capability.COACH_WISH_READ, participant_id, wish_id)
    _end(row, rules.DONE if done else rules.SEEN)


def _end(row: Any, state: str) -> None:
    if row.state in (rules.DONE, rules.BACK):
        return
    row.state = state
    row.ended_at = clock.now()
    row.save(update_fields=["state", "ended_at"])
