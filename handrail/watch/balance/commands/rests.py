"""Leaving the two questions out this time, and asking for them after all."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor, Capability, command
from handrail.ground.people.locked import person

from ..models import Pulse, PulseRest
from ..pair import Pair, the_pair
from ..rules import pulses as rules

_C = Capability.PULSE_ANSWER


def _last(model: Any, actor: Actor, pair: Pair, *, own: bool) -> date | None:
    rows = model.objects.visible_to(actor, _C).filter(
        participant_id=pair.participant_id, staff_id=pair.staff_id, own=own
    )
    found: date | None = rows.order_by("-on").values_list("on", flat=True).first()
    return found


@command(Capability.PULSE_ANSWER)
def leave_pulse_out(actor: Actor, *, participant_id: UUID, on: date | None = None) -> date:
    """Let the questions rest for two weeks for one of the two, and return when they are back.

    It is no answer. `on` is the day on which it was said, today without one or when it lies ahead;
    said twice, or after an answer, it changes nothing. Raises NotVisible for anybody but the two.
    """
    who = person(actor, _C, participant_id)
    pair = the_pair(actor, _C, participant_id)
    own = actor.participant_id == participant_id
    day = min(on or who.today, who.today)
    known = [_last(model, actor, pair, own=own) for model in (Pulse, PulseRest)]
    last = max(filter(None, known), default=None)
    if rules.is_due(last, day):
        PulseRest(
            org_id=who.org_id, participant_id=who.id, staff_id=pair.staff_id, own=own, on=day
        ).save(force_insert=True)
        last = day
    return rules.next_day(last) or day


@command(Capability.PULSE_ANSWER)
def ask_after_all(actor: Actor, *, participant_id: UUID) -> None:
    """Let the questions come back that one of the two left out; nothing happens where none rest.

    Raises NotVisible for anybody but the two.
    """
    who = person(actor, _C, participant_id)
    pair = the_pair(actor, _C, participant_id)
    own = actor.participant_id == participant_id
    rows = PulseRest.objects.visible_to(actor, _C).filter(
        participant_id=who.id, staff_id=pair.staff_id, own=own
    )
    rows.filter(on__gt=rules.rests_since(who.today)).delete()
