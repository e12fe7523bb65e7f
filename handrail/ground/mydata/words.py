"""Ways to say a column in words, for rooms that tell what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from django.utils.translation import get_language

from handrail.ground.mydata.registry import Said
from handrail.ground.shelf import ours


class Worded(Protocol):
    """Something with a word, like a place where a row can stand."""

    @property
    def word(self) -> str:
        """Its word, to be translated where it is shown."""


def words_of(places: Mapping[str, Worded]) -> dict[Any, str]:
    """The word of each place."""
    return {key: one.word for key, one in places.items()}


def from_shelf(kind: str, column: str, label: str) -> Said:
    """Say the key of an entry of our shelf by its title; a site's own entry by its key."""

    def said(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        found = ours.by_key(kind, ours.spoken(get_language())).get(row[column])
        yield label, found.title if found else row[column]

    return said
