"""Makes the files of which each room's databases are copies: `python -m tests.prepared FOLDER`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django


def main(folder: str) -> None:
    """Write one file with all tables for each database, as the tests open them."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from django.conf import settings

    for alias, database in settings.DATABASES.items():
        database["NAME"] = str(Path(folder) / f"{alias}.sqlite3")
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from handrail.operate.prepare import only

    for alias in settings.DATABASES:
        call_command("migrate", *only(alias), database=alias, verbosity=0)
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()


if __name__ == "__main__":
    main(sys.argv[1])
