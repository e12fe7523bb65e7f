"""The list of everything that is held about a participant, told by the rooms that hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Any

from django.db.models import Model

from handrail.ground.access.scope import Scoped
from handrail.ground.kernel.marked import N_
from handrail.ground.kernel.sealed import SealedField


class Then(Enum):
    """What becomes of the rows when the person is removed."""

    GO = "go"
    """The rows are deleted."""
    LATER = "later"
    """The rows are deleted as well, after the commit, by a job that is repeated until it is so."""
    STAY = "stay"
    """Facts stay (dates, kinds, lengths, ids); every sealed word is emptied."""


Said = Mapping[Any, str] | Callable[[Mapping[str, Any]], Iterable[tuple[str, Any]]]
WRITTEN_BY: Mapping[Any, str] = MappingProxyType({"participant": N_("you"), "coach": N_("a coach")})
SEEN_BY: Mapping[Any, str] = MappingProxyType(
    {"only_me": N_("only you"), "private": N_("only you"), "coach": N_("you and your coach")}
)
EVERYWHERE: Mapping[str, Said] = MappingProxyType(
    {"by": WRITTEN_BY, "changed_by": WRITTEN_BY, "visibility": SEEN_BY}
)
"""Columns that say the same in every room."""


@dataclass(frozen=True)
class Held:
    """One table: its heading and columns in the copy, and what becomes of it.

    `columns` names a column, or a path to one, and its label; labels and heading are messages to
    translate. `left_out` says why nothing of it is in the copy. `emptied` are the values that
    plain columns get when the rows stay. `said` says a column in words: by the words of each
    code, or by what gives label and value of each thing that is in it, the words translated.
    """

    model: type[Scoped]
    then: Then
    heading: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    left_out: str = ""
    emptied: Mapping[str, Any] = field(default_factory=dict)
    said: Mapping[str, Said] = field(default_factory=dict)

    @property
    def sealed(self) -> tuple[str, ...]:
        """The columns that hold sealed words."""
        fields = self.model._meta.local_fields
        return tuple(f.name for f in fields if isinstance(f, SealedField))

    @property
    def name(self) -> str:
        """The name of the table in the JSON file."""
        return self.model._meta.label_lower


@dataclass(frozen=True)
class Beside:
    """A table that is no part of the record and still holds the person's id in `column`.

    `why` says what it is, and why its rows stay where they do. `emptied` as in Held.
    """

    model: type[Model]
    column: str
    then: Then
    why: str
    emptied: Mapping[str, Any] = field(default_factory=dict)


_held: dict[type[Scoped], Held] = {}
_beside: dict[tuple[type[Model], str], Beside] = {}


def hold(
    model: type[Scoped],
    then: Then,
    heading: str,
    columns: Mapping[str, str],
    *,
    emptied: Mapping[str, Any] | None = None,
    said: Mapping[str, Said] | None = None,
) -> None:
    """Name a table whose rows go into the person's copy. Raises ValueError for a table twice."""
    in_words = {**EVERYWHERE, **(said or {})}
    _keep(Held(model, then, heading, columns, emptied=emptied or {}, said=in_words))


def leave_out(
    model: type[Scoped], then: Then, why: str, *, emptied: Mapping[str, Any] | None = None
) -> None:
    """Name a table that is not in the copy, and why. Raises ValueError for a table twice."""
    _keep(Held(model, then, left_out=why, emptied=emptied or {}))


def beside(
    model: type[Model],
    column: str,
    then: Then,
    why: str,
    *,
    emptied: Mapping[str, Any] | None = None,
) -> None:
    """Name a table beside the record that holds the person's id. Raises ValueError for twice."""
    if (model, column) in _beside:
        raise ValueError(f"{model._meta.label_lower}.{column} was named twice")
    _beside[model, column] = Beside(model, column, then, why, emptied or {})


def _keep(held: Held) -> None:
    if held.model in _held:
        raise ValueError(f"{held.name} was named twice")
    _held[held.model] = held


def everything() -> tuple[Held, ...]:
    """Every table that was named, in the order in which the rooms named them."""
    return tuple(_held.values())


def everything_beside() -> tuple[Beside, ...]:
    """Every table beside the record that was named."""
    return tuple(_beside.values())
