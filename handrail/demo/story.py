"""How a year goes, told with a seeded die: pure, the same story for the same seed.

Moods drift slowly around a level of one's own and rise a little over the year; some people write
nearly every day, some twice a week, some go quiet for weeks and come back. Rates are invented to
look like a small programme; they are not evidence of anything.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Temper:
    """What one invented person is like: how often they write, share, and meet."""

    level: float
    rise: float
    writes: float
    shares: float
    meets: float
    quiet: tuple[int, int]


@dataclass(frozen=True)
class Day:
    """One check-in: `mood` 1 to 5, `craving` 0 to 10 or None."""

    on: date
    mood: int
    craving: int | None
    sleep: str
    shared: bool
    hour: int


@dataclass(frozen=True)
class Week:
    """One week of the story: which step, how it went, whether it was looked back on."""

    monday: date
    step: int
    state: str
    sure: int | None
    reviewed: bool
    win: bool


def temper(die: random.Random) -> Temper:
    """Return a person, drawn."""
    start = die.randint(20, 300)
    return Temper(
        level=die.uniform(2.4, 3.6),
        rise=die.uniform(-0.1, 1.0),
        writes=die.choice((0.25, 0.4, 0.6, 0.75, 0.9)),
        shares=die.uniform(0.4, 0.95),
        meets=die.uniform(0.1, 0.9),
        quiet=(start, start + die.randint(10, 26)),
    )


def days(die: random.Random, who: Temper, first: date, last: date) -> list[Day]:
    """Return the check-ins of one person from `first` to `last`, in order."""
    told: list[Day] = []
    drift = 0.0
    length = max((last - first).days, 1)
    for offset in range(length + 1):
        drift = 0.85 * drift + die.gauss(0, 0.45)
        away = who.quiet[0] <= offset <= who.quiet[1]
        if away or die.random() > who.writes:
            continue
        on = first + timedelta(days=offset)
        weekend = -0.25 if on.weekday() >= 5 else 0.0
        felt = who.level + who.rise * offset / length + drift + weekend
        mood = min(5, max(1, round(felt)))
        craving = min(10, max(0, round(7 - 1.6 * felt + die.gauss(0, 1.4))))
        told.append(
            Day(
                on, mood, craving if die.random() < 0.7 else None,
                die.choice(("", "badly", "so_so", "well", "very_well")), die.random() < who.shares,
                die.choice((7, 8, 9, 12, 18, 20, 21, 22)),
            )
        )  # fmt: skip
    return told


_STATES = ("done", "done", "done", "partly", "partly", "not_yet", "smaller", "aside")


def weeks(die: random.Random, first: date, last: date, steps: int) -> list[Week]:
    """Return the weeks with a step between two dates; some weeks are simply not there."""
    told = []
    monday = first - timedelta(days=first.weekday())
    this = last - timedelta(days=last.weekday())
    while monday <= this:
        if monday == this:
            state, reviewed = die.choice(("open", "open", "done", "partly")), False
        else:
            state, reviewed = die.choice(_STATES), die.random() < 0.6
        if monday == this or die.random() < 0.7:
            sure = die.choice((None, 5, 6, 7, 8, 8, 9, 10))
            won = die.random() < 0.2
            told.append(Week(monday, die.randrange(steps), state, sure, reviewed, won))
        monday += timedelta(days=7)
    return told


def contact_days(die: random.Random, first: date, last: date) -> list[date]:
    """Return the days on which the coach was in touch: about weekly, with gaps."""
    told = []
    on = first + timedelta(days=die.randint(1, 4))
    while on <= last:
        told.append(on)
        on += timedelta(days=max(2, round(die.gauss(7, 3))))
    return told
