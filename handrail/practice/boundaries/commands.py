"""Asking where the line is, changing and taking back; answering, closing, opening again."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.whose import Changed

from . import rules
from .finding import key_of, me, question_of
from .models import BoundaryBefore, BoundaryQuestion


@command(Capability.BOUNDARY_WRITE, record=False)
def ask(
    actor: Actor,
    *,
    topic: str,
    text: str,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Ask a question in confidence and return its id. Raises NotLikeThis, TextTooLong, Replayed."""
    words = tidy(text, limit=rules.TEXT_LIMIT)
    wrong = rules.why_no_question(topic, words)
    if wrong:
        raise NotLikeThis(*wrong)

    def do(entry: UUID) -> dict[str, str]:
        row = BoundaryQuestion(id=entry, org_id=actor.org_id, staff_id=me(actor), topic=topic)
        keep(key_of(me(actor)), row, text=words)
        row.save(force_insert=True)
        return {"question": str(row.pk)}

    body = {"topic": topic, "text": words}
    kept = stored_once(me(actor), id, "boundary", body, do, org_id=actor.org_id)
    return UUID(kept["question"])


def _put(row: BoundaryQuestion, column: str, words: str) -> bool:
    key = key_of(row.staff_id)
    before = read(key, row, column) or ""
    if words == before:
        return False
    if before:
        kept = BoundaryBefore(
            id=uuid7(), org_id=row.org_id, question=row, of_answer=column == "answer"
        )
        keep(key, kept, text=before)
        kept.save(force_insert=True)
    keep(key, row, **{column: words})
    return True


@command(Capability.BOUNDARY_WRITE, record=False)
def change(
    actor: Actor, *, question_id: UUID, topic: str, text: str, version: int | None = None
) -> Changed:
    """Say one's own question in other words; those before are kept.

    Raises NotLikeThis, NotVisible, TextTooLong.
    """
    words = tidy(text, limit=rules.TEXT_LIMIT)
    wrong = rules.why_no_question(topic, words)
    if wrong:
        raise NotLikeThis(*wrong)
    row = question_of(actor, question_id, answering=False)
    crossed = version is not None and version != row.version
    if _put(row, "text", words):
        row.version += 1
        if row.state in (rules.ANSWERED, rules.CLOSED):
            # Words that are new are read by somebody: the answer stays beside them.
            _go(row, rules.WAITS)
    row.topic = topic
    row.save()
    return Changed(question_id, crossed)


def _go(row: BoundaryQuestion, state: str) -> None:
    if not rules.may_go(row.state, state):
        raise NotLikeThis(rules.NOT_NOW)
    row.state = state


@command(Capability.BOUNDARY_WRITE, record=False)
def take_back(actor: Actor, *, question_id: UUID, back: bool = True) -> None:
    """Take one's own question back, so that no supervisor reads it, or send it again.

    Sent again in other words than those that were answered, it waits for an answer.
    """
    row = question_of(actor, question_id, answering=False)
    again = rules.stands_again(row.version, row.answered_version)
    _go(row, rules.BACK if back else again)
    row.save(update_fields=["state"])


@command(Capability.BOUNDARY_READ, record=False)
def answer(
    actor: Actor,
    *,
    question_id: UUID,
    text: str,
    look_again_on: date | None = None,
    version: int | None = None,
) -> Changed:
    """Write what was decided, and when to look again; an earlier answer is kept.

    Raises NotLikeThis, NotVisible, TextTooLong.
    """
    words = tidy(text, limit=rules.ANSWER_LIMIT)
    if not words:
        raise NotLikeThis(rules.NO_ANSWER, "text")
    row = question_of(actor, question_id, answering=True)
    wrong = rules.why_no_day(look_again_on, clock.today(actor.zone))
    if wrong and look_again_on != row.look_again_on:
        raise NotLikeThis(wrong, "look_again_on")
    crossed = version is not None and version != row.answer_version
    if _put(row, "answer", words):
        row.answer_version += 1
    _go(row, rules.ANSWERED)
    row.look_again_on, row.answered_by_id, row.seen = look_again_on, me(actor), False
    row.answered_version = row.version
    row.save()
    return Changed(question_id, crossed)


@command(Capability.BOUNDARY_READ, record=False)
def close(actor: Actor, *, question_id: UUID, closed: bool = True) -> None:
    """Close a question, or open it again. Raises NotLikeThis, NotVisible."""
    row = question_of(actor, question_id, answering=True)
    again = rules.stands_again(row.version, row.answered_version)
    _go(row, rules.CLOSED if closed else again)
    row.save(update_fields=["state"])


@command(Capability.BOUNDARY_WRITE, record=False)
def mark_seen(actor: Actor, *, question_id: UUID) -> None:
    """Note that the writer has read the answer. Raises NotVisible."""
    row = question_of(actor, question_id, answering=False)
    row.seen = True
    row.save(update_fields=["seen"])
