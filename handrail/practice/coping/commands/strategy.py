"""Looking at what still works: begun, said thing by thing, left, gone on with, ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.next_step import next_step_there
from handrail.ground.people.whose import one_of

from ..earlier import changed, stands
from ..keeping import new_card
from ..models import COACH_TOO, ONLY_ME, StrategyAnswer, StrategyLook
from ..rules import cards as card_rules
from ..rules import strategy as rules

_KEEP = Capability.COPING_KEEP


def _look(actor: Actor, participant_id: UUID, look_id: UUID) -> StrategyLook:
    row: StrategyLook = one_of(StrategyLook, actor, _KEEP, participant_id, look_id)
    return row


@command(Capability.COPING_KEEP)
def begin_look(
    actor: Actor, *, participant_id: UUID, id: UUID | None = None  # noqa: A002
) -> UUID:  # fmt: skip
    """Begin a look and return its id; one that is open is gone on with. Raises NotVisible."""
    who = person(actor, _KEEP, participant_id)

    def do(look_id: UUID) -> dict[str, str]:
        rows = StrategyLook.objects.visible_to(actor, _KEEP).filter(
            participant_id=who.id, ended_at__isnull=True, put_away_at__isnull=True
        )
        there = rows.order_by("-on", "-id").first()
        if there is not None:
            return {"look": str(there.pk)}
        row = StrategyLook(id=look_id, org_id=who.org_id, participant_id=who.id, on=who.today)
        row.save(force_insert=True)
        return {"look": str(look_id)}

    return UUID(stored_once(participant_id, id, "look", {}, do, org_id=actor.org_id)["look"])


@command(Capability.COPING_KEEP)
def say(
    actor: Actor, *, participant_id: UUID, look_id: UUID, said: Sequence[rules.Said],
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> bool:  # fmt: skip
    """Say what to keep, change or let go. True: something was changed meanwhile; both are kept.

    What nothing was said of is left as it is. Raises TextTooLong, Replayed, NotVisible.
    """
    who = person(actor, _KEEP, participant_id)
    _look(actor, participant_id, look_id)
    wanted = [replace(one, words=tidy(one.words, limit=rules.WORDS_LIMIT))
              for one in rules.known(said)[: rules.THINGS_AT_MOST]]  # fmt: skip
    crossed: list[bool] = []

    def do(_entry: UUID) -> dict[str, str]:
        rows = StrategyAnswer.objects.visible_to(actor, _KEEP).filter(look_id=look_id)
        there = {(row.kind, row.row_id): row for row in rows}
        for one in wanted:
            row = there.get((one.kind, one.row_id))
            crossed.append(_said(who, row, one) if row else _first(who, look_id, one))
        return {}

    body = {"look": look_id, "said": [asdict(one) for one in wanted]}
    stored_once(participant_id, id, "look_said", body, do, org_id=actor.org_id)
    return any(crossed)


def _first(who: Person, look_id: UUID, said: rules.Said) -> bool:
    if not said.empty:
        row = StrategyAnswer(id=uuid7(), org_id=who.org_id, participant_id=who.id,
                             look_id=look_id, kind=said.kind, row_id=said.row_id,
                             answer=said.answer)  # fmt: skip
        keep(who.key, row, of=said.of, words=said.words)
        row.save(force_insert=True)
    return False


def _said(who: Person, row: StrategyAnswer, said: rules.Said) -> bool:
    was = stands(who.key, "said", row)
    row.answer = said.answer
    keep(who.key, row, words=said.words)
    crossed = changed(who, "said", row, was, said.seen)
    row.save(update_fields=["answer", "words", "version"])
    return crossed


@command(Capability.COPING_KEEP)
def end_look(actor: Actor, *, participant_id: UUID, look_id: UUID, ended: bool) -> None:
    """Say that one has looked enough, or open the look again. Raises NotVisible."""
    person(actor, _KEEP, participant_id)
    row = _look(actor, participant_id, look_id)
    row.ended_at = clock.now() if ended else None
    row.save(update_fields=["ended_at"])


@command(Capability.COPING_KEEP)
def share_look(actor: Actor, *, participant_id: UUID, look_id: UUID, shared: bool) -> None:
    """Let the coach read this look, or take that back. Raises NotVisible."""
    person(actor, _KEEP, participant_id)
    row = _look(actor, participant_id, look_id)
    row.visibility = COACH_TOO if shared else ONLY_ME
    row.save(update_fields=["visibility"])


@command(Capability.COPING_KEEP)
def claim_step(actor: Actor, *, participant_id: UUID, look_id: UUID, step_id: UUID | None) -> None:
    """Note which step came of a look, made in the same transaction; None for none.

    Raises NotLikeThis when there is one already that was not erased, and NotVisible.
    """
    person(actor, _KEEP, participant_id)
    row = _look(actor, participant_id, look_id)
    other = step_id is not None and row.step_id not in (None, step_id)
    if other and next_step_there(actor, participant_id, row.step_id):
        raise NotLikeThis(rules.ONE_STEP)
    row.step_id = step_id
    row.save(update_fields=["step_id"])


@command(Capability.COPING_KEEP)
def card_of_look(actor: Actor, *, participant_id: UUID, look_id: UUID, text: str) -> UUID:
    """Put a card on the list and return its id; twice is the same as once.

    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    words = tidy(text, limit=card_rules.TEXT_LIMIT)
    if not words:
        raise NotLikeThis(rules.CARD_MISSING, "card")
    who = person(actor, _KEEP, participant_id)
    row = _look(actor, participant_id, look_id)
    if row.card_id is None:
        row.card = new_card(actor, who, uuid7(), words, "own")
        row.save(update_fields=["card"])
    return UUID(str(row.card_id))
