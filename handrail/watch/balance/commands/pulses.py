"""Answering the two questions, taking an answer of today back, and showing answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.design import dates
from handrail.ground.access import Actor, Capability, NotVisible, command
from handrail.ground.kernel.receipts import stored_once
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.locked import person

from ..models import Pulse, Showing
from ..pair import Pair, the_pair
from ..rules import pulses as rules

_C = Capability.PULSE_ANSWER


@dataclass(frozen=True)
class Said:
    """The answers of one pulse; None is left out. `third` names the third question."""

    held_to: int | None = None
    held_up: int | None = None
    third: str = ""
    said: int | None = None


def _theirs(actor: Actor, pair: Pair, *, own: bool) -> Any:
    rows = Pulse.objects.visible_to(actor, _C)
    return rows.filter(participant_id=pair.participant_id, staff_id=pair.staff_id, own=own)


@command(Capability.PULSE_ANSWER)
def say_pulse(
    actor: Actor, *, participant_id: UUID, said: Said,
    said_on: Callable[[], date] | None = None,
    id: UUID | None = None,  # noqa: A002 - the word every room uses
) -> UUID:  # fmt: skip
    """Keep one answer of the participant or of their coach and return its id.

    `said_on` tells the day of an entry that waited on a phone. Raises NotLikeThis within two weeks
    of the answer before, Replayed, NotVisible for anybody but the two.
    """
    who = person(actor, _C, participant_id)
    pair = the_pair(actor, _C, participant_id)
    own = actor.participant_id == participant_id

    def do(row_id: UUID) -> dict[str, str]:
        wrong = rules.check(said.held_to, said.held_up, said.third, said.said)
        if wrong:
            raise NotLikeThis(wrong)
        day = said_on() if said_on else who.today
        last = _theirs(actor, pair, own=own).order_by("-on").values_list("on", flat=True).first()
        if not rules.is_due(last, day):
            first = rules.next_day(last) or day
            raise NotLikeThis(_(rules.TOO_SOON) % {"day": dates.short_day(first, who.today)})
        third = said.third if said.said is not None else ""
        Pulse(
            id=row_id, org_id=who.org_id, participant_id=who.id, staff_id=pair.staff_id, own=own,
            on=day, held_to=said.held_to, held_up=said.held_up, third=third, said=said.said,
        ).save(force_insert=True)  # fmt: skip
        return {"pulse": str(row_id)}

    body = {**asdict(said), "own": own}
    kept = stored_once(participant_id, id, "pulse", body, do, org_id=actor.org_id)
    return UUID(kept["pulse"])


@command(Capability.PULSE_ANSWER)
def take_back_pulse(actor: Actor, *, participant_id: UUID, pulse_id: UUID) -> None:
    """Take the own answer of today back. Raises NotLikeThis on a later day, NotVisible."""
    who = person(actor, _C, participant_id)
    pair = the_pair(actor, _C, participant_id)
    own = actor.participant_id == participant_id
    row = _theirs(actor, pair, own=own).filter(pk=pulse_id).first()
    if row is None:
        raise NotVisible
    if row.on != who.today:
        raise NotLikeThis(rules.DAY_OVER)
    row.delete()


@command(Capability.PULSE_ANSWER)
def show_answers(actor: Actor, *, participant_id: UUID, shown: bool) -> None:
    """Say whether one's own answers may be shown to the other; they are when both said so."""
    who = person(actor, _C, participant_id)
    pair = the_pair(actor, _C, participant_id)
    side = "own" if actor.participant_id == participant_id else "coach"
    Showing.objects.for_system("one row for two: the write ring has decided").update_or_create(
        participant_id=who.id,
        staff_id=pair.staff_id,
        defaults={"org_id": who.org_id, side: shown},
    )
