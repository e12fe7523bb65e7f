"""The sweeper: lays out days, leases what is due, asks whether it holds, and announces it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from handrail.ground.kernel import clock
from handrail.ground.kernel.events import publish
from handrail.ground.schedule import rules
from handrail.ground.schedule.events import DueArrived
from handrail.ground.schedule.leases import claim, settle
from handrail.ground.schedule.models import Due, Expectation, Heartbeat
from handrail.ground.schedule.planning import lay_out
from handrail.ground.schedule.truth import Truth, ask

logger = logging.getLogger(__name__)
BATCH = 50


def lay_out_ahead() -> int:
    """Lay out every expectation that reaches less than 14 days ahead; return how many."""
    at = clock.now()
    short = (at + rules.AHEAD - timedelta(days=1)).date()
    behind = Q(laid_out_to__isnull=True) | Q(laid_out_to__lt=short)
    live = Q(paused=False, retired_at__isnull=True)
    wanted = Expectation.objects.for_system("the sweeper lays out days for everybody").filter(
        live, behind
    )
    found = 0
    for kept in wanted.exclude(ends_on__lt=at.date() - timedelta(days=1)).iterator(chunk_size=500):
        with transaction.atomic():
            lay_out(kept, at)
        found += 1
    return found


def sweep(batch: int = BATCH) -> int:
    """Act on everything that is due now; return how many rows were settled as done.

    Safe to run in any number of processes at once.
    """
    done = 0
    while taken := take(batch):
        done += sum(act(due) for due in taken)
    return done


def take(batch: int) -> list[Due]:
    """Lease up to `batch` due rows to the caller."""
    rows = _dues().select_related("expectation")
    at = clock.now()
    return claim(rows, at, waiting=(Due.WAITING,), limit=batch, lasts=rules.LEASE)


def act(due: Due) -> bool:
    """Settle one leased row and announce it in one transaction; return whether it was done."""
    if due.attempts > rules.TRIES:
        # Its workers died again and again before they could say why.
        _settle(due, state=Due.STUCK, trouble="WorkerLost")
        return False
    try:
        with transaction.atomic():
            state = Due.DONE if ask(due) is Truth.HOLDS else Due.MOOT
            # Settled first, announced after: a lease that was lost meanwhile announces nothing.
            if not _settle(due, state=state, settled_at=clock.now(), trouble=""):
                return False
            if state == Due.DONE:
                publish(_arrived(due))
    except Exception as trouble:
        # One poisoned row must never stop the others.
        logger.exception("due row %s could not be acted on", due.pk)
        _put_off(due, type(trouble).__name__, clock.now())
        return False
    return state == Due.DONE


def _arrived(due: Due) -> DueArrived:
    return DueArrived(
        org_id=due.org_id,
        participant_id=due.participant_id,
        due_id=due.id,
        kind=due.expectation.kind,
        subject=due.expectation.subject,
        local_date=due.local_date,
        zone=due.expectation.zone,
        at=due.due_at,
    )


def _put_off(due: Due, trouble: str, at: datetime) -> None:
    """Let the row be tried again after a pause, or hand it to a human."""
    pause = rules.pause_after(due.attempts)
    if pause is None:
        _settle(due, state=Due.STUCK, trouble=trouble)
    else:
        _settle(due, state=Due.WAITING, next_attempt_at=at + pause, trouble=trouble)


def _settle(due: Due, **values: object) -> bool:
    return settle(_dues(), due.pk, due.lease, **values)


def beat(name: str) -> None:
    """Write down that the background process `name` is at work now."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": clock.now()})


def _dues() -> Any:
    return Due.objects.for_system("the sweeper acts for everybody whose time has come")
