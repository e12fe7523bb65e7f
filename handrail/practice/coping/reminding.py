"""Reminding of a day ahead, in words that say nothing: "You have a reminder."."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from handrail.ground.kernel import clock
from handrail.ground.messaging.recipients import participant_recipient
from handrail.ground.messaging.sending import OWN_CAUSE, queue
from handrail.ground.schedule import planning
from handrail.ground.schedule.queries import came, coming

from .models import HardDay
from .rules import days as rules

LATELY = timedelta(days=max(rules.BEFORE) + 1)
AHEAD, AGAIN = "coping.ahead", "coping.ahead.again"


def plan(row: HardDay, zone: str, *, told: bool = False) -> None:
    """Let the next reminder that is still to come be given, in place of the one before.

    With `told` the nearest time has just been reminded of, and the one after it is next.
    """
    forget(row.id)
    earliest = _from(row, zone)
    nearest = rules.next_day(row.starts_on, row.repeats, earliest) if told else None
    if nearest is not None:
        earliest = nearest + timedelta(days=1)
    found = row.remind and rules.next_reminder(
        row.starts_on, row.repeats, row.before, clock.now(), earliest, zone
    )
    if found:
        planning.remind(org_id=row.org_id, participant_id=row.participant_id, kind=AHEAD,
                        subject=row.id, at=found[1], zone=zone)  # fmt: skip


def _from(row: HardDay, zone: str) -> date:
    today = clock.today(zone)
    if row.quiet_for is not None and row.quiet_for >= today:
        return row.quiet_for + timedelta(days=1)
    return today


def planned(day_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """Return when each of these days is reminded of next; a day without a reminder is not there."""
    return coming((AHEAD, AGAIN), day_ids)


def told_lately(day_ids: Iterable[UUID], now: datetime) -> dict[UUID, datetime]:
    """Return when each of these days was last reminded of, of what is not long ago."""
    return came((AHEAD, AGAIN), day_ids, now - LATELY)


def put_off(row: HardDay, zone: str, at: datetime) -> None:
    """Remind once more at `at`, beside the reminder of the next time."""
    planning.remind(org_id=row.org_id, participant_id=row.participant_id, kind=AGAIN,
                    subject=row.id, at=at, zone=zone)  # fmt: skip


def forget(row_id: UUID) -> None:
    """Do not remind of this day."""
    planning.forget(kind=AHEAD, subject=row_id)
    planning.forget(kind=AGAIN, subject=row_id)


def tell(participant_id: UUID, cause: str) -> None:
    """Queue the reminder, to somebody who can be reached at a place of their own.

    It is theirs alone: its cause says so, and nothing that a coach reads counts it.
    """
    to = participant_recipient(participant_id)
    if to is not None:
        queue(to, "reminder", cause=f"{OWN_CAUSE}{cause}")
