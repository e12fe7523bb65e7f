"""Starts and stops the servers that are measured, each a child process on a loopback port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.client import Connection, get

WORKERS = os.cpu_count() or 1
_PATIENCE = 120.0


@contextmanager
def running(
    module: list[str], env: Mapping[str, str], ready: str, log: Path
) -> Iterator[tuple[int, int]]:
    """Run `python -m module... --port N` and yield its port and process id; stop it at the end.

    `ready` is a path that answers when the server does. Raises RuntimeError when it does not
    within two minutes; the log has its words.
    """
    port = _free_port()
    with log.open("ab") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", *module, "--port", str(port)],
            env=dict(env), stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
        try:
            _wait(process, port, ready, log)
            yield port, process.pid
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, ready: str, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended by itself; see {log}")
        try:
            if not ready:
                # Only that it listens: the first request is to be measured.
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            Connection(port, timeout=10).ask(get(ready))
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"the server did not answer; see {log}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def memory(pid: int) -> dict[str, float]:
    """Return MiB of the process and all below it: resident, and with shared pages counted once."""
    tree = _tree(pid)
    pages = os.sysconf("SC_PAGE_SIZE")
    resident = sum(int(Path(f"/proc/{p}/statm").read_text().split()[1]) for p in tree) * pages
    own = sum(_proportional(p) for p in tree)
    return {"rss_mib": round(resident / 2**20, 1), "pss_mib": round(own / 1024, 1)}


def processor(pid: int) -> float:
    """Return the seconds of processor time that the process and all below it have used."""
    ticks = 0
    for each in _tree(pid):
        after = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += int(after[11]) + int(after[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _tree(pid: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(after[1]), []).append(int(stat.parent.name))
    found, todo = [], [pid]
    while todo:
        each = todo.pop()
        found.append(each)
        todo += children.get(each, [])
    return found


def _proportional(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
