"""Stored once, however often a device sends it.

The device makes the entry's UUID when the person presses the button. The answer is kept in the
transaction of all the entry's effects, so a replay gets the first answer and changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.models import Receipt

Answer = dict[str, Any]


class Replayed(ValueError):
    """The same entry came again with other content; the first stays as it is."""


def _earlier(owner: UUID, entry: UUID, digest: bytes) -> Answer | None:
    row = Receipt.objects.filter(owner=owner, entry=entry).values_list("digest", "answer").first()
    if row is None:
        return None
    if bytes(row[0]) != digest:
        raise Replayed(str(entry))
    return dict(row[1])


def once(owner_id: UUID, client_id: UUID, body: bytes, do: Callable[[], Answer]) -> Answer:
    """Run `do` and keep its answer, or return the answer kept the first time.

    `body` is the entry as it was sent; its hash tells a replay from a different entry under the
    same id, which raises Replayed. Two copies that arrive at once are put in order by the unique
    receipt: the later one is undone and gets the earlier answer.
    """
    digest = hashlib.sha256(body).digest()
    with transaction.atomic():
        known = _earlier(owner_id, client_id, digest)
        if known is not None:
            return known
        # The receipt goes first: whoever loses the race waits here, and does nothing twice.
        try:
            with transaction.atomic():
                receipt = Receipt.objects.create(
                    owner=owner_id,
                    entry=client_id,
                    digest=digest,
                    answer={},
                    made_at=clock.now(),
                )
        except IntegrityError:
            known = _earlier(owner_id, client_id, digest)
            if known is None:
                raise
            return known
        answer = do()
        Receipt.objects.filter(pk=receipt.pk).update(answer=answer)
    return answer


def once_numbered(owner: UUID, entry: UUID, body: bytes, do: Callable[[UUID], Answer]) -> Answer:
    """Run `do` once with the entry's id, or with a new one where that names another person's row.

    So the answer is the same as for an id that nobody has: it tells nothing of anybody.
    """
    try:
        return once(owner, entry, body, lambda: dict(do(entry)))
    except IntegrityError:
        return once(owner, entry, body, lambda: dict(do(uuid7())))


def stored_once(
    owner: UUID, entry: UUID | None, kind: str, body: Answer, do: Callable[[UUID], Answer]
) -> Answer:
    """Run `do` once for this entry and keep its answer; without an entry's id it simply runs.

    Raises Replayed when the same id comes with another body.
    """
    if entry is None:
        return dict(do(uuid7()))
    raw = json.dumps([kind, body], sort_keys=True, default=str).encode()
    return once_numbered(owner, entry, raw, do)
