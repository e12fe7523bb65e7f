"""One handover of one person, or nothing at all; keeping how words read before they change."""

from __future__ import annotations

from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, Role
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.people.first_talks import FirstTalkSet
from handrail.ground.people.locked import Person
from handrail.ground.people.models import Staff
from handrail.ground.people.whose import one_of

from . import rules
from .models import EarlierWriting, Handover, Writing


def was_mine(actor: Actor, handover_id: UUID) -> bool:
    """Whether this coach prepared a change that is over, and only that; nobody's words."""
    if actor.staff_id is None:
        return False
    rows = Handover.objects.for_system("whether a coach wrote in a change that is over by now")
    over = rows.filter(pk=handover_id, org_id=actor.org_id, from_staff_id=actor.staff_id)
    return bool(over.exclude(state=rules.OPEN).exists())


def side_of(actor: Actor, participant_id: UUID) -> str:
    """Who does it: "participant" for the person themselves, "coach" for anybody else."""
    return rules.PARTICIPANT if actor.participant_id == participant_id else rules.COACH


def handover_of(
    actor: Actor, capability: Capability, participant_id: UUID, handover_id: UUID
) -> Handover:
    """A handover of this person that is still being prepared.

    Of a coach it has to be their own. Raises NotVisible, and NotLikeThis when it is over.
    """
    row: Handover = one_of(Handover, actor, capability, participant_id, handover_id)
    if side_of(actor, participant_id) == rules.COACH and row.from_staff_id != actor.staff_id:
        raise NotVisible
    if row.state != rules.OPEN:
        raise NotLikeThis(rules.OVER)
    return row


def writing_of(actor: Actor, who: Person, handover: Handover, part: str, by: str) -> Writing:
    """The words of one of the two; begun, with nothing in it, when they are not there."""
    rows = Writing.objects.visible_to(actor, Capability.HANDOVER_WRITE)
    found: Writing | None = rows.filter(handover_id=handover.pk, part=part, by=by).first()
    return found or Writing(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, handover=handover, part=part, by=by
    )


def keep_before(who: Person, row: Writing, text: str) -> None:
    """Keep the words of now as earlier ones, unless there are none yet."""
    if not text:
        return
    before = EarlierWriting(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, writing=row, made_at=row.touched_at
    )
    keep(who.key, before, text=text)
    before.save(force_insert=True)


def end(row: Handover, state: str, by: str) -> None:
    """Say that it is over, how, and who said so."""
    row.state, row.ended_at, row.ended_by = state, clock.now(), by
    row.save(update_fields=["state", "ended_at", "ended_by"])


def coaches_here(actor: Actor, staff_id: UUID) -> bool:
    """Whether somebody works here as a coach just now."""
    rows = Staff.objects.filter(pk=staff_id, org_id=actor.org_id, suspended_at__isnull=True)
    roles = rows.values_list("roles", flat=True).first() or ""
    return Role.COACH in roles.split()


def tell_of_day(row: Handover, by: str, *, agreed: bool = False, keep_both: bool = False) -> None:
    """Tell the house when all three meet now, or that they do not; `by` is who said so."""
    publish(
        FirstTalkSet(
            org_id=row.org_id, participant_id=row.participant_id, staff_id=row.from_staff_id,
            talk_id=row.pk, on=row.meet_on, at=row.meet_at, by=by,
            agreed=agreed and by == rules.COACH, keep_both=keep_both,
        )
    )  # fmt: skip


def forget_day(row: Handover) -> None:
    """The change is stopped: nobody has to meet."""
    if row.meet_on is None or row.met:
        return
    row.meet_on = row.meet_at = None
    row.save(update_fields=["meet_on", "meet_at"])
    tell_of_day(row, rules.COACH)
