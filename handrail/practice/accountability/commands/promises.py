"""Writing a promise or a ritual, changing one's own, putting it away, using earlier words again."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import Changed, one_of

from ..finding import PLANNED, by_word, keep_promise_before, own_promise, touch
from ..keeping import PromiseSaid, new_promise, plan, set_due, when_of
from ..models import COACH_TOO, ONLY_ME, EarlierPromise, Promise
from ..rules import BOTH, PARTICIPANT
from ..rules import promises as rules

_C = Capability.PROMISE_WRITE


def _whose(ritual: bool, by: str) -> str:
    return BOTH if ritual else by


def _check(who: Person, said: PromiseSaid, whose: str, *, same_day: bool = False) -> None:
    wrong = rules.check(said.when, whose, who.today, same_day=same_day)
    if wrong:
        raise NotLikeThis(wrong, "days" if wrong == rules.RITUAL_NEEDS_DAYS else "on")


@command(Capability.PROMISE_WRITE)
def add_promise(
    actor: Actor, *, participant_id: UUID, said: PromiseSaid, ritual: bool = False,
    shared: bool = True, id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Write a promise of one's own, or a ritual of both, and return its id.

    A coach's and a ritual are always shared. Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    words, by = said.tidied(), by_word(actor, participant_id)
    who, whose = person(actor, _C, participant_id), _whose(ritual, by)

    def do(row_id: UUID) -> dict[str, str]:
        _check(who, words, whose)
        seen = COACH_TOO if shared or whose != PARTICIPANT else ONLY_ME
        new_promise(actor, who, Promise(id=row_id, whose=whose, by=by, visibility=seen), words)
        return {"promise": str(row_id)}

    body = {**asdict(words), "ritual": ritual, "shared": shared}
    kept = stored_once(participant_id, id, "promise", body, do, org_id=actor.org_id)
    return UUID(kept["promise"])


@command(Capability.PROMISE_WRITE)
def change_promise(
    actor: Actor, *, participant_id: UUID, promise_id: UUID, said: PromiseSaid,
    version: int | None = None,
) -> Changed:  # fmt: skip
    """Change one's own promise; what it said before is kept. `version` is the one that was read.

    Raises NotLikeThis, TextTooLong, and NotVisible for words of somebody else.
    """
    words, who = said.tidied(), person(actor, _C, participant_id)
    row = own_promise(actor, participant_id, promise_id)
    _check(who, words, row.whose, same_day=said.when.on == row.on)
    meanwhile = version is not None and version != row.version
    if words != PromiseSaid(read(who.key, row, "text") or "", when_of(row)):
        keep_promise_before(who, row)
        if words.when != when_of(row):
            plan(who, row, words.when)
        keep(who.key, row, text=words.text)
        row.version += 1
        touch(row, "text", *PLANNED, "due_on", "late_from", "version")
    return Changed(row.pk, meanwhile)


@command(Capability.PROMISE_WRITE)
def put_promise_away(
    actor: Actor, *, participant_id: UUID, promise_id: UUID, away: bool
) -> None:  # fmt: skip
    """Take a promise off the list, or bring it back: whoever wrote it, and either of a ritual.

    Raises NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = one_of(Promise, actor, _C, participant_id, promise_id)
    if row.whose != BOTH:
        row = own_promise(actor, participant_id, promise_id)
    row.put_away_at = clock.now() if away else None
    row.left_at = row.left_at if away else None
    if not away and row.due_on and row.due_on < who.today:
        set_due(row, when_of(row).next(who.today))
    touch(row, "put_away_at", "left_at", "due_on", "late_from")


@command(Capability.PROMISE_WRITE)
def go_on_with_promise(actor: Actor, *, participant_id: UUID, promise_id: UUID) -> None:
    """Go on with a promise though the coach has changed: whoever made it, either of a ritual.

    It is due from today on. Raises NotVisible.
    """
    who = person(actor, _C, participant_id)
    row = one_of(Promise, actor, _C, participant_id, promise_id)
    if row.whose != BOTH:
        row = own_promise(actor, participant_id, promise_id)
    if row.left_at is None:
        return
    row.left_at = None
    if row.due_on and row.due_on < who.today:
        set_due(row, when_of(row).next(who.today))
    touch(row, "left_at", "due_on", "late_from")


@command(Capability.PROMISE_OWN)
def share_promise(
    actor: Actor, *, participant_id: UUID, promise_id: UUID, shared: bool
) -> None:  # fmt: skip
    """Let the coach see a promise of one's own, or take that back. Raises NotVisible."""
    person(actor, Capability.PROMISE_OWN, participant_id)
    row = one_of(Promise, actor, Capability.PROMISE_OWN, participant_id, promise_id)
    if row.whose != PARTICIPANT:
        raise NotVisible
    row.visibility = COACH_TOO if shared else ONLY_ME
    touch(row, "visibility")


@command(Capability.PROMISE_WRITE)
def use_earlier(actor: Actor, *, participant_id: UUID, earlier_id: UUID) -> UUID:
    """Let one's own promise read as before, and return its id; the words of now are kept as well.

    A day that is over stays as it was. Raises NotVisible.
    """
    who = person(actor, _C, participant_id)
    before: EarlierPromise = one_of(EarlierPromise, actor, _C, participant_id, earlier_id)
    row = own_promise(actor, participant_id, before.promise_id)
    keep_promise_before(who, row)
    if when_of(before) != when_of(row):
        plan(who, row, when_of(before))
    keep(who.key, row, text=read(who.key, before, "text"))
    row.version += 1
    touch(row, "text", *PLANNED, "due_on", "late_from", "version")
    return row.pk
