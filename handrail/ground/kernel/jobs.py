"""Side effects after the commit, and things that run every few minutes.

The queue carries nothing that is not also a row: a job that is lost with its process is found
again by a sweep. This is the only module that knows the queue's library.

Three ways to run, by settings: "immediate" (tests: right after the commit, in the same thread),
"memory" (the default: a thread of this process) and Redis (HANDRAIL_REDIS_URL: any worker).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.db import close_old_connections, transaction
from huey import Huey, MemoryHuey, crontab
from huey.consumer import Consumer

logger = logging.getLogger(__name__)
Payload = dict[str, str | int]
Job = Callable[..., None]

_jobs: dict[str, Job] = {}
_periodic: dict[str, int] = {}
_local: Embedded | None = None
_local_lock = threading.Lock()


class UnknownJob(LookupError):
    """No room made a job of this name known."""


class QueueMissing(RuntimeError):
    """HANDRAIL_REDIS_URL is set and the package that speaks Redis is not installed."""


def job(name: str) -> Callable[[Job], Job]:
    """Make the decorated function known as the job `name`; it takes the payload as keywords."""

    def register(function: Job) -> Job:
        _jobs[name] = function
        return function

    return register


def every(minutes: int, name: str) -> Callable[[Job], Job]:
    """Run the decorated function every `minutes` (1 to 60, a divisor of 60) in the worker."""
    if not 1 <= minutes <= 60 or 60 % minutes:
        raise ValueError(f"{minutes} does not divide an hour")

    def register(function: Job) -> Job:
        _periodic[name] = minutes
        return job(name)(function)

    return register


def enqueue(name: str, payload: Payload) -> None:
    """Run the job `name` after the commit; nothing runs when the transaction is undone."""
    if name not in _jobs:
        raise UnknownJob(name)
    transaction.on_commit(lambda: _hand_over(name, payload), robust=True)


def run(name: str, payload: Payload) -> None:
    """Run the job `name` here and now; its exception is logged, never raised."""
    close_old_connections()
    try:
        _jobs[name](**payload)
    except Exception:
        # The row that the job was about is still there; the next sweep takes it up.
        logger.exception("job %s did not finish", name)
    finally:
        close_old_connections()


def run_periodic() -> None:
    """Run everything periodic once, now; the worker does this when it starts."""
    for name in _periodic:
        run(name, {})


def mode() -> str:
    """Return "immediate", "memory" or "redis"."""
    if getattr(settings, "HANDRAIL_JOBS", "memory") == "immediate":
        return "immediate"
    return "redis" if getattr(settings, "HANDRAIL_REDIS_URL", "") else "memory"


def _hand_over(name: str, payload: Payload) -> None:
    how = mode()
    if how == "immediate":
        _jobs[name](**payload)
        return
    task, _ = _tasks()
    task(name, payload)
    if how == "memory":
        _start_local()


@cache
def _queue() -> Huey:
    if mode() != "redis":
        return MemoryHuey("handrail", results=False)
    try:
        from huey import RedisHuey

        return RedisHuey("handrail", results=False, url=settings.HANDRAIL_REDIS_URL)
    except Exception as missing:
        raise QueueMissing(
            "HANDRAIL_REDIS_URL is set, and the package redis is missing: pip install redis."
        ) from missing


@cache
def _tasks() -> tuple[Any, dict[str, Any]]:
    """Return the queue's one task and its periodic tasks, made on first use."""
    queue = _queue()
    periodic = {
        name: queue.periodic_task(crontab(minute=f"*/{minutes}"), name=name.replace(".", "_"))(
            lambda name=name: run(name, {})
        )
        for name, minutes in _periodic.items()
    }
    return queue.task(name="run")(run), periodic


class Embedded(Consumer):  # type: ignore[misc]
    """A consumer that lives inside another program and leaves its signals alone."""

    def _set_signal_handlers(self) -> None:
        """Leave the signals to the program around."""

    def halt(self, seconds: float) -> None:
        """Stop, waiting up to `seconds` for the job at hand; rows take care of the rest."""
        self.shutdown_timeout = seconds
        self.stop(graceful=True)


def consumer(*, workers: int, periodic: bool) -> Embedded:
    """Return a consumer that is not started yet; `periodic` makes it the one scheduler."""
    _tasks()
    # Its lines about starting and stopping say nothing to the person who runs the server.
    logging.getLogger("huey").setLevel(logging.WARNING)
    return Embedded(
        _queue(), workers=workers, periodic=periodic, max_delay=0.5, check_worker_health=False
    )


def _start_local() -> None:
    """Start this process's own thread for what it enqueues, once."""
    global _local
    with _local_lock:
        if _local is None:
            _local = consumer(workers=1, periodic=False)
            _local.start()
