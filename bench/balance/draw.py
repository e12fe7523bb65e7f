"""Draws a relationship of a known kind: eight weeks of contacts, pulses, steps and reminders.

Rates: about one contact a week, as in telephone recovery support (weekly calls for twelve weeks)
and in weekly calls to young people after treatment; pulses every two weeks, some left out. What
makes a kind a kind is how often a contact is tagged *held to* and *held up*, and how people who
feel it answer. The figures of a kind are ours.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from handrail.watch.balance.rules import Answer, Mix, Piece
from handrail.watch.balance.rules.measure import DAYS, WEEKS

TODAY = date(2026, 6, 1)
SKIPPED = 0.35
OUTSIDE = 0.1


@dataclass(frozen=True)
class Kind:
    """What one kind of relationship looks like.

    `contacts`, `steps`, `looks`, `words`, `reminders` and `kept` (promises that the participant
    kept) are a week; `to` and `up` are how likely a contact has the tag; `feel_to` and `feel_up`
    are how likely somebody says too little, right, too much.
    """

    contacts: float
    to: float
    up: float
    steps: float
    looks: float
    words: float
    reminders: float
    kept: float
    feel_to: tuple[float, float, float]
    feel_up: tuple[float, float, float]


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "in_step": Kind(
            1.3, 0.75, 0.85, 0.8, 0.6, 0.3, 0.8, 0.7, (0.1, 0.8, 0.1), (0.1, 0.85, 0.05)
        ),
        "pressure": Kind(1.4, 0.95, 0.1, 1.0, 0.9, 0.0, 2.0, 0.7, (0.0, 0.3, 0.7), (0.7, 0.3, 0.0)),
        "drift": Kind(
            1.4, 0.08, 0.95, 0.1, 0.05, 0.5, 0.1, 0.3, (0.65, 0.35, 0.0), (0.0, 0.85, 0.15)
        ),
        "distant": Kind(
            0.85, 0.15, 0.2, 0.1, 0.0, 0.0, 0.2, 0.2, (0.6, 0.4, 0.0), (0.75, 0.25, 0.0)
        ),
        "sparse": Kind(0.3, 0.6, 0.6, 0.3, 0.2, 0.1, 0.5, 0.2, (0.3, 0.5, 0.2), (0.3, 0.5, 0.2)),
    }
)


@dataclass(frozen=True)
class Drawn:
    """One relationship: everything the measure asks for."""

    pieces: list[Piece]
    answers: list[Answer]
    mix: Mix
    began: date


def _mixed(chance: random.Random) -> Kind:
    """Somewhere between two of the four, anywhere on the way."""
    one, other = chance.sample([KINDS[k] for k in ("in_step", "pressure", "drift", "distant")], 2)
    part = chance.random()

    def between(a: float, b: float) -> float:
        return a * part + b * (1 - part)

    def three(a: tuple[float, ...], b: tuple[float, ...]) -> tuple[float, float, float]:
        first, second, third = (between(x, y) for x, y in zip(a, b, strict=True))
        return first, second, third

    names = ("contacts", "to", "up", "steps", "looks", "words", "reminders", "kept")
    numbers = [between(getattr(one, name), getattr(other, name)) for name in names]
    return Kind(*numbers, three(one.feel_to, other.feel_to), three(one.feel_up, other.feel_up))


def _times(chance: random.Random, weekly: float) -> int:
    """How often in eight weeks: each day its own chance."""
    return sum(chance.random() < weekly / 7 for _day in range(DAYS))


def _day(chance: random.Random) -> date:
    return TODAY - timedelta(days=chance.randrange(DAYS))


def _answers(chance: random.Random, kind: Kind) -> list[Answer]:
    said = []
    for fortnight in range(WEEKS // 2):
        on = TODAY - timedelta(days=fortnight * 14 + chance.randrange(3))
        for own in (True, False):
            if chance.random() >= SKIPPED:
                to, up = (
                    chance.choices((-1, 0, 1), feels)[0] for feels in (kind.feel_to, kind.feel_up)
                )
                said.append(Answer(on, own, to, up))
    return said


def _contacts(chance: random.Random, kind: Kind, many: int) -> list[Piece]:
    return [
        Piece(_day(chance), "contact", chance.random() < kind.to, chance.random() < kind.up)
        for _contact in range(many)
    ]


def draw(name: str, chance: random.Random) -> Drawn:
    """Return one relationship of the kind `name`: one of KINDS, or "mixed".

    All but sparse ones have the four contacts and two pulses that the measure needs, as ordinary
    contact has; sparse ones lack the one or the other.
    """
    kind = KINDS[name] if name in KINDS else _mixed(chance)
    many, answers = _times(chance, kind.contacts), _answers(chance, kind)
    if name == "sparse":
        if chance.random() < 0.5:
            many = min(many, 3)
        else:
            many, answers = max(many, 4), answers[: chance.randrange(2)]
    else:
        while many < 4:
            many = _times(chance, kind.contacts)
        while len(answers) < 2:
            answers = _answers(chance, kind)
    pieces = _contacts(chance, kind, many)
    rates = {"step_set": kind.steps, "look_back": kind.looks, "kind_word": kind.words,
             "reminder": kind.reminders, "promise_own": kind.kept}  # fmt: skip
    for evidence, weekly in rates.items():
        pieces += [Piece(_day(chance), evidence) for _time in range(_times(chance, weekly))]
    before = TODAY - timedelta(days=DAYS + 30)
    if chance.random() < OUTSIDE:
        pieces.append(Piece(before, "contact", held_to=True, held_up=True))
    return Drawn(pieces, answers, Mix(), before)
