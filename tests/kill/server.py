"""The real server as a tree of processes that can be killed whole."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from tests.kill.installation import ROOT

_PATIENCE = 300.0


class RealServer:
    """``handrail serve`` on a free port of this machine."""

    def __init__(self, env: dict[str, str], *arguments: str, place: Path = ROOT) -> None:
        self.env = env
        self.place = place
        self.arguments = arguments
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = Path(env["HANDRAIL_HOME"]).with_suffix(".log")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and return when it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "handrail.cli", "serve", "--port", str(self.port),
                 "--workers", "2", *self.arguments],
                env=self.env, cwd=self.place, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        end = time.monotonic() + _PATIENCE
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text()[-3000:]
            assert time.monotonic() < end, self.log.read_text()[-3000:]
            time.sleep(0.1)

    def answers(self) -> bool:
        """Return whether it answers and its database does."""
        with contextlib.suppress(httpx.HTTPError):
            return httpx.get(f"{self.address}/healthz", timeout=2).status_code == 200
        return False

    def kill_tree(self) -> None:
        """Kill every process of it at once, as a power cut of the program would."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        end = time.monotonic() + _PATIENCE
        while self.processes():
            assert time.monotonic() < end
            time.sleep(0.02)

    def stop(self) -> float:
        """Ask it to stop and return how many seconds that took; kills what is left."""
        if self.process is None or self.process.poll() is not None:
            return 0.0
        before = time.monotonic()
        self.process.terminate()
        try:
            self.process.wait(30)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        return time.monotonic() - before

    def processes(self) -> list[int]:
        """Return the living processes of its tree, by their process group."""
        assert self.process is not None
        found = []
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError, ValueError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(fields[2]) == self.process.pid and fields[0] not in "ZX":
                    found.append(int(entry.name))
        return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
