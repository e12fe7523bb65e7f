"""A coach's words beside a promise, or for a new one; the person takes them or lets them be."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import person
from handrail.ground.people.whose import one_of

from ..finding import keep_promise_before, touch
from ..keeping import PromiseSaid, new_promise
from ..models import Idea, Promise
from ..rules import COACH, PARTICIPANT
from ..rules import promises as rules

_WRITE, _OWN = Capability.PROMISE_WRITE, Capability.PROMISE_OWN


@command(Capability.PROMISE_WRITE)
def suggest(
    actor: Actor, *, participant_id: UUID, text: str, promise_id: UUID | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Put words beside a promise of the person's, or suggest a new one, and return the id.

    Only for whoever works with them. Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    said = tidy(text, limit=rules.TEXT_LIMIT)
    if actor.participant_id == participant_id:
        raise NotVisible
    if not said:
        raise NotLikeThis(rules.MISSING, "text")
    who = person(actor, _WRITE, participant_id)

    def do(row_id: UUID) -> dict[str, str]:
        beside = None
        if promise_id is not None:
            beside = one_of(Promise, actor, _WRITE, participant_id, promise_id)
            if beside.whose == COACH:
                raise NotVisible
        row = Idea(id=row_id, org_id=who.org_id, participant_id=who.id, promise=beside,
                   writer_id=actor.user_id)  # fmt: skip
        keep(who.key, row, text=said)
        row.save(force_insert=True)
        return {"idea": str(row_id)}

    body = {"text": said, "promise": promise_id}
    kept = stored_once(participant_id, id, "promise_idea", body, do, org_id=actor.org_id)
    return UUID(kept["idea"])


@command(Capability.PROMISE_OWN)
def answer_idea(actor: Actor, *, participant_id: UUID, idea_id: UUID, take: bool) -> None:
    """Take a coach's words, with the words before kept, or let them be. Raises NotVisible."""
    who = person(actor, _OWN, participant_id)
    row: Idea = one_of(Idea, actor, _OWN, participant_id, idea_id)
    if row.state != "waits":
        return
    if take:
        said = read(who.key, row, "text") or ""
        if row.promise_id is None:
            new = Promise(whose=PARTICIPANT, by=PARTICIPANT)
            new_promise(actor, who, new, PromiseSaid(said))
        else:
            promise = one_of(Promise, actor, _OWN, participant_id, row.promise_id)
            keep_promise_before(who, promise)
            keep(who.key, promise, text=said)
            promise.by, promise.version = PARTICIPANT, promise.version + 1
            touch(promise, "text", "by", "version")
    row.state = "taken" if take else "let_be"
    row.save(update_fields=["state"])
