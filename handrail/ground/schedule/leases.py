"""Rows that workers take, one worker a row, and give back when a worker dies.

A worker claims rows by a conditional update that writes its own token; the update itself decides
who won, on every database. A lease that runs out makes its row claimable again, so a killed
worker costs a delay and never a row.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections, models, transaction
from django.db.models import F, Q, QuerySet

from handrail.ground.kernel.ids import uuid7

LEASED = "leased"


class Leased(models.Model):
    """The columns of a row that waits for a worker."""

    state = models.CharField(max_length=16)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    locked_until = models.DateTimeField(null=True)
    lease = models.UUIDField(null=True)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=Leased)


def claimable(at: datetime, waiting: tuple[str, ...]) -> Q:
    """Return which rows a worker may take: due ones, and ones whose worker went silent."""
    due = Q(state__in=waiting, next_attempt_at__lte=at)
    return due | Q(state=LEASED, locked_until__lte=at)


def claim(
    rows: QuerySet[Row], at: datetime, *, waiting: tuple[str, ...], limit: int, lasts: timedelta
) -> list[Row]:
    """Lease up to `limit` of `rows` to the caller, oldest first, and return them.

    Two callers never get the same row while its lease lasts.
    """
    token = uuid7()
    free = claimable(at, waiting)
    with transaction.atomic(using=rows.db):
        pks = rows.filter(free).order_by("next_attempt_at", "pk").values_list("pk", flat=True)
        if connections[rows.db].features.has_select_for_update_skip_locked:
            pks = pks.select_for_update(skip_locked=True)
        chosen = list(pks[:limit])
        if not chosen:
            return []
        # The condition is asked again: on SQLite another worker may have been first.
        rows.filter(free, pk__in=chosen).update(
            state=LEASED, lease=token, locked_until=at + lasts, attempts=F("attempts") + 1
        )
    return list(rows.filter(lease=token, state=LEASED).order_by("next_attempt_at", "pk"))


def settle(rows: QuerySet[Row], pk: UUID, lease: UUID | None, **values: Any) -> bool:
    """Write `values` to a row that is still leased to the caller; return whether it was."""
    held = rows.filter(pk=pk, lease=lease, state=LEASED)
    return held.update(locked_until=None, **values) == 1
