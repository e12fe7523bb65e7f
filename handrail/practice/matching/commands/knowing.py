"""Asking a coach whether the two know each other, the answer, a plan, and beginning."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, Role, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import PersonKey, key_for
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import tidy
from handrail.ground.people.joining import begin_coaching, still_here
from handrail.ground.people.locked import person
from handrail.ground.people.models import Staff

from .. import rules
from ..models import Knowing
from ..queries.knowing import supervised

_PLAN = Capability.MATCH_PLAN


def _coach_here(actor: Actor, staff_id: UUID) -> None:
    rows = Staff.objects.filter(pk=staff_id, org_id=actor.org_id, suspended_at__isnull=True)
    roles = rows.values_list("roles", flat=True).first() or ""
    if Role.COACH not in roles.split():
        raise NotLikeThis(rules.NO_COACH)


@command(Capability.MATCH_PLAN)
def ask_knowing(actor: Actor, *, participant_id: UUID, staff_id: UUID) -> None:
    """Ask a coach whether they know this person; asked once. Raises NotLikeThis, NotVisible."""
    who = person(actor, _PLAN, participant_id)
    still_here(participant_id)
    _coach_here(actor, staff_id)
    rows = Knowing.objects.visible_to(actor, _PLAN).filter(participant_id=who.id)
    if not rows.filter(staff_id=staff_id).exists():
        Knowing(
            id=uuid7(), org_id=who.org_id, participant_id=who.id, staff_id=staff_id
        ).save(force_insert=True)  # fmt: skip


@command(Capability.MATCH_PLAN)
def begin_with(actor: Actor, *, participant_id: UUID, staff_id: UUID) -> None:
    """Let a coach begin who has said that nothing stands in the way.

    Raises NotLikeThis while that is not so, NotVisible.
    """
    who = person(actor, _PLAN, participant_id)
    _coach_here(actor, staff_id)
    rows = Knowing.objects.visible_to(actor, _PLAN).filter(participant_id=who.id)
    state = rows.filter(staff_id=staff_id).values_list("state", flat=True).first()
    wrong = rules.why_not_begin(state)
    if wrong:
        raise NotLikeThis(wrong)
    begin_coaching(actor, participant_id, staff_id)


def _asked(actor: Actor, knowing_id: UUID) -> tuple[Knowing, PersonKey]:
    rows = Knowing.objects.for_system("a coach's own answer, found by the coach's own id")
    row: Knowing | None = rows.filter(
        pk=knowing_id, org_id=actor.org_id, staff_id=actor.staff_id or uuid7()
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


@command(Capability.KNOWING_ANSWER, record=False)
def write_knowing_plan(actor: Actor, *, knowing_id: UUID, text: str) -> None:
    """Write how the two keep it apart, for the supervisor to agree. Raises NotLikeThis."""
    words = tidy(text, limit=rules.PLAN_LIMIT)
    if not words:
        raise NotLikeThis(rules.NO_PLAN, "text")
    row, key = _asked(actor, knowing_id)
    _go(row, rules.PLANNED)
    keep(key, row, plan=words)
    row.save()


@command(Capability.KNOWING_AGREE, record=False)
def agree_knowing_plan(actor: Actor, *, knowing_id: UUID, agreed: bool = True) -> None:
    """The coach's supervisor agrees to the plan, or takes that back. Raises NotLikeThis."""
    if actor.staff_id is None:
        raise NotVisible
    row: Knowing | None = supervised(actor).filter(pk=knowing_id).first()
    if row is None or row.state not in (rules.PLANNED, rules.AGREED):
        raise NotVisible
    _go(row, rules.AGREED if agreed else rules.PLANNED)
    row.agreed_by_id = actor.staff_id if agreed else None
    row.save()
