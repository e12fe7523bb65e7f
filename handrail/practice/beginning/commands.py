"""Beginning with two weeks to try, answering in one tap, taking it back, coming back."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.joining import begin_episode, end_episode, still_here
from handrail.ground.people.locked import Person, person
from handrail.ground.people.whose import one_of

from . import rules
from .models import TwoWeeks

_OWN, _SET, _SAY = (
    Capability.BEGINNING_OWN, Capability.BEGINNING_SET, Capability.BEGINNING_SAY,
)  # fmt: skip


def _begin(actor: Actor, capability: Capability, participant_id: UUID) -> bool:
    who = person(actor, capability, participant_id)
    still_here(participant_id)
    rows = TwoWeeks.objects.visible_to(actor, capability)
    if rows.filter(participant_id=who.id, state=rules.ON).exists():
        return False
    begin_episode(actor, participant_id)
    TwoWeeks(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, starts_on=who.today,
        ends_on=rules.last_day(who.today), by_office=actor.participant_id != who.id,
    ).save(force_insert=True)  # fmt: skip
    return True


@command(Capability.BEGINNING_OWN)
def try_two_weeks(actor: Actor, *, participant_id: UUID) -> bool:
    """Begin two weeks to try today; False when they run already. Raises NotVisible."""
    return _begin(actor, _OWN, participant_id)


@command(Capability.BEGINNING_SET)
def let_try_two_weeks(actor: Actor, *, participant_id: UUID) -> bool:
    """The same, by the office at intake."""
    return _begin(actor, _SET, participant_id)


def _one(actor: Actor, capability: Capability, who: Person, row_id: UUID) -> TwoWeeks:
    row: TwoWeeks = one_of(TwoWeeks, actor, capability, who.id, row_id)
    return row


def _newest(actor: Actor, capability: Capability, row: TwoWeeks) -> bool:
    rows = TwoWeeks.objects.visible_to(actor, capability)
    newest = rows.filter(participant_id=row.participant_id).order_by("-made_at", "-id")
    return bool(newest.values_list("pk", flat=True).first() == row.pk)


def _go(actor: Actor, who: Person, row: TwoWeeks, state: str) -> None:
    wrong = rules.why_not(row.state, state, newest=_newest(actor, _OWN, row))
    if wrong:
        raise NotLikeThis(wrong)
    if state == rules.NOT_NOW:
        end_episode(actor, who.id, "not_now")
    elif row.state == rules.NOT_NOW:
        begin_episode(actor, who.id)
    row.state = state
    row.answered_on = None if state == rules.ON else who.today
    row.save(update_fields=["state", "answered_on"])


@command(Capability.BEGINNING_OWN)
def answer(actor: Actor, *, participant_id: UUID, beginning_id: UUID, what: str) -> None:
    """Say go on, something else or not now, at any time and without a reason.

    Not now closes the episode; another answer after it opens one again. Raises NotLikeThis, also
    where there are newer two weeks or the coach changed; NotVisible.
    """
    if what not in rules.ANSWERS:
        raise NotLikeThis(rules.UNKNOWN)
    who = person(actor, _OWN, participant_id)
    _go(actor, who, _one(actor, _OWN, who, beginning_id), what)


@command(Capability.BEGINNING_OWN)
def take_answer_back(actor: Actor, *, participant_id: UUID, beginning_id: UUID) -> bool:
    """Take the answer back, or come back after a not now; True when the person was away.

    Where two newer weeks run already, they simply go on. Raises NotLikeThis where newer ones are
    over or the coach changed, NotVisible.
    """
    who = person(actor, _OWN, participant_id)
    row = _one(actor, _OWN, who, beginning_id)
    away = row.state == rules.NOT_NOW
    rows = TwoWeeks.objects.visible_to(actor, _OWN).filter(participant_id=who.id, state=rules.ON)
    if rows.exclude(pk=row.pk).exists():
        return False
    _go(actor, who, row, rules.ON)
    if away and row.ends_on < who.today:
        # Coming back is a beginning: there are two weeks again.
        row.starts_on, row.ends_on = who.today, rules.last_day(who.today)
        row.save(update_fields=["starts_on", "ends_on"])
    return away


@command(Capability.BEGINNING_OWN)
def take_out(actor: Actor, *, participant_id: UUID, beginning_id: UUID) -> None:
    """Work together without a day to decide on. Raises NotLikeThis, NotVisible."""
    who = person(actor, _OWN, participant_id)
    _go(actor, who, _one(actor, _OWN, who, beginning_id), rules.OUT)


@command(Capability.BEGINNING_SAY)
def coach_says(actor: Actor, *, participant_id: UUID, beginning_id: UUID, says: str) -> None:
    """How the coach sees the two weeks; "" takes it back. Raises NotLikeThis, NotVisible."""
    if says not in ("", *rules.COACH_SAYS):
        raise NotLikeThis(rules.UNKNOWN)
    who = person(actor, _SAY, participant_id)
    row = _one(actor, _SAY, who, beginning_id)
    if row.state != rules.ON:
        raise NotLikeThis(rules.COACH_CHANGED if row.state == rules.CHANGED else rules.OVER)
    row.coach_says = says
    row.save(update_fields=["coach_says"])
