"""What the invented people wrote for hard moments, and what they learned from some."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from handrail.demo import history
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import PersonKey, keys_for
from handrail.ground.kernel.sealed import keep
from handrail.ground.people.models import Participant
from handrail.practice.coping import models as m
from handrail.practice.coping.reminding import plan

SEED = 31
CARDS = (
    ("Walk to the river and back", "own"),
    ("Long shower, loud music", "own"),
    ("Call my sister from the front steps", "near_miss"),
    ("Drink a big glass of cold water, slowly.", "shelf"),
    ("Read my letter to myself", "own"),
)
LINES = (
    ("signs", "I stop to open my mail", "", "participant"),
    ("alone", "Feed the birds, then sweep the yard", "", "participant"),
    ("alone", "The crossword in the blue folder", "", "coach"),
    ("company", "The library, by the window", "", "participant"),
    ("ask", "Rosa, my sister", "+1 202-555-0177", "participant"),
    ("lines", "Riverbend front desk", "+1 202-555-0199", "coach"),
    ("safer", "My neighbour keeps the car keys on Fridays", "", "participant"),
)
TRIGGERS = (
    ("place", "The corner by the bus depot"),
    ("time", "Friday after work"),
    ("feeling", "When I feel left out"),
)
SIGNS = (
    ("I do not call people back", "Text Rosa, even if it is only a dot"),
    ("I sleep through the morning", "Open the curtain, then one glass of water"),
)
MOMENTS = (
    (21, "near_miss", {"happened": "Stood at the shop door on payday.",
                       "stopped": "Rosa picked up, and we talked until the bus came."}, True),
    (64, "setback", {"happened": "Skipped three evenings with the group.",
                     "learned": "Mondays are too full.",
                     "change": "Go on Wednesdays and take the early bus."}, True),
    (130, "use", {"happened": "One evening after the call about the flat.",
                  "learned": "Bad news needs company.",
                  "change": "Open letters only when Rosa is there."}, False),
)  # fmt: skip

STILL_WORKS = (("keep", ""), ("change", "Leave by the side door, and call from the bus."))


def write(people: Iterable[Participant]) -> None:
    """Write everything for the first one, and some cards and signs for a third of the others."""
    die = random.Random(SEED)  # noqa: S311 - a story, not a secret
    everybody = list(people)
    keys = keys_for(person.pk for person in everybody)
    for number, person in enumerate(everybody):
        if number == 0 or die.random() < 0.35:
            _prepare(die, person, keys[person.pk], whole=number == 0)


def _row(model: Any, key: PersonKey, person: Participant, made: date | None = None,
         sealed: dict[str, str] | None = None, **fields: Any) -> Any:  # fmt: skip
    row = model(id=uuid7(), org_id=person.org_id, participant=person, **fields)
    if made is not None:
        row.made_at = min(history.at(made, 18, person.zone), clock.now())
    keep(key, row, **(sealed or {}))
    row.save(force_insert=True)
    return row


def _prepare(die: random.Random, person: Participant, key: PersonKey, *, whole: bool) -> None:
    chosen = CARDS if whole else die.sample(CARDS, 2)
    cards = [
        _row(m.Card, key, person, sealed={"text": text}, source=source, visibility=m.COACH_TOO)
        for text, source in chosen
    ]
    _row(m.SharedList, key, person, name="cards")
    for back in sorted(die.sample(range(1, 60), 9), reverse=True):
        at = history.at(clock.today(person.zone) - timedelta(days=back), 22, person.zone)
        passed = die.choice(("yes", "yes", "little", "not_yet"))
        _row(m.Answer, key, person, card=die.choice(cards), passed=passed, at=at, minutes=14)
    for text, first in SIGNS if whole else SIGNS[:1]:
        _row(m.Sign, key, person, sealed={"text": text, "first": first})
    if whole:
        _rest(person, key, [card.pk for card in cards])


def _rest(person: Participant, key: PersonKey, cards: list[UUID]) -> None:
    today = clock.today(person.zone)
    _row(m.SharedList, key, person, name="plan")
    for part, text, phone, by in LINES:
        _row(m.PlanLine, key, person, sealed={"text": text, "phone": phone}, part=part, by=by,
             visibility=m.COACH_TOO)  # fmt: skip
    tried: list[tuple[UUID, str]] = []
    for place, (kind, text) in enumerate(TRIGGERS):
        made = _row(m.Trigger, key, person, sealed={"text": text}, kind=kind)
        _row(m.Response, key, person, trigger=made, card_id=cards[place], position=0)
        tried.append((made.pk, text))
    _looked_at(person, key, tried)
    for back, kind, words, shared in MOMENTS:
        day = today - timedelta(days=back)
        seen = m.COACH_TOO if shared else m.ONLY_ME
        _row(m.Moment, key, person, day, words, kind=kind, on=day, visibility=seen)
    _row(m.Practice, key, person, card_id=cards[0], on=today - timedelta(days=5), sure=8)
    clocks = (("not drinking", today - timedelta(days=300)), ("no evenings alone", today))
    first, _second = (
        _row(m.Clock, key, person, sealed={"name": name}, starts_on=starts)
        for name, starts in clocks
    )
    day = today - timedelta(days=130)
    _row(m.ClockDays, key, person, clock=first, first_on=day, last_on=day)
    ahead = _row(m.HardDay, key, person, sealed={"text": "Payday"}, kind="payday",
                 starts_on=today + timedelta(days=1), repeats="two_weeks",
                 card_id=cards[2])  # fmt: skip
    plan(ahead, person.zone)


def _looked_at(person: Participant, key: PersonKey, tried: list[tuple[UUID, str]]) -> None:
    """Some weeks ago she began to look at what still works, and may go on."""
    day = clock.today(person.zone) - timedelta(days=18)
    look = _row(m.StrategyLook, key, person, day, on=day)
    for (row_id, text), (answer, words) in zip(tried, STILL_WORKS, strict=False):
        _row(m.StrategyAnswer, key, person, day, {"of": text, "words": words}, look=look,
             kind="trigger", row_id=row_id, answer=answer)  # fmt: skip
