"""Reads of the schedule for staff pages and the doctor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from handrail.ground.kernel import clock
from handrail.ground.schedule.models import Due, Expectation, Heartbeat
from handrail.ground.schedule.rules import occurrences

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


def coming(kinds: Iterable[str], subjects: Iterable[UUID]) -> dict[UUID, datetime]:
    """Return when what is expected about each subject falls due first, of what lies ahead.

    The caller has found the subjects for somebody who may read them; one query.
    """
    rows = Expectation.objects.for_system("when the reader's own reminders come")
    waiting = rows.filter(kind__in=kinds, subject__in=subjects, retired_at__isnull=True,
                          paused=False)  # fmt: skip
    now, found = clock.now(), dict[UUID, datetime]()
    for kept in waiting:
        first = next((one.at for one in occurrences(kept.rule(), clock.local(now, kept.zone).date(),
                                                    date.max) if one.at > now), None)  # fmt: skip
        if first is not None and kept.subject is not None:
            found[kept.subject] = min(first, found.get(kept.subject, first))
    return found


def came(kinds: Iterable[str], subjects: Iterable[UUID], since: datetime) -> dict[UUID, datetime]:
    """Return when what was expected about each subject last came, at `since` or later.

    The caller has found the subjects for somebody who may read them; one query.
    """
    rows = Due.objects.for_system("when the reader's own reminders came")
    done = rows.filter(expectation__kind__in=kinds, expectation__subject__in=subjects,
                       state=Due.DONE, due_at__gte=since).order_by("due_at")  # fmt: skip
    return dict(done.values_list("expectation__subject", "due_at"))


def stuck_count() -> int:
    """Return how many due rows wait for a human."""
    rows = Due.objects.for_system("the doctor counts rows that wait")
    return int(rows.filter(state=Due.STUCK).count())
