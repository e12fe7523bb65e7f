"""Fourteen days of shared moods in fourteen characters.

Pure. A digit is the mood that was shared for that day, 1 (very hard) to 5 (very good); a dot is a
day without one. Private check-ins never come near this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

CURVE_DAYS = 14
EMPTY = "." * CURVE_DAYS
HARD = 2
"""A mood of 2 (hard) or 1 (very hard) counts as a hard day."""


@dataclass(frozen=True)
class Curve:
    """The moods of the 14 days that end with `until`, the newest day with a shared mood."""

    until: date | None = None
    text: str = EMPTY

    @classmethod
    def of(cls, moods: Mapping[date, int]) -> Curve:
        """The curve of one shared mood a day; days older than 14 days before the newest drop."""
        if not moods:
            return cls()
        until = max(moods)
        days = (until - timedelta(days=n) for n in range(CURVE_DAYS - 1, -1, -1))
        return cls(until, "".join(str(moods[day]) if day in moods else "." for day in days))

    def knows(self, day: date) -> bool:
        """Whether a mood is held for `day`."""
        return self._at(day) != "."

    def _at(self, day: date) -> str:
        if self.until is None:
            return "."
        back = (self.until - day).days
        return self.text[CURVE_DAYS - 1 - back] if 0 <= back < CURVE_DAYS else "."

    def add(self, day: date, mood: int) -> Curve:
        """With one more day that it does not know yet."""
        moods = {d: m for d, m in self.days() if m is not None}
        return Curve.of({**moods, day: mood})

    def days(self) -> tuple[tuple[date, int | None], ...]:
        """The days held, oldest first; empty when nothing was shared."""
        return self.ending(self.until) if self.until else ()

    def ending(self, today: date) -> tuple[tuple[date, int | None], ...]:
        """The 14 days that end with `today`, oldest first, as a small chart shows them."""
        first = today - timedelta(days=CURVE_DAYS - 1)
        said = self._window(today)
        return tuple(
            (first + timedelta(days=n), None if c == "." else int(c)) for n, c in enumerate(said)
        )

    def moods(self, today: date) -> tuple[int | None, ...]:
        """The moods of the 14 days that end with `today`, oldest first, None for a day without."""
        return tuple(None if c == "." else int(c) for c in self._window(today))

    def _window(self, today: date) -> str:
        if self.until is None:
            return EMPTY
        on = (today - self.until).days
        if on >= 0:
            return (self.text[on:] + EMPTY)[:CURVE_DAYS]
        return (EMPTY + self.text)[max(0, CURVE_DAYS + on) :][:CURVE_DAYS]

    def hard_run(self) -> int:
        """How many of the latest shared moods in a row were hard; days without one do not count."""
        said = self.text.replace(".", "")
        return len(said) - len(said.rstrip("12"))
