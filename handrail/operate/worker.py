"""``handrail worker``: the worker and the one scheduler, in a process of their own."""

from __future__ import annotations

import argparse
import logging
import signal
import threading

from handrail.operate.lifeline import when_stdin_ends
from handrail.operate.start import start

logger = logging.getLogger("handrail.worker")
_LOOK_EVERY = 5.0
_GRACE = 5.0


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--threads", type=int, default=2, help="how many jobs at once (2)")
    parser.add_argument(
        "--with-server", action="store_true", help="end when standard input ends (used by serve)"
    )


def run(options: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT; then finish the job at hand, at most five seconds."""
    start()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if options.with_server:
        when_stdin_ends(stop.set)
    work(stop, threads=options.threads)
    return 0


def work(stop: threading.Event, *, threads: int) -> None:
    """Run jobs until `stop`; be the scheduler if no other process is.

    With Redis several workers share the jobs; without, a second worker waits in line.
    """
    from handrail.ground.kernel import jobs
    from handrail.operate.single import OneScheduler

    turn = OneScheduler()
    scheduler = turn.take() if jobs.mode() == "redis" else turn.wait(stop)
    if stop.is_set():
        return
    consumer = jobs.consumer(workers=threads, periodic=scheduler)
    consumer.start()
    if scheduler:
        # What fell due while nothing ran is taken up now, not at the next full minute.
        jobs.run_periodic()
    logger.info("worker is at work")
    while not stop.wait(_LOOK_EVERY):
        consumer.check_worker_health()
    consumer.halt(_GRACE)
    turn.give_up()
    logger.info("worker has stopped")
