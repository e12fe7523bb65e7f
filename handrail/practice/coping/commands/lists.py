"""Warning signs, and what sets it off with the cards for it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import one_of

from ..earlier import changed, stands
from ..keeping import begin, card_in_words, make_room, write
from ..models import Card, Response, Sign, Trigger
from ..rules import cards as card_rules
from ..rules import lists as rules

_KEEP = Capability.COPING_KEEP


def _tidied(text: str, *, needed: bool = True) -> str:
    words = tidy(text, limit=rules.TEXT_LIMIT)
    if needed and not words:
        raise NotLikeThis(rules.MISSING, "text")
    return words


@command(Capability.COPING_KEEP)
def write_sign(
    actor: Actor, *, participant_id: UUID, text: str, first: str = "",
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Add a warning sign; return its id. Raises NotLikeThis, TextTooLong, Replayed, NotVisible."""
    who = person(actor, _KEEP, participant_id)
    words, act = _tidied(text), _tidied(first, needed=False)

    def do(row_id: UUID) -> dict[str, str]:
        make_room(Sign, actor, who, rules.ROWS_AT_MOST, rules.LIST_FULL,
                  put_away_at__isnull=True)  # fmt: skip
        write(who, begin(Sign, actor, _KEEP, who, "signs", row_id), text=words, first=act)
        return {"sign": str(row_id)}

    body = {"text": text, "first": first}
    return UUID(
        stored_once(participant_id, id, "warning_sign", body, do, org_id=actor.org_id)["sign"]
    )


@command(Capability.COPING_KEEP)
def change_sign(
    actor: Actor, *, participant_id: UUID, sign_id: UUID, text: str, first: str = "",
    version: int | None = None,
) -> bool:  # fmt: skip
    """Other words for a warning sign. True: it was changed meanwhile as well.

    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    who = person(actor, _KEEP, participant_id)
    row = one_of(Sign, actor, _KEEP, participant_id, sign_id)
    was = stands(who.key, "sign", row)
    keep(who.key, row, text=_tidied(text), first=_tidied(first, needed=False))
    crossed = changed(who, "sign", row, was, version)
    row.save(update_fields=["text", "first", "version"])
    return crossed


def _known(kind: str) -> str:
    if kind not in rules.TRIGGER_KINDS:
        raise NotLikeThis(rules.KIND_MISSING, "kind")
    return kind


@command(Capability.COPING_KEEP)
def write_trigger(
    actor: Actor, *, participant_id: UUID, kind: str, text: str, cards: Sequence[UUID] = (),
    new_card: str = "",
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Add what sets it off; return its id.

    `cards` are in the order in which to try them; one that is not there any more is left out.
    `new_card` are words for a card that is made with it, the last of them.
    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    who, words = person(actor, _KEEP, participant_id), _tidied(text)
    _known(kind)
    fresh_words = tidy(new_card, limit=card_rules.TEXT_LIMIT)

    def do(row_id: UUID) -> dict[str, str]:
        make_room(Trigger, actor, who, rules.ROWS_AT_MOST, rules.LIST_FULL,
                  put_away_at__isnull=True)  # fmt: skip
        fresh = begin(Trigger, actor, _KEEP, who, "triggers", row_id, kind=kind)
        write(who, fresh, text=words)
        _respond(actor, who, row_id, _with_new(actor, who, cards, fresh_words))
        return {"trigger": str(row_id)}

    body = {"kind": kind, "text": text, "cards": list(cards)}
    body |= {"new_card": new_card} if new_card else {}
    return UUID(
        stored_once(participant_id, id, "trigger", body, do, org_id=actor.org_id)["trigger"]
    )


@command(Capability.COPING_KEEP)
def change_trigger(
    actor: Actor, *, participant_id: UUID, trigger_id: UUID, kind: str, text: str,
    cards: Sequence[UUID] = (), new_card: str = "", version: int | None = None,
    every: bool = False,
) -> bool:  # fmt: skip
    """Change what sets it off and its cards. True: it was changed meanwhile as well.

    `new_card` are words for a card that is made with it. A card for it that was put away stays
    tied to it, and one beyond those that the form asks for as well, unless `cards` are `every` one.
    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    who, words = person(actor, _KEEP, participant_id), _tidied(text)
    row = one_of(Trigger, actor, _KEEP, participant_id, trigger_id)
    rows = Response.objects.visible_to(actor, _KEEP).filter(trigger_id=trigger_id)
    before = list(rows.order_by("position", "id").values_list("card_id", "card__put_away_at"))
    was = stands(who.key, "trigger", row, cards=[str(card) for card, _away in before])
    more = () if every else rules.not_asked([card for card, away in before if not away])
    row.kind = _known(kind)
    keep(who.key, row, text=words)
    fresh_words = tidy(new_card, limit=card_rules.TEXT_LIMIT)
    tied = _respond(actor, who, row.id, _with_new(actor, who, [*cards, *more], fresh_words))
    crossed = changed(who, "trigger", row, was, version, cards=tied)
    row.save(update_fields=["kind", "text", "version"])
    return crossed


def _with_new(actor: Actor, who: Person, cards: Sequence[UUID], words: str) -> list[UUID]:
    return [*cards, card_in_words(actor, who, words)] if words else list(cards)


def _respond(actor: Actor, who: Person, trigger_id: UUID, cards: Sequence[UUID]) -> list[str]:
    """Tie the cards that are there to a trigger; return the ids of those in their order.

    Those that were put away stay tied behind them, to be there when they are brought back.
    """
    known = Card.objects.visible_to(actor, _KEEP).filter(participant_id=who.id, pk__in=cards)
    there = set(known.values_list("pk", flat=True))
    rows = Response.objects.visible_to(actor, _KEEP).filter(participant_id=who.id)
    tied = rows.filter(trigger_id=trigger_id)
    away = tied.filter(card__put_away_at__isnull=False).order_by("position", "id")
    kept = list(away.values_list("card_id", flat=True))
    tied.delete()
    wanted = [*(card for card in dict.fromkeys(cards) if card in there and card not in kept), *kept]
    for position, card_id in enumerate(wanted):
        Response(org_id=who.org_id, participant_id=who.id, trigger_id=trigger_id,
                 card_id=card_id, position=position).save(force_insert=True)  # fmt: skip
    return [str(card) for card in wanted]
