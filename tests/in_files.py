"""Databases in files, for rooms whose tests use several threads."""

from __future__ import annotations

import pytest
from django.db import connections


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Databases in files: each thread has a connection of its own, as in real use.

    A database in memory is shared by all threads, which then meet locks and broken caches that
    no file has.
    """
    folder = tmp_path_factory.mktemp("databases")
    for alias in connections:
        held = connections[alias].settings_dict
        if connections[alias].vendor == "sqlite":
            held["TEST"]["NAME"] = str(folder / f"{alias}.sqlite3")
            held["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF"
