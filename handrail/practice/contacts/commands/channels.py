"""Writing how the two keep in touch, and letting it be as it was before."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed, one_of

from ..channels import rules
from ..models import ChannelPlan, EarlierChannelPlan
from ..setting import by_word

_C = Capability.APPOINTMENT_SET


def _tidied(plan: rules.Plan) -> rules.Plan:
    def words(said: Any, known: Any) -> dict[str, str]:
        clean = {key: tidy(said.get(key, ""), limit=rules.WORDS_LIMIT) for key in known}
        return {key: text for key, text in clean.items() if text}

    most = {key: number for key, number in plan.most.items() if key in rules.CHANNELS}
    if any(not 0 <= number <= rules.MOST_AT_MOST for number in most.values()):
        raise NotLikeThis(rules.MOST_WORDS)
    return rules.Plan(words(plan.uses, rules.CHANNELS), most, words(plan.parts, rules.PARTS))


def _row(who: Person) -> ChannelPlan:
    rows = ChannelPlan.objects.for_system("the plan of a person whose row is locked")
    found: ChannelPlan | None = rows.filter(participant_id=who.id).first()
    return found or ChannelPlan(id=uuid7(), org_id=who.org_id, participant_id=who.id, version=0)


def _say(who: Person, row: ChannelPlan, body: str, by: str) -> None:
    if row.version:
        before = EarlierChannelPlan(id=uuid7(), org_id=who.org_id, participant_id=who.id, plan=row,
                                    by=row.by)  # fmt: skip
        keep(who.key, before, body=read(who.key, row, "body"))
        before.save(force_insert=True)
    keep(who.key, row, body=body)
    row.by, row.version, row.touched_at = by, row.version + 1, clock.now()
    row.save()


@command(Capability.APPOINTMENT_SET)
def say_channel_plan(
    actor: Actor, *, participant_id: UUID, plan: rules.Plan, version: int | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> Changed:  # fmt: skip
    """Write how the two keep in touch; how it was before is kept, and by whom.

    `version` is the one that was read. Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    body, who = _tidied(plan).packed(), person(actor, _C, participant_id)

    def do(_row_id: UUID) -> dict[str, Any]:
        row = _row(who)
        meanwhile = version is not None and version != row.version
        if not row.version or body != read(who.key, row, "body"):
            _say(who, row, body, by_word(actor, participant_id))
        return {"meanwhile": meanwhile}

    kept = stored_once(participant_id, id, "channel_plan", {"plan": body}, do,
                       org_id=actor.org_id)  # fmt: skip
    return Changed(participant_id, kept["meanwhile"])


@command(Capability.APPOINTMENT_SET)
def use_earlier_channel_plan(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> None:
    """Let the plan be as it was before; the words of now are kept as well. Raises NotVisible."""
    who = person(actor, _C, participant_id)
    before: EarlierChannelPlan = one_of(EarlierChannelPlan, actor, _C, participant_id, earlier_id)
    body = read(who.key, before, "body") or ""
    _say(who, _row(who), body, by_word(actor, participant_id))
