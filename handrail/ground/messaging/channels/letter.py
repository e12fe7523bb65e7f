"""What every channel takes, gives back, and may raise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Letter:
    """One message ready to go; `id` is the same for every try. It does not print its content."""

    id: str
    address: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True)
class Receipt:
    """The provider took the letter; `arrived` when it also says that it was delivered."""

    provider_id: str
    arrived: bool = False


class Unreachable(Exception):
    """The provider could not be asked, or asked to come back; another try makes sense."""


class Refused(Exception):
    """The provider will not take this letter; a human has to look."""


class Channel(Protocol):
    """A way out."""

    def send(self, letter: Letter) -> Receipt:
        """Hand the letter over; raises Unreachable or Refused."""
