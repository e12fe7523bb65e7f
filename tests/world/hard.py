"""Rows for hard moments: cards, signs, a safety plan, days ahead, and what was learned."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from handrail.ground.shelf import ours
from handrail.practice.coping.commands import (
    away,
    badday,
    beside,
    cards,
    days,
    lists,
    moments,
    numbers,
    plan,
    sharing,
    strategy,
)
from handrail.practice.coping.models import EarlierWords
from handrail.practice.coping.queries.lists import signs
from handrail.practice.coping.rules.badday import QUESTIONS
from handrail.practice.coping.rules.lists import LISTS
from handrail.practice.coping.rules.strategy import CHANGE, Said

from .people import World


def _changed(world: World, card: UUID, n: int) -> None:
    """Change a card and put a line away, so that there is something to bring back."""
    ana, me = world.ana.actor, {"participant_id": world.ana_id}
    cards.change_card(ana, **me, card_id=card, text=f"Walk along the river {n}")
    before = EarlierWords.objects.for_system("a test names them")
    world.ids["coping_earlier_id"] = before.get(row_id=card).pk
    world.ids["away_line_id"] = plan.add_line(ana, **me, part="alone", text=f"Hum {n}")
    plan.remove_line(ana, **me, line_id=world.ids["away_line_id"])
    line = plan.add_line(ana, **me, part="safer", text=f"The key {n}")
    plan.change_line(ana, **me, line_id=line, text=f"The key is with Jo {n}")
    world.ids["line_earlier_id"] = before.get(row_id=line).pk
    world.ids["away_sign_id"] = lists.write_sign(ana, **me, text=f"I stay up {n}")
    away.put_away(ana, **me, kind="sign", row_id=world.ids["away_sign_id"])


SCENES = [entry.key for entry in ours.of_kind("bad_day", "en")]


def hard(world: World, number: int, skip: int = 0) -> None:
    """Write so many of each kind, the lists shared with Ben."""
    ana, me = world.ana.actor, {"participant_id": world.ana_id}
    for name in LISTS:
        sharing.share_list(ana, **me, name=name, shared=True)
    for n in range(skip, skip + number):
        card = cards.add_card(ana, **me, text=f"Walk to the river {n}")
        cards.answer(ana, **me, passed="yes", card_id=card, minutes=9)
        cards.practise(ana, **me, card_id=card, sure=8)
        world.ids |= {
            "card_id": card,
            "sign_id": lists.write_sign(ana, **me, text=f"I skip lunch {n}", first="Eat"),
            "trigger_id": lists.write_trigger(
                ana, **me, kind="time", text=f"Friday evening {n}", cards=[card]
            ),
            "plan_line_id": plan.add_line(ana, **me, part="company", text=f"My sister {n}"),
            "moment_id": moments.write_moment(
                ana, **me, kind="near_miss",
                said=moments.Said(stopped=f"I called Jo {n}", change="Call sooner"),
            ),
            "clock_id": numbers.add_clock(
                ana, **me, name=f"Not drinking {n}", starts_on=world.in_days(-100)
            ),
            "day_id": days.add_day(
                ana, **me, said=days.Ahead(f"Payday {n}", world.in_days(2 + n), card_id=card)
            ),
        }  # fmt: skip
        _changed(world, card, n)
        ben, sign = world.ben.actor, world.ids["sign_id"]
        for kind, row in (("sign", sign), ("card", card), ("line", world.ids["plan_line_id"])):
            world.ids["coping_beside_id"] = beside.put_beside(
                ben, **me, kind=kind, row_id=row, text=f"Another way {n}"
            )
        moments.share_moment(ana, **me, moment_id=world.ids["moment_id"], shared=True)
        at = world.today - timedelta(days=n + 1)
        world.ids["days_id"] = numbers.write_days(
            ana, **me, clock_id=world.ids["clock_id"], first_on=at
        )
        scene = SCENES[n % len(SCENES)]
        world.ids["walk_id"] = badday.walk_through(
            ana, **me, scene=scene, answers=dict.fromkeys(QUESTIONS, ""), note="Jo"
        )
    _looked(world, number, skip)


def _looked(world: World, number: int, skip: int) -> None:
    """Say of so many things that they stay or change, in a look that Ben may read."""
    ana, me = world.ana.actor, {"participant_id": world.ana_id}
    look = strategy.begin_look(ana, **me)
    said = [
        Said("sign", sign.id, sign.text, CHANGE, f"Eat first {n}")
        for n, sign in enumerate(signs(ana, world.ana_id)[skip : skip + number])
    ]
    strategy.say(ana, **me, look_id=look, said=said)
    strategy.share_look(ana, **me, look_id=look, shared=True)
    world.ids["look_id"] = look
