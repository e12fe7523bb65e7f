"""Sealing and opening the words of this room's rows, each bound to its table, column and row."""

from __future__ import annotations

from typing import Any

from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import Place, seal, unseal


def keep(key: PersonKey, row: Any, **words: str | None) -> None:
    """Put sealed words into a row that is about to be saved; empty words are kept as nothing."""
    for column, text in words.items():
        setattr(row, column, seal(key, Place(row._meta.db_table, column, row.pk), text or None))


def read(key: PersonKey, row: Any, column: str) -> str | None:
    """Open one column of a row; None when nothing was written there."""
    return unseal(key, Place(row._meta.db_table, column, row.pk), getattr(row, column))
