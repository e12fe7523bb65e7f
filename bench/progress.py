"""A bar that says how far a long piece of work is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
_WIDTH = 30


class Bar(Generic[T]):
    """Goes through a sequence and draws a bar on standard error; plain lines without a terminal."""

    def __init__(self, name: str, items: Sequence[T]) -> None:
        self._name = name
        self._items = items
        self._live = sys.stderr.isatty()

    def __iter__(self) -> Iterator[T]:
        begun = time.monotonic()
        total = len(self._items)
        for number, item in enumerate(self._items):
            yield item
            if self._live or number + 1 == total:
                self._draw(number + 1, total, time.monotonic() - begun)

    def _draw(self, done: int, total: int, seconds: float) -> None:
        full = _WIDTH * done // max(total, 1)
        left = seconds / done * (total - done)
        bar = "#" * full + "." * (_WIDTH - full)
        ahead = f", about {left:.0f} s left" if done < total else ""
        end = "\n" if done == total else "\r"
        print(
            f"  {self._name:<20} [{bar}] {done}/{total} in {seconds:.0f} s{ahead}".ljust(100),
            end=end, file=sys.stderr, flush=True,
        )  # fmt: skip
