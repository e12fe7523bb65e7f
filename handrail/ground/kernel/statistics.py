"""How many rows each index leads to, so that SQLite chooses the short way to them.

Without these numbers it takes the index of a whole organisation to find the thirty people of one
coach. PostgreSQL counts by itself.
"""

from __future__ import annotations

from django.db import connections

ROWS_LOOKED_AT = 1_000
"""How many rows of an index are counted at most: a second for a million rows, not minutes."""
# Analyse what has changed much since last time, and look at every table; sqlite.org/pragma.html.
_OPTIMISE = 0x10002


def count() -> None:
    """Count anew where a table has grown or shrunk much since last time; else next to no work."""
    for alias in connections:
        connection = connections[alias]
        if connection.vendor != "sqlite":
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
            cursor.execute(f"PRAGMA optimize = {_OPTIMISE}")
