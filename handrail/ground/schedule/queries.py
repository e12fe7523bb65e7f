"""Reads of the schedule for staff pages and the doctor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handrail.ground.kernel import clock
from handrail.ground.schedule.models import Due, Heartbeat

WORKER = "worker"
SILENT_AFTER = timedelta(minutes=3)


@dataclass(frozen=True)
class Pulse:
    """Whether the background worker is at work, and when it was last seen (None: never)."""

    alive: bool
    last_seen: datetime | None


def worker_pulse() -> Pulse:
    """Return the worker's pulse; it counts as silent after three minutes without a beat."""
    seen = Heartbeat.objects.filter(name=WORKER).values_list("beat_at", flat=True).first()
    return Pulse(seen is not None and clock.now() - seen <= SILENT_AFTER, seen)


def stuck_count() -> int:
    """Return how many due rows wait for a human."""
    rows = Due.objects.for_system("the doctor counts rows that wait")
    return int(rows.filter(state=Due.STUCK).count())
