"""What the invented people are called and do: drawn from a seed, the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

GIVEN = (
    "Ana", "Jorge", "Kim", "Dee", "Rosa", "Malik", "Tess", "Owen", "Lena", "Sam", "Nadia", "Curtis",
    "Imani", "Pete", "Grace", "Luis", "Hana", "Dale", "Yara", "Ben", "Carla", "Theo", "Ruth", "Eli",
    "Marta", "Andre", "June", "Victor", "Simone", "Gus", "Faith", "Noor", "Walt", "Ivy", "Troy",
    "Elena", "Cody", "Bea", "Samir", "Joy",
)  # fmt: skip
FAMILY = (
    "Marlow", "Tamsin", "Parrish", "Whitlow", "Lindgren", "Underhill", "Garrow", "Fairley", "Okoro",
    "Brightwell", "Voss", "Hale", "Rowe", "Sandoval", "Ekström", "Ferreira", "Mori", "Quill",
    "Haddad", "Adeyemi", "Nunes", "Castell", "Iverson", "Zane", "Young",
)  # fmt: skip
NOTES = (
    "Slept well, so the day was lighter.", "Long shift. Glad it is over.", "A quiet day.",
    "I walked past the old place and kept going.", "Made soup for the whole floor.",
)  # fmt: skip
STEPS = (
    "Call the housing office on Wednesday, with the list in my hand.", "Walk to the river twice.",
    "Go to one new meeting.", "Pick up the bus pass.", "Phone one friend who is in recovery.",
)  # fmt: skip
LANTERN, ZIP = "Riverside Lantern", "19104"
"""A meeting of every organisation, each evening at seven, and the ZIP code where it is."""
ZONES = ("America/New_York", "America/Chicago")
_SLEEP = ("", "badly", "so_so", "well", "very_well")
_STATES = ("done", "done", "done", "partly", "not_yet")
_KINDS = ("call", "call", "text", "text", "in_person", "left_message")


class Ids:
    """UUIDs version 7 from a seed: in order of the instants they are made for."""

    def __init__(self, die: random.Random) -> None:
        self._bits = die.getrandbits

    def at(self, seconds: float) -> UUID:
        """Return an id made at this instant (seconds since 1970)."""
        millis = int(seconds * 1000)
        return UUID(
            int=millis << 80 | 0x7 << 76 | self._bits(12) << 64 | 0b10 << 62 | self._bits(62)
        )

    def hex_at(self, seconds: float) -> str:
        """Return an id as 32 digits; quicker than making the UUID."""
        head = f"{int(seconds * 1000):012x}7{self._bits(12):03x}"
        return f"{head}{0b10 << 62 | self._bits(62):016x}"


@dataclass(frozen=True)
class Said:
    """One check-in of one person on one day; `note` is an index into NOTES, or None."""

    mood: int
    craving: int | None
    sleep: str
    shared: bool
    note: int | None
    second: int


class Voice:
    """How one person's days go: a level of their own, with ups and downs."""

    __slots__ = ("_drift", "_level", "_shares")

    def __init__(self, die: random.Random) -> None:
        self._level = die.uniform(2.4, 4.0)
        self._drift = 0.0
        self._shares = die.uniform(0.4, 0.95)

    def say(self, die: random.Random) -> Said:
        """Return the next day's check-in."""
        self._drift = 0.85 * self._drift + die.uniform(-0.6, 0.6)
        felt = self._level + self._drift
        mood = min(5, max(1, round(felt)))
        r = die.random()
        return Said(
            mood=mood,
            craving=min(10, max(0, round(7 - 1.6 * felt))) if r < 0.7 else None,
            sleep=_SLEEP[int(r * 97) % 5],
            shared=die.random() < self._shares,
            note=int(r * 1000) % 5 if r > 0.9 else None,
            second=int(r * 36_000),
        )


@dataclass(frozen=True)
class Week:
    """One week: the step of it, and the contact in it; offsets are seconds after Monday noon."""

    monday: date
    text: int
    state: str
    sure: int
    kind: str
    minutes: int
    contact_after: int


def weeks(die: random.Random, today: date, count: int) -> Iterator[Week]:
    """Yield the last `count` weeks up to this one, oldest first."""
    this = today - timedelta(days=today.weekday())
    for back in range(count - 1, -1, -1):
        yield Week(
            monday=this - timedelta(weeks=back),
            text=die.randrange(len(STEPS)),
            state="open" if back == 0 else die.choice(_STATES),
            sure=die.randint(5, 10),
            kind=die.choice(_KINDS),
            minutes=die.choice((5, 10, 15, 30)),
            contact_after=die.randint(0, 6 * 86_400),
        )


def noon(day: date) -> datetime:
    """Return noon of that day in UTC."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


LANE = 100
"""The lane of the book in which the raw floor writes; no account has it."""
