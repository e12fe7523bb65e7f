"""What a coach does with a suggested move: takes it, puts it off, or leaves it out with why."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import person

from .. import moves as rules
from ..models import MoveAnswer
from ..pair import the_pair

_C = Capability.MOVE_ANSWER


@command(Capability.MOVE_ANSWER)
def answer_move(
    actor: Actor, *, participant_id: UUID, move: str, place: str, answer: str, reason: str = "",
    days: int = 0,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> date:  # fmt: skip
    """Keep what became of a move, and return the day from which it may be suggested again.

    `days` is for how long it is put off. Raises NotLikeThis, TextTooLong, Replayed, NotVisible for
    anybody but the person's coach.
    """
    who = person(actor, _C, participant_id)
    pair = the_pair(actor, _C, participant_id)
    words = tidy(reason, limit=rules.REASON_LIMIT)

    def do(row_id: UUID) -> dict[str, str]:
        wrong = rules.check(answer, words, days) if move in rules.MOVES else rules.NO_LONGER
        if wrong:
            raise NotLikeThis(wrong, "reason" if answer == rules.DISMISSED else None)
        until = rules.rests_until(answer, who.today, days)
        row = MoveAnswer(
            id=row_id, org_id=who.org_id, participant_id=who.id, staff_id=pair.staff_id, move=move,
            place=place[:10], answer=answer, on=who.today, until=until,
        )  # fmt: skip
        keep(who.key, row, reason=words if answer == rules.DISMISSED else "")
        row.save(force_insert=True)
        return {"until": until.isoformat()}

    body = {"move": move, "answer": answer, "days": days, "reason": words}
    kept = stored_once(participant_id, id, "move", body, do, org_id=actor.org_id)
    return date.fromisoformat(kept["until"])
