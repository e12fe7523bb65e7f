"""Free text of participants, encrypted by field.

AES-256-GCM, bound to table, column, row and key owner, so that a ciphertext moved to another place
does not open. Layout: one byte of version, twelve bytes of nonce, the ciphertext with its tag.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.db import models

from handrail.ground.kernel.keys import PersonKey

_VERSION = b"\x01"


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

    def bind(self, owner: UUID) -> bytes:
        """Return the associated data for the cipher."""
        return f"{self.table}|{self.column}|{self.row}|{owner}".encode()


def seal(key: PersonKey, place: Place, text: str | None) -> bytes | None:
    """Return the ciphertext of `text`, or None when there is nothing to keep."""
    if not text:
        return None
    nonce = secrets.token_bytes(12)
    body = key.cipher.encrypt(nonce, text.encode(), _VERSION + place.bind(key.owner))
    return _VERSION + nonce + body


def unseal(key: PersonKey, place: Place, blob: bytes | memoryview | None) -> str | None:
    """Return what was sealed at `place`, or None; raises Tampered when it does not open."""
    if blob is None:
        return None
    raw = bytes(blob)
    try:
        opened = key.cipher.decrypt(raw[1:13], raw[13:], raw[:1] + place.bind(key.owner))
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
