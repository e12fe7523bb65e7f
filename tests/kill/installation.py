"""An installation of its own for a test: a folder, and on PostgreSQL a database, thrown away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parents[2]


def surroundings(home: Path, *, like: Path | None = None, **more: str) -> dict[str, str]:
    """Return the environment of the installation in `home`, its database a copy of that of `like`.

    On SQLite the database is in the folder and was copied with it.
    """
    env = {k: v for k, v in os.environ.items() if not k.startswith(("HANDRAIL_", "DJANGO_"))}
    address = os.environ.get("HANDRAIL_DATABASE_URL")
    if address:
        env["HANDRAIL_DATABASE_URL"] = _own_database(
            address, _database(home), _database(like) if like else "template1"
        )
    path = os.pathsep.join([str(ROOT), env.get("PYTHONPATH", "")])
    return {**env, "HANDRAIL_HOME": str(home), "PYTHONPATH": path, **more}


def _database(home: Path) -> str:
    return home.name.replace("-", "_")


def _own_database(address: str, name: str, template: str) -> str:
    """Make a database beside the one at `address` as a copy of `template`; return its address."""
    with psycopg.connect(address, autocommit=True) as server:
        exists = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not exists:
            make = f'CREATE DATABASE "{name}" TEMPLATE "{template}"'
            server.execute(make)  # type: ignore[call-overload]
    before, _, query = address.partition("?")
    head, _, _ = before.rpartition("/")
    return f"{head}/{name}{'?' + query if query else ''}"


def ask(env: dict[str, str], module: str, *arguments: str) -> Any:
    """Run a module of this folder in the installation and return the JSON that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.kill.{module}", *arguments],
        env=env, cwd=ROOT, capture_output=True, text=True, timeout=400, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])
