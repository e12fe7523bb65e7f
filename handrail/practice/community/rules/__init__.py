"""Pure rules of the community room: reading meeting lists, words for kinds, distances."""

from __future__ import annotations

from typing import NamedTuple


class Remark(NamedTuple):
    """A sentence about a row; `said` is what the list wrote, for its %(said)s."""

    message: str
    said: str = ""

    def __str__(self) -> str:
        return self.message % {"said": self.said} if self.said else self.message
