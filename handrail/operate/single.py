"""Exactly one scheduler: a lock that goes with the process that holds it."""

from __future__ import annotations

import fcntl
import os
import threading
from contextlib import suppress

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from handrail.ground.kernel import home

# The first 8 bytes of SHA-256("handrail scheduler"), as PostgreSQL's signed number.
_LOCK = 1669606784560972502
_TRY_EVERY = 1.0


class OneScheduler:
    """The right to be the scheduler of this installation."""

    def __init__(self) -> None:
        self._file: int | None = None
        self._session: BaseDatabaseWrapper | None = None

    def take(self) -> bool:
        """Return whether this process is the scheduler now; asks again each time it is called."""
        return self._take_session() if connection.vendor == "postgresql" else self._take_file()

    def give_up(self) -> None:
        """Let another process be the scheduler."""
        if self._session is not None:
            # Said aloud: a server notices only a moment later that a session has ended.
            with suppress(DatabaseError), self._session.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock_all()")
            self._session.close()
        if self._file is not None:
            os.close(self._file)
        self._session = self._file = None

    def _take_session(self) -> bool:
        if self._session is None:
            # A connection of its own: the lock goes with the session, which no pool may recycle.
            self._session = connection.copy()
            options = dict(self._session.settings_dict["OPTIONS"])
            options.pop("pool", None)
            self._session.settings_dict["OPTIONS"] = options
        with self._session.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
            return bool(cursor.fetchone()[0])

    def _take_file(self) -> bool:
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
