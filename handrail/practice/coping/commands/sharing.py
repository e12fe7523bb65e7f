"""Sharing a whole list with the coach, or keeping it to oneself again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.people.locked import person

from .. import models as m
from ..rules import beside

_KEEP = Capability.COPING_KEEP
TABLES: dict[str, Any] = {
    "cards": m.Card, "triggers": m.Trigger, "signs": m.Sign, "days": m.HardDay, "plan": m.PlanLine,
}  # fmt: skip


@command(Capability.COPING_KEEP)
def share_list(actor: Actor, *, participant_id: UUID, name: str, shared: bool) -> None:
    """Let the coach read a list of rules.lists.LISTS, or not any more. Raises NotVisible."""
    if name not in TABLES:
        raise NotVisible
    person(actor, _KEEP, participant_id)
    rows = m.SharedList.objects.visible_to(actor, _KEEP)
    mine = rows.filter(participant_id=participant_id, name=name)
    if shared and not mine.exists():
        m.SharedList(org_id=actor.org_id, participant_id=participant_id, name=name).save(
            force_insert=True
        )
    if not shared:
        mine.delete()
    # Nothing of the coach's is hidden from the coach; only what is on the list follows it.
    listed = TABLES[name].objects.visible_to(actor, _KEEP).filter(participant_id=participant_id)
    seen = m.COACH_TOO if shared else m.ONLY_ME
    listed.update(visibility=seen)
    if name == "plan":
        # What a coach's own line read before goes with the line; nobody else wrote any of it.
        before = m.EarlierWords.objects.visible_to(actor, _KEEP).filter(kind="line", by="coach")
        before.filter(participant_id=participant_id).update(visibility=seen)
    kinds = [kind for kind, on in beside.KINDS.items() if on == name]
    words = m.Beside.objects.visible_to(actor, _KEEP).filter(participant_id=participant_id)
    words.filter(kind__in=kinds).update(visibility=seen)
