"""Letting the coach know that one would like company, and the words that are ready to send."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import person
from handrail.ground.people.models import Relationship
from handrail.ground.people.whose import one_of

from ..models import CompanyAsk, ReadyWords
from ..rules import company as rules

_ASK = Capability.COMPANY_ASK


@command(Capability.COMPANY_ASK)
def ask_for_company(
    actor: Actor, *, participant_id: UUID,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> bool:  # fmt: skip
    """Let the coach know; False when they had it already, less than half a day. Nobody asks why.

    Raises NotLikeThis without a coach who would see it, Replayed, NotVisible.
    """
    who = person(actor, _ASK, participant_id)
    coached = Relationship.objects.visible_to(actor, _ASK).filter(
        participant_id=participant_id, kind="coach", ended_at__isnull=True
    )

    def do(row_id: UUID) -> dict[str, str]:
        if not coached.exists():
            raise NotLikeThis(rules.NO_COACH)
        rows = CompanyAsk.objects.visible_to(actor, _ASK)
        waits = rows.filter(participant_id=who.id, state=rules.WAITS)
        old = clock.now() - timedelta(hours=rules.FRESH_HOURS)
        waits.filter(made_at__lt=old).update(state=rules.OVER, ended_at=clock.now())
        if not waits.exists():
            CompanyAsk(id=row_id, org_id=who.org_id, participant_id=who.id).save(force_insert=True)
        return {"asked": str(row_id)}

    kept = stored_once(participant_id, id, "company_ask", {}, do, org_id=actor.org_id)
    asked = CompanyAsk.objects.visible_to(actor, _ASK).filter(pk=kept["asked"])
    return bool(asked.exists())


@command(Capability.COMPANY_ASK)
def take_company_back(actor: Actor, *, participant_id: UUID, ask_id: UUID) -> None:
    """Take it back. Raises NotVisible."""
    _end(one_of(CompanyAsk, actor, _ASK, participant_id, ask_id), rules.BACK)


@command(Capability.COMPANY_ANSWER)
def gave_company(actor: Actor, *, participant_id: UUID, ask_id: UUID) -> None:
    """Say that one was in touch about it. Raises NotVisible."""
    row = one_of(CompanyAsk, actor, Capability.COMPANY_ANSWER, participant_id, ask_id)
    _end(row, rules.DONE)


def _end(row: CompanyAsk, state: str) -> None:
    if row.state != rules.WAITS:
        return
    row.state = state
    row.ended_at = clock.now()
    row.save(update_fields=["state", "ended_at"])


@command(Capability.HELPER_KEEP)
def write_ready_words(
    actor: Actor, *, participant_id: UUID, text: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Keep the words that are ready to send; the ones before stay. Raises NotLikeThis."""
    words = tidy(text, limit=rules.TEXT_LIMIT)
    if not words:
        raise NotLikeThis(rules.MISSING, "text")
    who = person(actor, Capability.HELPER_KEEP, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        row = ReadyWords(id=row_id, org_id=who.org_id, participant_id=who.id)
        keep(who.key, row, text=words)
        row.save(force_insert=True)
        return {"words": str(row_id)}

    body = {"text": words}
    kept = stored_once(participant_id, id, "ready_words", body, do, org_id=actor.org_id)
    return UUID(kept["words"])


@command(Capability.HELPER_KEEP)
def use_ready_words_again(actor: Actor, *, participant_id: UUID, words_id: UUID) -> None:
    """Let earlier words be the ready ones again. Raises NotVisible."""
    who = person(actor, Capability.HELPER_KEEP, participant_id)
    before = one_of(ReadyWords, actor, Capability.HELPER_KEEP, participant_id, words_id)
    row = ReadyWords(org_id=who.org_id, participant_id=who.id)
    keep(who.key, row, text=read(who.key, before, "text"))
    row.save(force_insert=True)
