"""Children that end when the process that started them does, however it ended."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable

_LOOK_EVERY = 1.0
_GRACE = 4.0


def end_with_parent() -> None:
    """Watch the parent from a thread of this process; without it, stop, then end at once."""
    parent = os.getppid()
    threading.Thread(target=_watch, args=(parent,), name="lifeline", daemon=True).start()


def _watch(parent: int) -> None:
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(_LOOK_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    pause.wait(_GRACE)
    os._exit(1)


def when_stdin_ends(do: Callable[[], None]) -> None:
    """Call `do` when the other end of standard input is gone; a killed parent closes it too."""

    def wait() -> None:
        # Not sys.stdin.buffer: a daemon thread that holds its lock makes the interpreter abort.
        while os.read(sys.stdin.fileno(), 4096):
            pass
        do()

    threading.Thread(target=wait, name="lifeline", daemon=True).start()
