"""Free text of participants, encrypted by field.

AES-256-GCM, bound to table, column, row and key id (whose key, and which of theirs), so that a
ciphertext moved to another place does not open. Layout: one byte of version, two of the key's
version, twelve of nonce, the ciphertext with its tag. Words sealed before the key's version was
bound have the older layout without it; they open as before.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.db import models

from handrail.ground.kernel.keys import PersonKey

_OLD, _NOW = b"\x01", b"\x02"
_NONCE, _KEY = 12, 2


class Tampered(ValueError):
    """The ciphertext was changed, moved from another place, or sealed with another key."""


class SealedField(models.BinaryField):  # type: ignore[type-arg]
    """A column that holds a ciphertext; NULL means that nothing was written."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Place:
    """Where a ciphertext belongs; it opens nowhere else."""

    table: str
    column: str
    row: UUID

    def bind(self, key: PersonKey) -> bytes:
        """Return the associated data for the cipher."""
        return f"{self._with(key)}|{key.version}".encode()

    def bind_old(self, key: PersonKey) -> bytes:
        """Return the associated data of the layout that did not name the key's version."""
        return self._with(key).encode()

    def _with(self, key: PersonKey) -> str:
        return f"{self.table}|{self.column}|{self.row}|{key.owner}"


def seal(key: PersonKey, place: Place, text: str | None) -> bytes | None:
    """Return the ciphertext of `text`, or None when there is nothing to keep."""
    if not text:
        return None
    head = _NOW + key.version.to_bytes(_KEY, "big")
    nonce = secrets.token_bytes(_NONCE)
    return head + nonce + key.cipher.encrypt(nonce, text.encode(), head + place.bind(key))


def unseal(key: PersonKey, place: Place, blob: bytes | memoryview | None) -> str | None:
    """Return what was sealed at `place`, or None; raises Tampered when it does not open."""
    if blob is None:
        return None
    raw = bytes(blob)
    old = raw[:1] == _OLD
    start = 1 if old else 1 + _KEY
    bound = place.bind_old(key) if old else place.bind(key)
    nonce, body = raw[start : start + _NONCE], raw[start + _NONCE :]
    try:
        opened = key.cipher.decrypt(nonce, body, raw[:start] + bound)
    except (InvalidTag, ValueError) as broken:
        raise Tampered(f"{place.table}.{place.column}") from broken
    return opened.decode()


def keep(key: PersonKey, row: models.Model, **words: str | None) -> None:
    """Put sealed words into a row that is about to be saved; empty words are kept as nothing."""
    for column, text in words.items():
        setattr(row, column, seal(key, Place(row._meta.db_table, column, row.pk), text))


def read(key: PersonKey, row: models.Model, column: str) -> str | None:
    """Open one column of a row; None when nothing was written there."""
    return unseal(key, Place(row._meta.db_table, column, row.pk), getattr(row, column))


def words_at(key: PersonKey | None, table: str, column: str, row: UUID, blob: Any) -> str | None:
    """Open a column of a row that was read without its model; None without words or key."""
    return None if key is None or blob is None else unseal(key, Place(table, column, row), blob)
