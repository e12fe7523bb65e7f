"""Handing over now, and stopping it before."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, authorise, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep, read
from handrail.ground.people.events import NotesHandedOn
from handrail.ground.people.joining import begin_coaching, coaching_of
from handrail.ground.people.locked import Person, person
from handrail.ground.people.models import Staff
from handrail.ground.people.whose import one_of

from .. import rules
from ..finding import coaches_here, end, forget_day
from ..models import HandedOn, Handover, Writing

_NOW, _STOP = Capability.HANDOVER_NOW, Capability.HANDOVER_STOP


def _by(actor: Actor, row: Handover) -> str:
    return rules.COACH if row.from_staff_id == actor.staff_id else rules.MANAGER


def _where(row: Handover, zone: str) -> rules.Where:
    paused = Staff.objects.filter(pk=row.from_staff_id, suspended_at__isnull=False).exists()
    planned = clock.local(row.made_at, zone).date()
    return rules.Where(
        row.state, row.answer, row.version, row.approved_version, planned, paused
    )  # fmt: skip


@command(Capability.HANDOVER_NOW)
def hand_over(actor: Actor, *, participant_id: UUID, handover_id: UUID) -> None:
    """Let the new coach begin now; they read what the participant said yes to, and no more.

    By the coach of now or the office. Raises NotLikeThis, NotVisible.
    """
    who = person(actor, _NOW, participant_id)
    row: Handover = one_of(Handover, actor, _NOW, participant_id, handover_id)
    by = _by(actor, row)
    if by != rules.COACH:
        authorise(actor, Capability.HANDOVER_PLAN, participant_id)
    where = _where(row, who.zone)
    wrong = rules.why_not(where, by, who.today)
    if wrong:
        raise NotLikeThis(wrong)
    now = coaching_of(participant_id)
    if now is None or now.staff_id != row.from_staff_id:
        raise NotLikeThis(rules.OVER)
    if not coaches_here(actor, row.to_staff_id):
        raise NotLikeThis(rules.LEFT)
    _hand_on(who, row, where)
    end(row, rules.DONE, by)
    begin_coaching(actor, participant_id, row.to_staff_id)
    if row.notes_too:
        publish(
            NotesHandedOn(
                org_id=who.org_id, participant_id=participant_id, staff_id=row.to_staff_id
            )
        )


def _hand_on(who: Person, row: Handover, where: rules.Where) -> None:
    words = Writing.objects.for_system("the command has authorised; what was said yes to")
    found = {
        one.by: _text(who.key, one) for one in words.filter(handover_id=row.pk, part=rules.SUMMARY)
    }
    said = rules.handed_on(where, found.get(rules.COACH, ""), found.get(rules.PARTICIPANT, ""))
    new = HandedOn(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, handover=row,
        from_staff_id=row.from_staff_id, to_staff_id=row.to_staff_id,
    )  # fmt: skip
    keep(who.key, new, text=said[0], own=said[1])
    new.save(force_insert=True)


def _text(key: PersonKey, row: Writing) -> str:
    return read(key, row, "text") or ""


@command(Capability.HANDOVER_STOP)
def stop_handover(actor: Actor, *, participant_id: UUID, handover_id: UUID) -> None:
    """Stop it before it is done: the coach stays, and all three need not meet.

    By the participant or the office. Raises NotLikeThis, NotVisible.
    """
    person(actor, _STOP, participant_id)
    row: Handover = one_of(Handover, actor, _STOP, participant_id, handover_id)
    if row.state != rules.OPEN:
        raise NotLikeThis(rules.OVER)
    mine = actor.participant_id == participant_id
    forget_day(row)
    end(row, rules.STOPPED, rules.PARTICIPANT if mine else rules.MANAGER)
