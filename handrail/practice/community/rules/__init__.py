"""Pure rules of the community room: reading meeting lists, words for kinds, distances."""

from __future__ import annotations

from typing import NamedTuple


def N_(message: str) -> str:  # noqa: N802 - the name that message extraction looks for
    """Mark a sentence for the catalogue; it is translated where it is shown."""
    return message


class Remark(NamedTuple):
    """A sentence about a row; `said` is what the list wrote, for its %(said)s."""

    message: str
    said: str = ""

    def __str__(self) -> str:
        return self.message % {"said": self.said} if self.said else self.message
