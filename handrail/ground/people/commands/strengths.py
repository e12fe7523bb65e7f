"""Putting a strength in other words, by whoever wrote it: the words before are kept."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people import pathways
from handrail.ground.people.about import strengths
from handrail.ground.people.locked import Person, person
from handrail.ground.people.models import EarlierStrength, Strength
from handrail.ground.people.whose import Changed, one_of

_EDIT = Capability.PROFILE_EDIT


def _mine(actor: Actor, participant_id: UUID, strength_id: UUID) -> Strength:
    row: Strength = one_of(Strength, actor, _EDIT, participant_id, strength_id)
    own = actor.participant_id == participant_id
    if row.removed_at is not None or row.by != (Strength.PARTICIPANT if own else Strength.COACH):
        raise NotVisible
    return row


def _put(who: Person, row: Strength, text: str, group: str, card: str) -> None:
    before = EarlierStrength(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, strength=row, group=row.group,
        card=row.card,
    )  # fmt: skip
    keep(who.key, before, text=read(who.key, row, "text"))
    before.save(force_insert=True)
    keep(who.key, row, text=text)
    row.group, row.card = group, card
    row.version += 1
    row.save(update_fields=["text", "group", "card", "version"])


@command(Capability.PROFILE_EDIT)
def change_strength(
    actor: Actor, *, participant_id: UUID, strength_id: UUID, text: str, group: str = "",
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Put a strength in other words; those before are kept. `version` is the one that was read.

    Raises NotLikeThis (empty, on the list, no such group), TextTooLong, and NotVisible for a
    strength of the other one's.
    """
    words = tidy(text, limit=pathways.STRENGTH_LIMIT)
    if group and group not in pathways.STRENGTH_GROUPS:
        raise NotLikeThis(pathways.STRENGTH_GROUP, "group")
    who = person(actor, _EDIT, participant_id)
    row = _mine(actor, participant_id, strength_id)
    meanwhile = version is not None and version != row.version
    same = words == read(who.key, row, "text")
    if same and group == row.group:
        return Changed(row.pk, meanwhile)
    others = [one.text for one in strengths(actor, _EDIT, participant_id, key=who.key)
              if one.id != row.pk]  # fmt: skip
    wrong = pathways.why_not(words, others)
    if wrong:
        raise NotLikeThis(wrong, "text")
    _put(who, row, words, group, row.card if same else "")
    return Changed(row.pk, meanwhile)


def _again(actor: Actor, who: Person, row: Strength, before: EarlierStrength) -> None:
    text = read(who.key, before, "text") or ""
    others = [one.text for one in strengths(actor, _EDIT, who.id, key=who.key) if one.id != row.pk]
    wrong = pathways.why_not(text, others)
    if wrong:
        raise NotLikeThis(wrong)
    _put(who, row, text, before.group, before.card)


@command(Capability.PROFILE_EDIT)
def undo_strength(actor: Actor, *, participant_id: UUID, strength_id: UUID) -> None:
    """Take the last change of one's own strength back. Raises NotLikeThis, NotVisible."""
    who = person(actor, _EDIT, participant_id)
    row = _mine(actor, participant_id, strength_id)
    rows = EarlierStrength.objects.visible_to(actor, _EDIT).filter(strength_id=strength_id)
    before: EarlierStrength | None = rows.order_by("-made_at", "-id").first()
    if before is None:
        raise NotLikeThis(pathways.NOTHING_BEFORE)
    _again(actor, who, row, before)


@command(Capability.PROFILE_EDIT)
def use_earlier_strength(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a strength read as before and return its id. Raises NotLikeThis, NotVisible."""
    who = person(actor, _EDIT, participant_id)
    before = one_of(EarlierStrength, actor, _EDIT, participant_id, earlier_id)
    row = _mine(actor, participant_id, before.strength_id)
    _again(actor, who, row, before)
    return UUID(str(row.pk))
