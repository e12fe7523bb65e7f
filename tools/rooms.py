"""Run the tests room by room, a process each, two at a time; not passing is said at the end.

The rooms that run on PostgreSQL are those in POSTGRESQL; the rest runs on SQLite alone.
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
POSTGRESQL = (
    "access/test_wall.py", "access/test_rings.py", "audit", "people", "plans", "contacts",
    "checkins", "insight",
)  # fmt: skip


def rooms(database: str) -> list[str]:
    """Return what to hand to pytest, one process each."""
    if database == "postgresql":
        return [f"tests/{room}" for room in POSTGRESQL]
    found = sorted({p.parent.name for p in (ROOT / "tests").glob("*/test_*.py")})
    return [f"tests/{room}" for room in found]


def _run(room: str) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", room]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(f"== {room}\n{done.stdout[-4000:]}{done.stderr[-2000:]}", flush=True)
    return 0 if done.returncode == 5 else done.returncode


def main() -> int:
    """Run every room; return 1 when one of them did not pass."""
    # PostgreSQL has one test database by name; SQLite's are in memory.
    at_once = 1 if sys.argv[1] == "postgresql" else 2
    with ThreadPoolExecutor(at_once) as pool:
        codes = list(pool.map(_run, rooms(sys.argv[1])))
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
