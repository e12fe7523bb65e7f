"""My own cards, practicing them, and whether it passed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import person
from handrail.ground.people.whose import one_of

from .. import ready
from ..earlier import changed, stands
from ..keeping import make_room, new_card
from ..models import Answer, Card, Practice
from ..rules import cards as rules

_KEEP, _OPEN = Capability.COPING_KEEP, Capability.COPING_OPEN


def _words(text: str) -> str:
    words = tidy(text, limit=rules.TEXT_LIMIT)
    if not words:
        raise NotLikeThis(rules.MISSING, "text")
    return words


@command(Capability.COPING_KEEP)
def add_card(
    actor: Actor, *, participant_id: UUID, text: str = "", idea: str = "",
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Add a card in own words, or an idea of the shelf by its key; return its id.

    An idea that is on the list already is not written twice; what was learned of it before it was
    a card goes with it. Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    who = person(actor, _KEEP, participant_id)
    offered = ready.idea(actor, ready.CARD, idea)
    words = offered or _words(text)

    def do(card_id: UUID) -> dict[str, str]:
        there = _of_idea(actor, participant_id, idea, away=False) if offered else None
        if there is None:
            key, source = (idea, "shelf") if offered else ("", "own")
            there = new_card(actor, who, card_id, words, source, key).pk
            _learned_before(actor, participant_id, key, there)
        return {"card": str(there)}

    body = {"text": text, "idea": idea}
    return UUID(
        stored_once(participant_id, id, "coping_card", body, do, org_id=actor.org_id)["card"]
    )


def _of_idea(actor: Actor, participant_id: UUID, idea: str, *, away: bool) -> UUID | None:
    """The card that was made of this idea, "" for none; of those put away as well with `away`."""
    rows = Card.objects.visible_to(actor, Capability.COPING_READ)
    found = rows.filter(participant_id=participant_id, idea=idea).exclude(idea="")
    known = found if away else found.filter(put_away_at__isnull=True)
    # One on the list comes before those that were put away, whichever database it is.
    row = known.order_by(F("put_away_at").asc(nulls_first=True), "id").first()
    return row.pk if row else None


def _learned_before(actor: Actor, participant_id: UUID, idea: str, card_id: UUID) -> None:
    rows = Answer.objects.visible_to(actor, _OPEN).filter(participant_id=participant_id)
    rows.filter(idea=idea, card__isnull=True).exclude(idea="").update(card_id=card_id)


@command(Capability.COPING_KEEP)
def change_card(
    actor: Actor, *, participant_id: UUID, card_id: UUID, text: str, version: int | None = None
) -> bool:
    """Other words for a card; what was learned about it stays. True: changed meanwhile as well.

    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    who = person(actor, _KEEP, participant_id)
    row = one_of(Card, actor, _KEEP, participant_id, card_id)
    was = stands(who.key, "card", row)
    keep(who.key, row, text=_words(text))
    crossed = changed(who, "card", row, was, version)
    row.save(update_fields=["text", "version"])
    return crossed


@command(Capability.COPING_KEEP)
def put_card_away(actor: Actor, *, participant_id: UUID, card_id: UUID, away: bool) -> None:
    """Take a card off the list, or put it back. Raises NotLikeThis, NotVisible."""
    who = person(actor, _KEEP, participant_id)
    row = one_of(Card, actor, _KEEP, participant_id, card_id)
    if away == (row.put_away_at is not None):
        return
    if not away:
        make_room(Card, actor, who, rules.CARDS_AT_MOST, rules.FULL, put_away_at__isnull=True)
    row.put_away_at = clock.now() if away else None
    row.save(update_fields=["put_away_at"])


@command(Capability.COPING_KEEP)
def practise(
    actor: Actor, *, participant_id: UUID, card_id: UUID, sure: int | None = None,
    written_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002
) -> UUID:  # fmt: skip
    """Write down that a card was practiced, and how sure one is; return the entry's id.

    `written_on` tells, for a new entry, the day of it; today unless given. Raises NotVisible.
    """
    who = person(actor, _KEEP, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        one_of(Card, actor, _KEEP, participant_id, card_id)
        Practice(id=row_id, org_id=who.org_id, participant_id=who.id, card_id=card_id,
                 on=written_on() if written_on else who.today, sure=sure).save(
            force_insert=True
        )  # fmt: skip
        return {"practice": str(row_id)}

    body = {"card": card_id, "sure": sure}
    return UUID(
        stored_once(participant_id, id, "coping_practice", body, do, org_id=actor.org_id)[
            "practice"
        ]
    )


@command(Capability.COPING_OPEN)
def answer(
    actor: Actor, *, participant_id: UUID, passed: str, card_id: UUID | None = None,
    idea: str = "", minutes: int | None = None, at: datetime | None = None,
    id: UUID | None = None,  # noqa: A002
) -> UUID:  # fmt: skip
    """Say whether it passed, with or without a card; nobody else ever sees it.

    `idea` is the key of a general way that was tried; once it is a card, it counts for that.
    `at` is when it was said, for an answer that waited on the phone. A card that is not there any
    more is left out, so that no answer is lost. Raises NotLikeThis, Replayed, NotVisible.
    """
    if passed not in rules.PASSED:
        raise NotLikeThis(rules.ANSWER_MISSING, "passed")

    def do(row_id: UUID) -> dict[str, str]:
        known = _still_there(actor, participant_id, card_id) or _of_idea(
            actor, participant_id, idea, away=True
        )
        Answer(id=row_id, org_id=actor.org_id, participant_id=participant_id, card_id=known,
               idea=idea, passed=passed, minutes=minutes, at=at or clock.now()).save(
            force_insert=True
        )  # fmt: skip
        return {"answer": str(row_id)}

    body = {"card": card_id, "passed": passed, "minutes": minutes}
    body |= {"idea": idea} if idea else {}
    return UUID(
        stored_once(participant_id, id, "coping_answer", body, do, org_id=actor.org_id)["answer"]
    )


def _still_there(actor: Actor, participant_id: UUID, card_id: UUID | None) -> UUID | None:
    if card_id is None:
        return None
    try:
        one_of(Card, actor, _OPEN, participant_id, card_id)
    except NotVisible:
        return None
    return card_id
