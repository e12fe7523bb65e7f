"""Identifiers that sort by the time they were made."""

from __future__ import annotations

import secrets
import threading
from uuid import UUID

from handrail.ground.kernel import clock

_MOST = (1 << 12) - 1
# A clock that was put back by more than this has its word; by less, ids go on in their order.
_BACK = 10_000
_lock = threading.Lock()
_last = (0, 0)


def uuid7() -> UUID:
    """Return a UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, a counter, 62 random bits.

    Those made by one process sort in the order in which they were made, also within one
    millisecond (RFC 9562, 6.2, method 1); when its 4,096 are used up the next millisecond begins.
    """
    global _last
    now = int(clock.now().timestamp() * 1000) & ((1 << 48) - 1)
    with _lock:
        millis, count = _last
        if not now <= millis <= now + _BACK:
            millis, count = now, secrets.randbits(8)
        elif count < _MOST:
            count += 1
        else:
            millis, count = millis + 1, 0
        _last = (millis, count)
    return UUID(int=millis << 80 | 0x7 << 76 | count << 64 | 0b10 << 62 | secrets.randbits(62))
