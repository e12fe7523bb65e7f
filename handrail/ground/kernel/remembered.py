"""Values worked out from a row, kept in memory for as long as the row says the same.

The key is the whole row as the database gave it, so a row that changed finds nothing here, and
nothing has to be thrown away when something is written. What depends on the hour says until when
it holds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime
from threading import Lock
from typing import Generic, TypeVar

V = TypeVar("V")


class Remembered(Generic[V]):
    """At most `most` values; the one not asked for longest goes first. 0 remembers nothing."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, tuple[datetime, datetime, V]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, now: datetime, make: Callable[[], tuple[V, datetime]]) -> V:
        """Return the value of `key` at `now`; `make` gives it and the instant it ends at."""
        with self._lock:
            found = self._held.get(key)
            if found is not None and found[0] <= now < found[1]:
                self._held.move_to_end(key)
                return found[2]
        value, until = make()
        if self._most:
            with self._lock:
                self._held[key] = (now, until, value)
                self._held.move_to_end(key)
                while len(self._held) > self._most:
                    self._held.popitem(last=False)
        return value
