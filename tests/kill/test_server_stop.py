"""One tree of processes: it stops in seconds, and no branch outlives the trunk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

from tests.kill.conftest import Fresh
from tests.kill.installation import ROOT
from tests.kill.server import RealServer


def _gone(server: RealServer, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while server.processes():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def _wait_for_worker(server: RealServer) -> None:
    end = time.monotonic() + 60
    while "worker is at work" not in server.log.read_text():
        assert time.monotonic() < end, server.log.read_text()[-3000:]
        time.sleep(0.1)


def test_the_tree_ends_with_its_trunk_and_stops_in_seconds(fresh: Fresh) -> None:
    env = fresh("stopped_server")
    server = RealServer(env)
    try:
        server.start()
        assert server.process is not None
        # Trunk, two web processes, one worker.
        assert len(server.processes()) >= 4
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()
        assert _gone(server, 20)
        server.start()
        assert "set-up/" in server.log.read_text()
        _wait_for_worker(server)
        assert server.stop() < 15
        assert _gone(server, 1)
        assert server.process.returncode == 0
    finally:
        server.stop()
    # The worker was at work: it left its heartbeat.
    words = subprocess.run(
        [sys.executable, "-m", "handrail.cli", "doctor"],
        env=env, cwd=ROOT, capture_output=True, text=True, timeout=400, check=False,
    ).stdout  # fmt: skip
    assert "never seen" not in words
    assert "ok      encryption" in words
