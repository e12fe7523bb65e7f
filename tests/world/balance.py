"""Rows of a balance: what both answer, that they show it to each other, and moves."""

from __future__ import annotations

from handrail.watch.balance.commands import answer_move, say_pulse, show_answers
from handrail.watch.balance.commands.pulses import Said
from handrail.watch.balance.models import COACH_TOO, FitCheck, PulseRest
from handrail.watch.balance.rules.fit import AT

from .people import World


def balance(world: World, number: int, skip: int = 0) -> None:
    """Write so many answers of both, two weeks apart, and as many moves that were answered."""
    me = {"participant_id": world.ana_id}
    for n in range(skip, skip + number):
        on = world.in_days(14 * (n - 2))
        for member in (world.ben, world.ana):
            said = Said(n % 3 - 1, 0, "trust", n % 5)
            world.ids["pulse_id"] = say_pulse(
                member.actor, **me, said=said, said_on=lambda on=on: on
            )
        answer_move(
            world.ben.actor, **me, move="listen", place="pressure", answer="dismissed",
            reason=f"We did that on Monday {n}",
        )  # fmt: skip
        for own in (True, False):
            PulseRest(
                org_id=world.ana.actor.org_id, participant_id=world.ana_id, own=own,
                staff_id=world.ben.actor.staff_id, on=world.in_days(-60 - n),
            ).save(force_insert=True)  # fmt: skip
    for n in range(skip, min(skip + number, len(AT))):
        row = FitCheck(
            org_id=world.ana.actor.org_id, participant_id=world.ana_id, fits="partly",
            staff_id=world.ben.actor.staff_id, at_contact=AT[n], on=world.today,
            visibility=COACH_TOO,
        )  # fmt: skip
        row.save(force_insert=True)
        world.ids["fit_id"] = row.pk
    for member in (world.ana, world.ben):
        show_answers(member.actor, **me, shown=True)
