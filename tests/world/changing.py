"""A change of coach that is being prepared: words of both, a wish, a yes."""

from __future__ import annotations

from handrail.practice.handover.commands import planning, words
from handrail.practice.handover.models import EarlierWriting, Handover

from .people import World


def changing(world: World, number: int, skip: int = 0) -> None:
    """Ana goes on to dee; both write so many times, and ana says yes to what stands there."""
    me = {"participant_id": world.ana_id}
    assert world.dee_coach.staff is not None
    planning.plan_handover(world.mona.actor, **me, to_staff_id=world.dee_coach.staff.pk)
    rows = Handover.objects.for_system("a test names it")
    one = rows.get(participant_id=world.ana_id, state="open").pk
    for n in range(skip, skip + number):
        for who in (world.ben, world.ana):
            for part in ("summary", "goodbye"):
                words.write(who.actor, **me, handover_id=one, part=part, text=f"Mornings {n}")
        words.wish_for_change(world.ana.actor, **me, handover_id=one, text=f"Shorter {n}")
    words.write(
        world.ben.actor, **me, handover_id=one, part="summary", text=f"Mornings, please {skip}"
    )
    words.answer(world.ana.actor, **me, handover_id=one, what="mine")
    planning.set_day(world.ana.actor, **me, handover_id=one, on=world.in_days(3))
    before = EarlierWriting.objects.for_system("a test names it").filter(
        writing__by="participant", writing__part="summary"
    )
    earlier = before.order_by("-made_at", "-id").first()
    assert earlier is not None
    world.ids |= {"handover_id": one, "handover_words_before_id": earlier.pk}
