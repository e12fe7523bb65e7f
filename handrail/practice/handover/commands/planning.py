"""The office plans a handover; the day to meet, and that the three have met."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.first_contact import ready_for_contact
from handrail.ground.people.first_talks import FirstTalkMet, talk_of
from handrail.ground.people.joining import coaching_of, is_themselves, still_here
from handrail.ground.people.locked import person
from handrail.ground.people.not_them import ask_once_more

from .. import rules
from ..finding import coaches_here, handover_of, side_of, tell_of_day
from ..models import Handover

_PLAN, _WRITE = Capability.HANDOVER_PLAN, Capability.HANDOVER_WRITE


@command(Capability.HANDOVER_PLAN)
def plan_handover(
    actor: Actor, *, participant_id: UUID, to_staff_id: UUID, anyway: bool = False
) -> bool:
    """Plan that somebody gets another coach; False when this very change is planned already.

    Nothing changes yet: it stands on the pages of both. Raises NotLikeThis, also without `anyway`
    for a coach whom the person may have named under "not this person"; NotVisible.
    """
    who = person(actor, _PLAN, participant_id)
    still_here(participant_id)
    now = coaching_of(participant_id)
    if now is None:
        raise NotLikeThis(rules.NO_COACH_NOW)
    if not coaches_here(actor, to_staff_id) or is_themselves(participant_id, to_staff_id):
        raise NotLikeThis(rules.CHOOSE, "coach")
    if now.staff_id == to_staff_id:
        raise NotLikeThis(rules.SAME_COACH, "coach")
    rows = Handover.objects.visible_to(actor, _PLAN)
    standing = rows.filter(participant_id=who.id, state=rules.OPEN).first()
    if standing is not None:
        if standing.to_staff_id != to_staff_id:
            raise NotLikeThis(rules.ANOTHER_OPEN, "coach")
        return False
    ask_once_more(actor, participant_id, to_staff_id, anyway=anyway)
    Handover(
        id=uuid7(), org_id=who.org_id, participant_id=who.id, from_staff_id=now.staff_id,
        to_staff_id=to_staff_id,
    ).save(force_insert=True)  # fmt: skip
    return True


@command(Capability.HANDOVER_WRITE)
def set_day(
    actor: Actor, *, participant_id: UUID, handover_id: UUID, on: date | None,
    at: time | None = None, agreed: bool = False, keep_both: bool = False,
) -> str:  # fmt: skip
    """Set the day on which all meet, or take it out; whoever comes is asked whether they can.

    With a time it is one of the times of the two, asked of the other one unless a coach says that
    it is `agreed`. Returns what is to be said of it. Raises NotLikeThis, also for a time in the
    way of another unless `keep_both`, and where all have met; NotVisible.
    """
    who = person(actor, _WRITE, participant_id)
    row = handover_of(actor, _WRITE, participant_id, handover_id)
    if row.met:
        raise NotLikeThis(rules.MET_ALREADY)
    wrong = rules.why_no_day(on, who.today)
    if wrong and on != row.meet_on:
        raise NotLikeThis(wrong, "on")
    at = at if on else None
    if (on, at) != (row.meet_on, row.meet_at):
        row.meet_on, row.meet_at, row.comes, row.day_set_at = on, at, "", clock.now()
        row.save(update_fields=["meet_on", "meet_at", "comes", "day_set_at"])
    # Also when the day is as it was: both may agree on it now, or it has no time among theirs yet.
    by = side_of(actor, participant_id)
    tell_of_day(row, by, agreed=agreed, keep_both=keep_both)
    talk = talk_of(participant_id, row.pk) if at else None
    return rules.day_said(talk.state, own=talk.by == by) if talk else rules.SAVED


@command(Capability.HANDOVER_INVITED)
def say_whether_one_comes(
    actor: Actor, *, participant_id: UUID, handover_id: UUID, comes: bool, day: str
) -> None:
    """Whoever is to be the next coach says whether they can come on the day.

    `day` is the one that was read (ISO). Raises NotLikeThis when it is another one now, NotVisible.
    """
    rows = Handover.objects.visible_to(actor, Capability.HANDOVER_INVITED)
    row = rows.select_for_update(of=("self",)).filter(
        pk=handover_id, participant_id=participant_id, to_staff_id=actor.staff_id,
        state=rules.OPEN, meet_on__isnull=False,
    ).first()  # fmt: skip
    if row is None:
        raise NotVisible
    if row.meet_on.isoformat() != day:
        raise NotLikeThis(rules.NO_DAY_NOW)
    row.comes = rules.YES if comes else rules.NO
    row.save(update_fields=["comes"])


@command(Capability.HANDOVER_WRITE)
def say_met(actor: Actor, *, participant_id: UUID, handover_id: UUID, met: bool) -> None:
    """Say that all have met, or take that back; its time is answered with it.

    Raises SayFirst for the yes of a coach to a time that has begun, when they have still to say
    whether the two know each other; NotLikeThis, NotVisible.
    """
    person(actor, _WRITE, participant_id)
    row = handover_of(actor, _WRITE, participant_id, handover_id)
    if row.met == met:
        return
    talk = talk_of(participant_id, row.pk) if met else None
    if talk and talk.state in rules.TALK_STANDS and talk.starts_at <= clock.now():
        ready_for_contact(actor, participant_id)
    row.met = met
    row.save(update_fields=["met"])
    publish(
        FirstTalkMet(
            org_id=row.org_id, participant_id=participant_id, talk_id=row.pk, met=met,
            on=row.meet_on, at=row.meet_at,
        )
    )  # fmt: skip
