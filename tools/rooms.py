"""Run the tests, a few rooms in a process, three at a time; what did not pass is said at the end.

A journey waits for a browser, and a room with servers for them: a busy machine can make it miss. A
few of them that missed are asked once more with nothing beside them, and what happened is said.

`python tools/rooms.py sqlite`, or `python tools/with_postgres.py python tools/rooms.py postgresql`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The long ones begin, so that the two lines of work end together.
LONG = ("journeys", "kill", "access", "desks_coach", "community", "design")
# So long that it is cut, for no line of work to wait for another at the end.
PARTS = {"journeys": 6}
# As long as a part of its own, so it is one, and begins.
ALONE = "tests/journeys/test_every_page.py"
# Short rooms share a process: to begin one takes six seconds of work, most rooms take less.
HANDS = 8
# Half of a journey is waiting for the browser: with two of them beside one other room, two cores
# have work all the time.
LINES = ("journeys", "journeys", "others")
# Nothing in it opens a database: once is enough.
WITHOUT_DATABASE = {"design"}
# They measure how a page is drawn, which no database changes; on both, tests/speed and tests/access
# open the same pages.
DRAWN = {ALONE, "tests/journeys/test_targets.py"}
TEMPLATE = "handrail_prepared"
# These wait for other processes. More than a few misses are no accident.
WAIT_FOR_OTHERS = ("tests/journeys", "tests/kill")
A_FEW = 3


def _parts(room: str, without: set[str]) -> list[list[str]]:
    """Return the room, or its files dealt out into as many hands as it has parts."""
    parts = PARTS.get(room, 1)
    if parts == 1:
        return [[f"tests/{room}"]]
    found = (str(p.relative_to(ROOT)) for p in (ROOT / "tests" / room).glob("test_*.py"))
    files = sorted(path for path in found if path not in {*without, ALONE})
    alone = [[ALONE]] if ALONE.startswith(f"tests/{room}/") and ALONE not in without else []
    return alone + [files[part::parts] for part in range(parts)]


def rooms(*, postgresql: bool) -> list[list[str]]:
    """Return what to hand to pytest, one process each, the longest first."""
    found = {p.parent.name for p in (ROOT / "tests").glob("*/test_*.py")}
    without = DRAWN if postgresql else set[str]()
    if postgresql:
        found -= WITHOUT_DATABASE
    long = [part for room in LONG if room in found for part in _parts(room, without)]
    rest = [f"tests/{room}" for room in sorted(found.difference(LONG))]
    return long + [rest[hand::HANDS] for hand in range(HANDS) if rest[hand::HANDS]]


def _in_a_server(address: str) -> dict[str, str]:
    """Make a database with all tables, of which each room's own is a copy; return what says so."""
    before, _, query = address.partition("?")
    head, _, _ = before.rpartition("/")
    there = f"{head}/{TEMPLATE}{'?' + query if query else ''}"
    import psycopg

    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {TEMPLATE}")
    with tempfile.TemporaryDirectory(prefix="handrail-prepared-") as folder:
        env = {**os.environ, "HANDRAIL_HOME": folder, "HANDRAIL_DATABASE_URL": there}
        command = [sys.executable, "-m", "tests.kill.world", "prepare"]
        subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
    return {"HANDRAIL_TEST_TEMPLATE": TEMPLATE}


def _in_files(folder: str) -> dict[str, str]:
    """Make the files of a test's databases, for each room to copy; return what says so."""
    env = {**os.environ, "HANDRAIL_HOME": folder}
    command = [sys.executable, "-m", "tests.prepared", folder]
    subprocess.run(command, cwd=ROOT, env=env, check=True)
    return {"HANDRAIL_TEST_FILES": folder}


def _memory(paths: list[str], more: dict[str, str]) -> Path:
    """Return where pytest keeps what these paths missed."""
    return Path(more["HANDRAIL_TEST_MEMORY"]) / paths[0].replace("/", "-")


def _run(paths: list[str], more: dict[str, str], *only: str) -> int:
    kept = f"cache_dir={_memory(paths, more)}"
    command = [sys.executable, "-m", "pytest", "-q", "-o", kept, *only, *paths]
    if "HANDRAIL_DATABASE_URL" not in os.environ:
        command.append("--reuse-db")
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **more}
    )
    took = round(time.monotonic() - began)
    print(
        f"== {' '.join(paths)} ({took} s)\n{done.stdout[-4000:]}{done.stderr[-2000:]}", flush=True
    )
    return 0 if done.returncode == 5 else done.returncode


def _missed_tests(paths: list[str], more: dict[str, str]) -> list[str]:
    """Return the tests that did not pass, by name; none where pytest itself broke off."""
    kept = _memory(paths, more) / "v" / "cache" / "lastfailed"
    return list(json.loads(kept.read_text())) if kept.exists() else []


def _still_missed(missed: list[list[str]], more: dict[str, str]) -> list[list[str]]:
    """Ask a few tests that wait for others once more, alone; return what misses again."""
    by_part = [(paths, _missed_tests(paths, more)) for paths in missed]
    if sum(len(tests) for _, tests in by_part) > A_FEW:
        return missed
    still = []
    for paths, tests in by_part:
        waits = tests and all(test.startswith(WAIT_FOR_OTHERS) for test in tests)
        if not waits or _run(paths, more, "--last-failed"):
            still.append(paths)
        else:
            print(f"Missed beside others, passed alone: {', '.join(tests)}", flush=True)
    return still


def _in_lines(everywhere: list[list[str]], more: dict[str, str]) -> list[list[str]]:
    """Run every room in its line, a line without rooms takes the other's; return what missed."""
    waiting: dict[str, deque[list[str]]] = {"journeys": deque(), "others": deque()}
    for paths in everywhere:
        waiting["journeys" if "journeys" in paths[0] else "others"].append(paths)
    missed: list[list[str]] = []

    def work(line: str) -> None:
        other = "others" if line == "journeys" else "journeys"
        while True:
            try:
                paths = (waiting[line] or waiting[other]).popleft()
            except IndexError:
                return
            if _run(paths, more):
                missed.append(paths)

    with ThreadPoolExecutor(len(LINES)) as pool:
        for done in [pool.submit(work, line) for line in LINES]:
            done.result()
    return missed


def main() -> int:
    """Run every room; return 1 when one of them did not pass."""
    everywhere = rooms(postgresql=sys.argv[1] == "postgresql")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="handrail-prepared-") as folder:
        address = os.environ.get("HANDRAIL_DATABASE_URL")
        more = _in_a_server(address) if address else _in_files(folder)
        more["HANDRAIL_TEST_MEMORY"] = str(Path(folder) / "memory")
        missed = _still_missed(_in_lines(everywhere, more), more)
    print(f"{len(everywhere)} rooms on {sys.argv[1]} in {round(time.monotonic() - began)} s")
    if missed:
        print(f"Not passed on {sys.argv[1]}: {', '.join(map(' '.join, missed))}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
