"""What SQLite knows of its tables, and which ways it takes; PostgreSQL counts by itself."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection

from handrail.ground.audit.queries import about
from handrail.ground.kernel import statistics
from handrail.ground.people.models import Participant
from tests.cast import Cast

sqlite_only = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's planner")


def _counted() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl, stat FROM sqlite_stat1 WHERE stat IS NOT NULL")
        return dict(cursor.fetchall())


@sqlite_only
def test_it_counts_what_is_there(cast: Cast) -> None:
    statistics.count()
    there = Participant.objects.for_system("counting people").count()
    assert int(_counted()["people_participant"].split()[0]) == there


@sqlite_only
def test_lines_about_somebody_are_found_by_an_index(cast: Cast) -> None:
    found = about(uuid4()).explain()
    assert "audit_subject_at" in found
    assert "SCAN audit_auditevent" not in found


def test_it_is_harmless_everywhere(cast: Cast) -> None:
    statistics.count()
    statistics.count()
    assert Participant.objects.for_system("counting people").exists()
