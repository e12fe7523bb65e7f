"""Writing down what gets in the way, who takes it on, how it ended, and opening it again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person

from ..finding import Changed, keep_barrier, may_change, named_goal, one_of, touch
from ..models import COACH_TOO, ONLY_ME, Barrier
from ..rules import barriers as rules
from ..rules.goals import COACH
from ..who_writes import by_word

_C = Capability.PLAN_WRITE


@dataclass(frozen=True)
class BarrierSaid:
    """What gets in the way, of which goal or none, and who takes it on."""

    text: str
    taken_by: str = "me"
    named: str = ""
    goal: UUID | None = None

    def tidied(self) -> BarrierSaid:
        """The same with its words tidied. Raises TextTooLong."""
        named = tidy(self.named, limit=rules.NAME_LIMIT) if self.taken_by == rules.SOMEBODY else ""
        return replace(self, text=tidy(self.text, limit=rules.BARRIER_LIMIT), named=named)


def _check(actor: Actor, who: Person, said: BarrierSaid) -> None:
    if not said.text:
        raise NotLikeThis(rules.BARRIER_MISSING, "text")
    if said.taken_by not in rules.TAKEN_BY:
        raise NotLikeThis(rules.TAKEN_UNKNOWN, "taken_by")
    if rules.name_missing(said.taken_by, said.named):
        raise NotLikeThis(rules.NAME_MISSING, "named")
    named_goal(actor, who.id, said.goal)


@command(Capability.PLAN_WRITE)
def add_barrier(
    actor: Actor,
    *,
    participant_id: UUID,
    said: BarrierSaid,
    shared: bool = True,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:
    """Write down what gets in the way and return its id; a coach's is always shared.

    Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    words, by = said.tidied(), by_word(actor, participant_id)
    who = person(actor, _C, participant_id)

    def do(barrier_id: UUID) -> dict[str, str]:
        _check(actor, who, words)
        row = Barrier(
            id=barrier_id, org_id=who.org_id, participant_id=who.id, by=by,
            writer_id=actor.user_id, goal_id=words.goal, taken_by=words.taken_by,
            visibility=COACH_TOO if shared or by == COACH else ONLY_ME,
        )  # fmt: skip
        keep(who.key, row, text=words.text, named=words.named)
        row.save(force_insert=True)
        return {"barrier": str(barrier_id)}

    body = {**asdict(words), "shared": shared}
    done = stored_once(participant_id, id, "barrier", body, do, org_id=actor.org_id)
    return UUID(done["barrier"])


@command(Capability.PLAN_WRITE)
def change_barrier(
    actor: Actor,
    *,
    participant_id: UUID,
    barrier_id: UUID,
    said: BarrierSaid,
    version: int | None = None,
) -> Changed:
    """Change a barrier: who takes it on by either, the words by whoever may; before is kept.

    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    words = said.tidied()
    who = person(actor, _C, participant_id)
    row = one_of(actor, _C, Barrier, participant_id, barrier_id)
    before = read(who.key, row, "text") or ""
    if not may_change(actor, row):
        words = replace(words, text=before)
    _check(actor, who, words)
    meanwhile = version is not None and version != row.version
    if words.text != before:
        keep_barrier(who, row)
    row.goal_id, row.taken_by, row.version = words.goal, words.taken_by, row.version + 1
    keep(who.key, row, text=words.text, named=words.named)
    touch(row, "text", "named", "goal", "taken_by", "version")
    return Changed(row.pk, meanwhile)


@command(Capability.PLAN_WRITE)
def end_barrier(
    actor: Actor, *, participant_id: UUID, barrier_id: UUID, ended: str, outcome: str = ""
) -> None:
    """Say how a barrier ended, with a word about it.

    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    said = tidy(outcome, limit=rules.OUTCOME_LIMIT)
    who = person(actor, _C, participant_id)
    row = one_of(actor, _C, Barrier, participant_id, barrier_id)
    if ended not in rules.ENDS:
        raise NotLikeThis(rules.END_UNKNOWN, "ended")
    if row.state == "ended":
        keep_barrier(who, row)
    row.state, row.ended, row.ended_on = "ended", ended, who.today
    keep(who.key, row, outcome=said or None)
    touch(row, "state", "ended", "ended_on", "outcome")


@command(Capability.PLAN_WRITE)
def reopen_barrier(actor: Actor, *, participant_id: UUID, barrier_id: UUID) -> None:
    """Open a barrier again; how it had ended is kept. Raises NotVisible."""
    who = person(actor, _C, participant_id)
    row = one_of(actor, _C, Barrier, participant_id, barrier_id)
    if row.state != "open":
        keep_barrier(who, row)
        row.state, row.ended, row.ended_on = "open", "", None
        keep(who.key, row, outcome=None)
        touch(row, "state", "ended", "ended_on", "outcome")
