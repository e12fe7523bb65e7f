"""Putting a value in other words: the words before are kept, and can be taken again."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed

from ..finding import keep_value, one_of, touch
from ..models import PlanEarlier, Value
from ..rules import direction as rules
from ..rules.goals import NOTHING_BEFORE

_C = Capability.PLAN_OWN


def _others(actor: Actor, who: Person, row: Value) -> list[rules.Known]:
    rows = Value.objects.visible_to(actor, _C).filter(participant_id=who.id).exclude(pk=row.pk)
    return [rules.Known(read(who.key, one, "card") or "", read(who.key, one, "text") or "")
            for one in rows]  # fmt: skip


@command(Capability.PLAN_OWN)
def change_value(
    actor: Actor, *, participant_id: UUID, value_id: UUID, text: str, version: int | None = None
) -> Changed:
    """Put a value in other words; those before are kept. `version` is the one that was read.

    A card that is said another way is a value of one's own from then on. Raises NotLikeThis,
    TextTooLong, NotVisible.
    """
    said = tidy(text, limit=rules.VALUE_LIMIT)
    if not said:
        raise NotLikeThis(rules.VALUE_MISSING, "text")
    who = person(actor, _C, participant_id)
    row = one_of(actor, _C, Value, participant_id, value_id)
    meanwhile = version is not None and version != row.version
    if said == read(who.key, row, "text"):
        return Changed(row.pk, meanwhile, mine=True)
    others = _others(actor, who, row)
    if rules.is_there(others, "", said):
        raise NotLikeThis(rules.VALUE_THERE, "text")
    if read(who.key, row, "card") and sum(not one.card for one in others) >= rules.OWN_AT_MOST:
        raise NotLikeThis(rules.VALUES_FULL, "text")
    _put(who, row, said, "")
    return Changed(row.pk, meanwhile, mine=True)


def _put(who: Person, row: Value, text: str, card: str) -> None:
    keep_value(who, row)
    keep(who.key, row, text=text, card=card)
    row.version += 1
    touch(row, "text", "card", "version")


def _again(who: Person, row: Value, before: PlanEarlier) -> None:
    _put(who, row, read(who.key, before, "text") or "", read(who.key, before, "named") or "")


@command(Capability.PLAN_OWN)
def undo_value(actor: Actor, *, participant_id: UUID, value_id: UUID) -> None:
    """Take the last change of a value's words back; what stood there now is kept as well.

    Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = one_of(actor, _C, Value, participant_id, value_id)
    rows = PlanEarlier.objects.visible_to(actor, _C).filter(of_value_id=value_id)
    before: PlanEarlier | None = rows.order_by("-made_at", "-id").first()
    if before is None:
        raise NotLikeThis(NOTHING_BEFORE)
    _again(who, row, before)


@command(Capability.PLAN_OWN)
def use_earlier_value(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a value read as before and return its id. Raises NotVisible."""
    who = person(actor, _C, participant_id)
    before = one_of(actor, _C, PlanEarlier, participant_id, earlier_id)
    if before.of_value_id is None:
        raise NotVisible
    row = one_of(actor, _C, Value, participant_id, before.of_value_id)
    _again(who, row, before)
    return UUID(str(row.pk))
