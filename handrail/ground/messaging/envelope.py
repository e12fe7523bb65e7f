"""Opening and closing what the outbox keeps; the key is one of the installation's secrets."""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from handrail.ground.kernel import home
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import Place, seal, unseal

_TABLE = "messaging_outboundmessage"


def close(row: UUID, column: str, text: str) -> bytes | None:
    """Return `text` sealed for one column of one message."""
    return seal(PersonKey(row, home.secret("outbox")), Place(_TABLE, column, row), text)


def reopen(row: UUID, column: str, blob: bytes | memoryview | None) -> str:
    """Return what was sealed, "" when it is gone; raises Tampered when it does not open."""
    key = PersonKey(row, home.secret("outbox"))
    return unseal(key, Place(_TABLE, column, row), blob) or ""


def blind(address: str) -> str:
    """Return a keyed hash of an address, by which it can be found and not read."""
    flat = address.strip().lower().encode()
    return hmac.new(home.secret("address-index"), flat, hashlib.sha256).hexdigest()
