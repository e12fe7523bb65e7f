"""Rows between two people: signed agreements, promises of both, rituals, and what was asked."""

from __future__ import annotations

from handrail.practice.accountability.commands import (
    answers,
    asking,
    holding,
    ideas,
    promises,
    signing,
)
from handrail.practice.accountability.models import (
    CoachWish,
    EarlierHolding,
    EarlierPromise,
    TrackAsk,
)
from handrail.practice.accountability.queries.agreement import table
from handrail.practice.accountability.rules.holding import Mix
from handrail.practice.accountability.rules.promises import Schedule

from .people import World


def _agreement(world: World, n: int) -> None:
    found = table(world.ana.actor, world.ana_id, world.today)
    terms = signing.Terms(
        found.fingerprint, f"Call, then text {n}", "Mondays", world.in_days(30 + n),
        found.now.id if found.now else None,
    )  # fmt: skip
    for who, name in ((world.ben, "Ben"), (world.ana, "Ana")):
        signing.sign(who.actor, participant_id=world.ana_id, terms=terms,
                     name=signing.Name(name, device="Android"))  # fmt: skip
    now = table(world.ana.actor, world.ana_id, world.today).now
    assert now is not None
    world.ids["agreement_id"] = now.id


def _promise(world: World, n: int) -> None:
    me = {"participant_id": world.ana_id}
    daily = Schedule("0123456", grace=1)
    mine = promises.add_promise(
        world.ana.actor, **me, said=promises.PromiseSaid(f"I call {n}", daily)
    )
    promises.change_promise(
        world.ana.actor, **me, promise_id=mine, said=promises.PromiseSaid(f"I call back {n}", daily)
    )
    promises.add_promise(
        world.ben.actor, **me, said=promises.PromiseSaid(f"I send it {n}", Schedule(on=world.today))
    )
    both = promises.add_promise(
        world.ana.actor, **me, said=promises.PromiseSaid(f"Look back {n}", daily), ritual=True
    )
    for who in (world.ana, world.ben):
        answers.answer(who.actor, **me, promise_id=both, went=answers.Went("kept", word=f"Yes {n}"))
    world.ids |= {"promise_id": mine, "ritual_id": both}
    world.ids["promise_idea_id"] = ideas.suggest(
        world.ben.actor, **me, text=f"Call at ten {n}", promise_id=mine
    )


def between(world: World, number: int, skip: int = 0) -> None:
    """Sign so many versions, promise and answer, say how, and ask once for each thing."""
    me = {"participant_id": world.ana_id}
    for n in range(skip, skip + number):
        _agreement(world, n)
        _promise(world, n)
        wish = holding.Wish("own", f"Ask me first {n}", Mix(2, 4), world.in_days(1 + n))
        holding.say_how(world.ana.actor, **me, said=wish)
    asking.ask_to_stay_on_track(world.ana.actor, **me, words="Evenings are long")
    asking.wish_for_coach(world.ana.actor, **me, words="Somebody older")
    rows = {
        "promise_before_id": EarlierPromise.objects.for_system("a test names it").filter(
            promise_id=world.ids["promise_id"]
        ),
        "how_before_id": EarlierHolding.objects.for_system("a test names it"),
        "track_ask_id": TrackAsk.objects.for_system("a test names it"),
        "coach_wish_id": CoachWish.objects.for_system("a test names it"),
    }
    for name, found in rows.items():
        row = found.order_by("-made_at", "-id").first()
        assert row is not None
        world.ids[name] = row.pk
