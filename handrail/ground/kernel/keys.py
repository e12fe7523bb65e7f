"""A key for each person. Deleting the key erases what the person wrote, everywhere."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap

from handrail.ground.kernel import clock, home
from handrail.ground.kernel.models import StoredKey
from handrail.ground.kernel.prepared import Prepared

MASTER = "master-1"
_COLUMNS = ("wrapped", "master", "version")


class Erased(LookupError):
    """The person's key is gone; what was sealed with it cannot be read by anybody."""


@dataclass(frozen=True)
class PersonKey:
    """A person's data key; `secret` is 32 bytes and never leaves the process.

    Owner and `version` together are the id of the key, which every sealed word is bound to.
    """

    owner: UUID
    secret: bytes
    version: int = 1

    def __repr__(self) -> str:
        return f"PersonKey({self.owner})"

    @cached_property
    def cipher(self) -> AESGCM:
        """The cipher of this key; a page opens many words with it."""
        return AESGCM(self.secret)


def make_key(owner: UUID) -> PersonKey:
    """Make and keep the key of a new person; raises IntegrityError when there is one."""
    fresh = secrets.token_bytes(32)
    wrapped = aes_key_wrap(home.secret(MASTER), fresh)
    StoredKey.objects.create(owner=owner, wrapped=wrapped, master=MASTER, made_at=clock.now())
    return PersonKey(owner, fresh)


def make_keys(owners: Iterable[UUID]) -> dict[UUID, PersonKey]:
    """Make and keep keys for many new people in one statement per thousand."""
    made = {owner: PersonKey(owner, secrets.token_bytes(32)) for owner in owners}
    at = clock.now()
    StoredKey.objects.bulk_create(
        [
            StoredKey(
                owner=k.owner,
                wrapped=aes_key_wrap(home.secret(MASTER), k.secret),
                master=MASTER,
                made_at=at,
            )
            for k in made.values()
        ],
        batch_size=1000,
    )
    return made


def keys_for(owners: Iterable[UUID]) -> dict[UUID, PersonKey]:
    """Return the keys that exist for `owners`, in one query; erased people are missing."""
    rows = StoredKey.objects.filter(owner__in=list(owners)).values_list("owner", *_COLUMNS)
    return {owner: _opened(owner, *row) for owner, *row in rows}


def _opened(owner: UUID, wrapped: Any, master: str, version: int) -> PersonKey:
    return PersonKey(owner, aes_key_unwrap(home.secret(master), bytes(wrapped)), version)


def _kept(owner: UUID) -> Any:
    return StoredKey.objects.filter(owner=owner).values_list(*_COLUMNS)


_KEPT = Prepared(_kept)


def key_if_kept(owner: UUID) -> PersonKey | None:
    """Return the person's key, or None when it is gone."""
    found = _KEPT.first(owner)
    return _opened(owner, *found) if found else None


def key_for(owner: UUID) -> PersonKey:
    """Return the person's key; raises Erased when it is gone."""
    found = key_if_kept(owner)
    if found is None:
        raise Erased(str(owner))
    return found


def erase(owner: UUID) -> None:
    """Delete the person's key. There is no way back."""
    StoredKey.objects.filter(owner=owner).delete()
