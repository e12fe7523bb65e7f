"""A coach's words beside a row of a shared list, and what the person says to them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import one_of

from ..earlier import MODELS, changed, stands
from ..finding import row_beside
from ..models import COACH_TOO, Beside, Response
from ..rules import beside as rules

_BESIDE, _KEEP = Capability.COPING_BESIDE, Capability.COPING_KEEP


@command(Capability.COPING_BESIDE)
def put_beside(
    actor: Actor, *, participant_id: UUID, kind: str, row_id: UUID, text: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Put a coach's words beside a row and return their id; the row stays as it is.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    who = person(actor, _BESIDE, participant_id)
    row = row_beside(actor, participant_id, kind, row_id)
    said = tidy(text, limit=rules.LIMITS[kind])

    def do(beside_id: UUID) -> dict[str, str]:
        if not said:
            raise NotLikeThis(rules.MISSING, "text")
        if said == read(who.key, row, "text"):
            raise NotLikeThis(rules.SAME, "text")
        new = Beside(id=beside_id, org_id=who.org_id, participant_id=who.id, kind=kind,
                     row_id=row_id, writer_id=actor.user_id, visibility=COACH_TOO)  # fmt: skip
        keep(who.key, new, text=said)
        new.save(force_insert=True)
        return {"beside": str(beside_id)}

    body = {"kind": kind, "row": row_id, "text": said}
    done = stored_once(participant_id, id, "coping_beside", body, do, org_id=actor.org_id)
    return UUID(done["beside"])


@command(Capability.COPING_KEEP)
def answer_beside(actor: Actor, *, participant_id: UUID, beside_id: UUID, take: bool) -> None:
    """Take a coach's words for one's own, or let them be; the words before are kept.

    Words that were let be can be taken later on. Raises NotVisible, and NotLikeThis when there
    is no room for words that are taken, which go on standing beside, or their writer took them
    back meanwhile.
    """
    who = person(actor, _KEEP, participant_id)
    beside = one_of(Beside, actor, _KEEP, participant_id, beside_id)
    if beside.state == rules.BACK:
        raise NotLikeThis(rules.GONE)
    if not rules.may_take(beside.state):
        return
    row = one_of(MODELS[beside.kind], actor, _KEEP, participant_id, beside.row_id)
    if take:
        _take(actor, who, beside, row)
    beside.state = rules.TAKEN if take else rules.LET_BE
    beside.save(update_fields=["state"])


def _take(actor: Actor, who: Person, beside: Beside, row: Any) -> None:
    more: dict[str, Any] = {}
    if beside.kind == "trigger":
        tied = Response.objects.visible_to(actor, _KEEP).filter(trigger_id=row.pk)
        cards = tied.order_by("position", "id").values_list("card_id", flat=True)
        more["cards"] = [str(card) for card in cards]
    words = read(who.key, beside, "text") or ""
    if not rules.fits(beside.kind, words):
        raise NotLikeThis(rules.TOO_LONG)
    was = stands(who.key, beside.kind, row, **more)
    keep(who.key, row, text=words)
    changed(who, beside.kind, row, was, None, **more)
    row.save()


@command(Capability.COPING_BESIDE)
def take_beside_back(actor: Actor, *, participant_id: UUID, beside_id: UUID) -> None:
    """Take back words that the actor put beside a row and that still wait; they are kept.

    From then on only their writer sees them there. Raises NotVisible.
    """
    _turn(actor, participant_id, beside_id, rules.WAITS, rules.BACK)


@command(Capability.COPING_BESIDE)
def put_beside_again(actor: Actor, *, participant_id: UUID, beside_id: UUID) -> None:
    """Let words that the actor took back stand beside their row again. Raises NotVisible."""
    _turn(actor, participant_id, beside_id, rules.BACK, rules.WAITS)


def _turn(actor: Actor, participant_id: UUID, beside_id: UUID, was: str, now: str) -> None:
    person(actor, _BESIDE, participant_id)
    beside = one_of(Beside, actor, _BESIDE, participant_id, beside_id)
    if beside.writer_id != actor.user_id or beside.state not in (was, now):
        raise NotVisible
    row_beside(actor, participant_id, beside.kind, beside.row_id)
    beside.state = now
    beside.save(update_fields=["state"])
