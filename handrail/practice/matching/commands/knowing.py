"""Asking a coach whether the two know each other, the answer, a plan, and beginning."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, Role, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.kernel.text import tidy
from handrail.ground.people.joining import begin_coaching, coaching_of, still_here
from handrail.ground.people.locked import person
from handrail.ground.people.models import Staff
from handrail.ground.people.not_them import ask_once_more
from handrail.ground.people.whose import Changed

from .. import rules
from ..models import EarlierKnowingPlan, Knowing
from ..queries.knowing import supervised

_PLAN = Capability.MATCH_PLAN


def _coach_here(actor: Actor, staff_id: UUID) -> None:
    rows = Staff.objects.filter(pk=staff_id, org_id=actor.org_id, suspended_at__isnull=True)
    roles = rows.values_list("roles", flat=True).first() or ""
    if Role.COACH not in roles.split():
        raise NotLikeThis(rules.NO_COACH)


@command(Capability.MATCH_PLAN)
def ask_knowing(
    actor: Actor, *, participant_id: UUID, staff_id: UUID, anyway: bool = False
) -> None:
    """Ask a coach whether they know this person; asked once, or again once it is over.

    `anyway`: though the person may have named this coach under "not this person". Raises
    NotLikeThis, also for that without `anyway`; NotVisible.
    """
    who = person(actor, _PLAN, participant_id)
    still_here(participant_id)
    _coach_here(actor, staff_id)
    ask_once_more(actor, participant_id, staff_id, anyway=anyway)
    rows = Knowing.objects.visible_to(actor, _PLAN).filter(participant_id=who.id)
    if not rows.filter(staff_id=staff_id).update(shut_at=None):
        Knowing(
            id=uuid7(), org_id=who.org_id, participant_id=who.id, staff_id=staff_id
        ).save(force_insert=True)  # fmt: skip


@command(Capability.MATCH_PLAN)
def take_asking_back(actor: Actor, *, participant_id: UUID, staff_id: UUID) -> None:
    """Take an asking back: the coach reads the name no more. It can be asked again.

    Raises NotLikeThis for a coach who works with them now or was never asked, NotVisible.
    """
    who = person(actor, _PLAN, participant_id)
    now = coaching_of(participant_id)
    if now is not None and now.staff_id == staff_id:
        raise NotLikeThis(rules.COACHES_NOW)
    rows = Knowing.objects.visible_to(actor, _PLAN).filter(participant_id=who.id)
    mine = rows.filter(staff_id=staff_id)
    if not mine.exists():
        raise NotLikeThis(rules.NEVER_ASKED)
    mine.filter(shut_at__isnull=True).update(shut_at=clock.now())


@command(Capability.MATCH_PLAN)
def begin_with(actor: Actor, *, participant_id: UUID, staff_id: UUID, anyway: bool = False) -> None:
    """Let a coach begin who has said that nothing stands in the way.

    Raises NotLikeThis while that is not so, or without `anyway` when the person may have named
    this coach under "not this person"; NotVisible.
    """
    who = person(actor, _PLAN, participant_id)
    _coach_here(actor, staff_id)
    ask_once_more(actor, participant_id, staff_id, anyway=anyway)
    rows = Knowing.objects.visible_to(actor, _PLAN).filter(participant_id=who.id)
    state = rows.filter(staff_id=staff_id).values_list("state", flat=True).first()
    wrong = rules.why_not_begin(state)
    if wrong:
        raise NotLikeThis(wrong)
    begin_coaching(actor, participant_id, staff_id)


def _asked(actor: Actor, knowing_id: UUID) -> tuple[Knowing, PersonKey]:
    rows = Knowing.objects.for_system("a coach's own answer, found by the coach's own id")
    row: Knowing | None = rows.select_for_update(of=("self",)).filter(
        pk=knowing_id, org_id=actor.org_id, staff_id=actor.staff_id or uuid7(),
        shut_at__isnull=True,
    ).first()  # fmt: skip
    if row is None:
        raise NotVisible
    return row, key_for(row.participant_id)


def _go(row: Knowing, state: str) -> None:
    if not rules.may_go(row.state, state):
        raise NotLikeThis(rules.NOT_YET)
    row.state, row.touched_at, row.agreed_by_id = state, clock.now(), None


@command(Capability.KNOWING_ANSWER, record=False)
def answer_knowing(
    actor: Actor, *, knowing_id: UUID, no: bool, kinds: Iterable[str] = ()
) -> None:  # fmt: skip
    """Say no, or how the two know each other; it can be said anew. Raises NotLikeThis."""
    row, key = _asked(actor, knowing_id)
    known = () if no else rules.known_kinds(kinds)
    if not no and not known:
        raise NotLikeThis(rules.SAY_ONE, "kinds")
    _go(row, rules.NO if no else rules.YES)
    # A plan that was written stays to be read and sent again; the yes to it does not.
    keep(key, row, kinds=" ".join(known))
    row.save()


def _put(row: Knowing, key: PersonKey, words: str) -> None:
    before = read(key, row, "plan") or ""
    if words != before:
        if before:
            kept = EarlierKnowingPlan(
                id=uuid7(), org_id=row.org_id, participant_id=row.participant_id, knowing=row
            )
            keep(key, kept, plan=before)
            kept.save(force_insert=True)
        keep(key, row, plan=words)
        row.plan_version += 1
    _go(row, rules.PLANNED)
    row.save()


@command(Capability.KNOWING_ANSWER, record=False)
def write_knowing_plan(
    actor: Actor, *, knowing_id: UUID, text: str, version: int | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> Changed:  # fmt: skip
    """Write how the two keep it apart, for the supervisor to agree; earlier words are kept.

    `version` is the one that was read. Raises NotLikeThis, TextTooLong, Replayed, NotVisible.
    """
    words = tidy(text, limit=rules.PLAN_LIMIT)
    if not words:
        raise NotLikeThis(rules.NO_PLAN, "text")

    def do(_entry: UUID) -> dict[str, object]:
        row, key = _asked(actor, knowing_id)
        crossed = version is not None and version != row.plan_version
        _put(row, key, words)
        return {"meanwhile": crossed}

    body = {"text": words, "of": knowing_id}
    owner = actor.staff_id or uuid7()
    kept = stored_once(owner, id, "knowing_plan", body, do, org_id=actor.org_id)
    return Changed(knowing_id, bool(kept["meanwhile"]))


@command(Capability.KNOWING_ANSWER, record=False)
def use_knowing_plan_before(actor: Actor, *, earlier_id: UUID) -> UUID:
    """Let one's own plan read as before, for the supervisor to agree; the words of now are kept.

    Returns the asking. Raises NotLikeThis, NotVisible.
    """
    rows = EarlierKnowingPlan.objects.for_system("a coach's own plan, found by the coach's own id")
    before = rows.filter(pk=earlier_id, knowing__staff_id=actor.staff_id or uuid7()).first()
    if before is None:
        raise NotVisible
    row, key = _asked(actor, before.knowing_id)
    _put(row, key, read(key, before, "plan") or "")
    return UUID(str(row.pk))


@command(Capability.KNOWING_AGREE, record=False)
def agree_knowing_plan(actor: Actor, *, knowing_id: UUID, agreed: bool = True) -> None:
    """The coach's supervisor agrees to the plan, or takes that back. Raises NotLikeThis."""
    if actor.staff_id is None:
        raise NotVisible
    found = supervised(actor).select_for_update(of=("self",)).filter(pk=knowing_id)
    row: Knowing | None = found.first()
    if row is None or row.state not in (rules.PLANNED, rules.AGREED):
        raise NotVisible
    _go(row, rules.AGREED if agreed else rules.PLANNED)
    row.agreed_by_id = actor.staff_id if agreed else None
    row.save()
