"""Exactly one scheduler: a lock that goes with the process that holds it."""

from __future__ import annotations

import fcntl
import os
import threading

from django.db import connection

from handrail.ground.kernel import home

# The first 8 bytes of SHA-256("handrail scheduler"), as PostgreSQL's signed number.
_LOCK = 1669606784560972502
_TRY_EVERY = 1.0


class OneScheduler:
    """The right to be the scheduler of this installation."""

    def __init__(self) -> None:
        self._file: int | None = None

    def take(self) -> bool:
        """Return whether this process is the scheduler now; asks again each time it is called."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
                return bool(cursor.fetchone()[0])
        if self._file is None:
            path = home.private_folder(home.home() / "data") / "scheduler.lock"
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def wait(self, stop: threading.Event) -> bool:
        """Wait in line until this process is the scheduler; False when told to stop first."""
        while not self.take():
            if stop.wait(_TRY_EVERY):
                return False
        return True
