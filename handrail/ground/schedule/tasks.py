"""What the worker does every minute for the schedule."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings

from handrail.ground import audit
from handrail.ground.kernel import statistics
from handrail.ground.kernel.jobs import every
from handrail.ground.schedule import sweeper
from handrail.ground.schedule.queries import WORKER


@every(1, "schedule.beat")
def beat() -> None:
    """Show that the worker is at work."""
    sweeper.beat(WORKER)


@every(1, "schedule.sweep")
def sweep() -> None:
    """Act on what is due."""
    sweeper.sweep()


@every(30, "schedule.lay_out")
def lay_out() -> None:
    """Keep 14 days laid out."""
    sweeper.lay_out_ahead()


@every(10, "audit.anchor")
def anchor() -> None:
    """Keep the heads of the book outside the database, so that a cut end is seen."""
    audit.anchor()


@every(60, "statistics.count")
def count_rows() -> None:
    """Count how many rows each index leads to, where a table changed much."""
    statistics.count()


@every(60, "sessions.tidy")
def tidy_sessions() -> None:
    """Remove sessions that are over."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
