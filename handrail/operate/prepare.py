"""Making an installation ready: its folder, tables, cache table and collected files."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from handrail.operate.start import start


def prepare() -> None:
    """Bring the installation up to this version; does nothing that is done already.

    Everything is readable by the owner alone.
    """
    tables()
    collect()


def tables() -> None:
    """Make the folder and the keys, and bring the tables up to this version."""
    os.umask(0o077)
    start()
    from django.conf import settings
    from django.core.management import call_command

    for alias in settings.DATABASES:
        if behind(alias):
            call_command("migrate", *only(alias), database=alias, verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    let_go()


def behind(alias: str) -> int:
    """Return how many changes of tables a database still waits for."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[alias])
    graph = executor.loader.graph
    targets = [leaf for room in only(alias) for leaf in graph.leaf_nodes(room)]
    return len(executor.migration_plan(targets or graph.leaf_nodes()))


def only(alias: str) -> tuple[str, ...]:
    """Return the one room whose tables a database has, or nothing where it has those of all.

    Going through the changes of all other rooms for a database that has none of their tables
    takes as long as making them.
    """
    return ("kernel",) if alias == "keys" else ()


def collect() -> bool:
    """Collect static files, packed, if they changed since last time; return whether they did."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    found = hashlib.sha256(f"packed {settings.STORAGES}".encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            found.update(f"{path}|{status.st_size}|{status.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if stamp.exists() and stamp.read_text() == found.hexdigest():
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    _pack(Path(settings.STATIC_ROOT))
    stamp.write_text(found.hexdigest())
    return True


def _pack(folder: Path) -> None:
    """Write a brotli and a gzip copy beside each file that gets smaller by it; phones get those."""
    from whitenoise.compress import Compressor  # type: ignore[import-untyped]

    packer = Compressor(quiet=True)
    for path in [found for found in folder.rglob("*") if found.is_file()]:
        if packer.should_compress(path.name):
            packer.compress(str(path))


def let_go() -> None:
    """Close every database connection, so that child processes make their own."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        # A pool belongs to the process that made it.
        if hasattr(connection, "close_pool"):
            connection.close_pool()
