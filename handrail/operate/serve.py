"""``handrail serve``: web, worker and scheduler in one command."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import threading
from typing import Any

from handrail.operate import lifeline
from handrail.operate.prepare import let_go, prepare
from handrail.operate.steady import steady

_GRACE = 6
_PAUSE = 2.0


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="web processes (one per core)"
    )
    parser.add_argument(
        "--no-worker", action="store_true", help="web only; run `handrail worker` elsewhere"
    )


def run(options: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT; returns 0 after a clean stop, 1 when it cannot start."""
    if not _free(options.host, options.port):
        print(
            f"Port {options.port} on {options.host} is in use. Stop what is running there, or "
            "choose another port with --port.",
            file=sys.stderr,
        )
        return 1
    prepare()
    greet(options.host, options.port)
    let_go()
    return serve(options.host, options.port, options.workers, worker=not options.no_worker)


def serve(host: str, port: int, workers: int, *, worker: bool) -> int:
    """Run the web processes, and the worker beside them, until told to stop.

    The installation is prepared already. Every child ends with this process, however it ends.
    """
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    beside = BesideWorker() if worker else None
    server = Server(
        "handrail.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=max(1, workers),
        # One thread a process: its database connection is kept, and nothing waits for the GIL.
        blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=_GRACE,
        log_level=LogLevels.warning,
    )
    if beside is not None:
        beside.start()
    try:
        server.serve(target_loader=_load)
    finally:
        if beside is not None:
            beside.stop()
    return 0


def _load(target: str, *_: Any, **__: Any) -> Any:
    """Load the application in a web process that ends with the one that started it."""
    from granian._internal import load_target

    lifeline.end_with_parent()
    application = load_target(target)
    steady()
    return application


class BesideWorker:
    """The worker process beside the web processes; started again when it ends by itself."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._watcher = threading.Thread(target=self._watch, name="worker-watch", daemon=True)

    def start(self) -> None:
        """Start the worker and keep it running."""
        self._process = self._spawn()
        self._watcher.start()

    def stop(self) -> None:
        """Stop the worker: kindly, and after some seconds for good."""
        self._stopping.set()
        process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _spawn(self) -> subprocess.Popen[bytes]:
        # The pipe is the lifeline: it closes when this process ends, also by SIGKILL.
        command = [sys.executable, "-m", "handrail.cli", "worker", "--with-server"]
        return subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603

    def _watch(self) -> None:
        while self._process is not None:
            self._process.wait()
            if self._stopping.wait(_PAUSE):
                return
            self._process = self._spawn()


def greet(host: str, port: int) -> None:
    """Say where the programme is, and how to set it up when that was not done yet."""
    from handrail.faces.desks.setup import link

    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104
    address = os.environ.get("HANDRAIL_ADDRESS", "").rstrip("/") or f"http://{shown}:{port}"
    print(f"Handrail is at {address}/", flush=True)
    if link.needed():
        print(
            "Nobody has set it up yet. Open this link within one hour; it works once:\n"
            f"  {address}{link.offer()}",
            flush=True,
        )


def _free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
