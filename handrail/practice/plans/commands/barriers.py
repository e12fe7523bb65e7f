"""Writing down what gets in the way, who takes it on, how it ended, and opening it again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed

from ..finding import keep_barrier, may_change, named_goal, one_of, touch
from ..models import COACH_TOO, ONLY_ME, Barrier, Goal, PlanEarlier
from ..rules import barriers as rules
from ..rules.goals import COACH, NOTHING_BEFORE, PARTICIPANT
from ..who_writes import by_word, same_again

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
    meanwhile, mine = version is not None and version != row.version, same_again(actor, row)
    if _stands_now(who, row) != words:
        keep_barrier(who, row)
        if words.text != before and by_word(actor, who.id) == PARTICIPANT:
            # What the person wrote over a coach's line is the person's line from then on.
            row.by = PARTICIPANT
        row.goal_id, row.taken_by = words.goal, words.taken_by
        keep(who.key, row, text=words.text, named=words.named)
        _save(actor, row)
    return Changed(row.pk, meanwhile, mine)


def _stands_now(who: Person, row: Barrier) -> BarrierSaid:
    text, named = (read(who.key, row, name) or "" for name in ("text", "named"))
    return BarrierSaid(text, row.taken_by, named, row.goal_id)


def _save(actor: Actor, row: Barrier) -> None:
    row.changed_by = by_word(actor, row.participant_id)
    row.version += 1
    touch(row, "text", "named", "goal", "taken_by", "state", "ended", "ended_on", "outcome", "by",
          "changed_by", "version")  # fmt: skip


@command(Capability.PLAN_WRITE)
def end_barrier(
    actor: Actor, *, participant_id: UUID, barrier_id: UUID, ended: str, outcome: str = ""
) -> None:
    """Say how a barrier ended, with a word about it; how it stood before is kept.

    Raises NotLikeThis, TextTooLong, NotVisible.
    """
    said = tidy(outcome, limit=rules.OUTCOME_LIMIT)
    who = person(actor, _C, participant_id)
    row = one_of(actor, _C, Barrier, participant_id, barrier_id)
    if ended not in rules.ENDS:
        raise NotLikeThis(rules.END_UNKNOWN, "ended")
    keep_barrier(who, row)
    row.state, row.ended, row.ended_on = "ended", ended, who.today
    keep(who.key, row, outcome=said or None)
    _save(actor, row)


@command(Capability.PLAN_WRITE)
def reopen_barrier(actor: Actor, *, participant_id: UUID, barrier_id: UUID) -> None:
    """Open a barrier again; how it had ended is kept. Raises NotVisible."""
    who = person(actor, _C, participant_id)
    row = one_of(actor, _C, Barrier, participant_id, barrier_id)
    if row.state != "open":
        keep_barrier(who, row)
        row.state, row.ended, row.ended_on = "open", "", None
        keep(who.key, row, outcome=None)
        _save(actor, row)


@command(Capability.PLAN_WRITE)
def undo_barrier(actor: Actor, *, participant_id: UUID, barrier_id: UUID) -> None:
    """Take the last change of a barrier back: the person any, a coach only what a coach changed.

    What stood there now is kept as well. Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = one_of(actor, _C, Barrier, participant_id, barrier_id)
    if by_word(actor, participant_id) == COACH and row.changed_by != COACH:
        raise NotVisible
    rows = PlanEarlier.objects.visible_to(actor, _C).filter(barrier_id=barrier_id)
    before: PlanEarlier | None = rows.order_by("-made_at", "-id").first()
    if before is None:
        raise NotLikeThis(NOTHING_BEFORE)
    keep_barrier(who, row)
    _again(actor, who, row, before)
    _save(actor, row)


@command(Capability.PLAN_WRITE)
def use_earlier_barrier(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let a barrier read as before and return its id; what stands there now is kept as well.

    Raises NotVisible.
    """
    who = person(actor, _C, participant_id)
    before = one_of(actor, _C, PlanEarlier, participant_id, earlier_id)
    if before.barrier_id is None:
        raise NotVisible
    row = one_of(actor, _C, Barrier, participant_id, before.barrier_id)
    if not may_change(actor, row):
        raise NotVisible
    keep_barrier(who, row)
    _again(actor, who, row, before)
    _save(actor, row)
    return UUID(str(row.pk))


def _again(actor: Actor, who: Person, row: Barrier, before: PlanEarlier) -> None:
    keep(who.key, row, text=read(who.key, before, "text"), outcome=read(who.key, before, "why"))
    row.by, row.state = before.by, before.state
    row.ended, row.ended_on = before.ended, before.ended_on
    if row.state == "ended" and not row.ended:
        # What was kept before the way it ended was kept: it stays open.
        row.state = "open"
    if not before.taken_by:
        return
    row.taken_by = before.taken_by
    keep(who.key, row, named=read(who.key, before, "named"))
    seen = Goal.objects.visible_to(actor, Capability.PLAN_READ).filter(participant_id=who.id)
    # A goal that the one who takes it back does not see is not put there by them.
    if before.of_goal_id is None or seen.filter(pk=before.of_goal_id).exists():
        row.goal_id = before.of_goal_id


@command(Capability.PLAN_OWN)
def share_barrier(actor: Actor, *, participant_id: UUID, barrier_id: UUID, shared: bool) -> None:
    """Let the coach read one barrier, or take that back. Raises NotVisible."""
    person(actor, Capability.PLAN_OWN, participant_id)
    row = one_of(actor, Capability.PLAN_OWN, Barrier, participant_id, barrier_id)
    row.visibility = COACH_TOO if shared else ONLY_ME
    row.save(update_fields=["visibility"])
