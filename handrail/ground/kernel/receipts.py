"""Stored once, however often a device sends it.

The device makes the entry's UUID when the person presses the button. The answer is kept in the
transaction of all the entry's effects, so a replay gets the first answer and changes nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from handrail.ground.kernel import clock, home
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.models import Receipt
from handrail.ground.kernel.prepared import Prepared
from handrail.ground.kernel.statements import insert, update

Answer = dict[str, Any]
_KEYED_WITH = "receipts-1"


class Replayed(ValueError):
    """The same entry came again with other content; the first stays as it is."""


def _receipts(owner: UUID, entry: UUID) -> Any:
    return Receipt.objects.filter(owner=owner, entry=entry).values_list("digest", "answer")


_RECEIPTS = Prepared(_receipts)


def _earlier(owner: UUID, entry: UUID, digest: bytes) -> Answer:
    row = _RECEIPTS.first(owner, entry)
    if row is None or bytes(row[0]) != digest:
        raise Replayed(str(entry))
    return dict(row[1])


def is_stored(owner: UUID, entry: UUID) -> bool:
    """Return whether this owner's entry has been stored."""
    return _RECEIPTS.first(owner, entry) is not None


def answer_of(owner: UUID, entry: UUID) -> Answer | None:
    """Return the answer that was kept for this owner's entry, or None when it was not stored."""
    row = _RECEIPTS.first(owner, entry)
    return dict(row[1]) if row is not None else None


def keyed(owner: UUID, entry: UUID, plain: bytes) -> bytes:
    """Return what a receipt keeps of an entry whose SHA-256 is `plain`: an HMAC with a secret
    outside the database, of this owner's entry alone."""
    said = owner.bytes + entry.bytes + plain
    return hmac.digest(home.secret(_KEYED_WITH), said, "sha256")


def once(
    owner_id: UUID, client_id: UUID, body: bytes, do: Callable[[], Answer], *, org_id: UUID
) -> Answer:
    """Run `do` and keep its answer, or return the answer kept the first time.

    `body` is the entry as it was sent; its keyed digest tells a replay from a different entry
    under the same id, which raises Replayed. Two copies that arrive at once are put in order by
    the unique receipt: the later one is undone and gets the earlier answer.
    """
    digest = keyed(owner_id, client_id, hashlib.sha256(body).digest())
    with transaction.atomic():
        # The receipt goes first: whoever loses the race waits here, and does nothing twice.
        receipt = insert(Receipt, {
            "org_id": org_id, "owner": owner_id, "entry": client_id, "digest": digest,
            "answer": {}, "made_at": clock.now(),
        }, back="id", first=True)  # fmt: skip
        if receipt is None:
            return _earlier(owner_id, client_id, digest)
        answer = do()
        update(Receipt, {"answer": answer}, {"id": receipt})
    return answer


def once_numbered(
    owner: UUID, entry: UUID, body: bytes, do: Callable[[UUID], Answer], *, org_id: UUID
) -> Answer:
    """Run `do` once with the entry's id, or with a new one where that names another person's row.

    So the answer is the same as for an id that nobody has: it tells nothing of anybody.
    """
    try:
        return once(owner, entry, body, lambda: dict(do(entry)), org_id=org_id)
    except IntegrityError:
        return once(owner, entry, body, lambda: dict(do(uuid7())), org_id=org_id)


def stored_once(
    owner: UUID,
    entry: UUID | None,
    kind: str,
    body: Answer,
    do: Callable[[UUID], Answer],
    *,
    org_id: UUID,
) -> Answer:
    """Run `do` once for this entry and keep its answer; without an entry's id it simply runs.

    Raises Replayed when the same id comes with another body.
    """
    if entry is None:
        return dict(do(uuid7()))
    raw = json.dumps([kind, body], sort_keys=True, default=str).encode()
    return once_numbered(owner, entry, raw, do, org_id=org_id)
