"""Plans that PostgreSQL keeps for the queries whose text is made once; SQLite keeps its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.ground.kernel import clock
from handrail.ground.kernel.prepared import Prepared
from handrail.ground.people.models import Participant
from tests.cast import Cast

postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="kept by PostgreSQL")


def _of_org(org_id: UUID, since: Any) -> Any:
    rows = Participant.objects.for_system("a test reads").filter(org_id=org_id)
    return rows.filter(made_at__gte=since).order_by("pk").values_list("pk", "given_name")


def _kept(words: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", [f"%{words}%"]
        )
        return int(cursor.fetchone()[0])


def test_the_answer_is_the_one_of_the_query_itself(cast: Cast) -> None:
    asked = Prepared(_of_org)
    since = clock.now() - timedelta(days=9)
    for org_id in (cast.org.pk, uuid4(), cast.org.pk):
        assert asked.rows(org_id, since) == list(_of_org(org_id, since))


@postgresql
def test_one_plan_serves_every_value(cast: Cast) -> None:
    asked = Prepared(_of_org)
    mark = '"people_participant"."made_at" >= $'
    before = _kept(mark)
    for days in (1, 20, 300):
        asked.rows(cast.org.pk, clock.now() - timedelta(days=days))
    assert _kept(mark) == before + 1


def test_what_was_asked_can_be_counted(cast: Cast) -> None:
    asked = Prepared(_of_org)
    since = clock.now()
    asked.rows(cast.org.pk, since)
    with CaptureQueriesContext(connection) as seen:
        for _time in range(3):
            asked.rows(cast.org.pk, since)
    assert [query["sql"].startswith("SELECT") for query in seen] == [True] * 3


@postgresql
def test_other_queries_are_not_kept(cast: Cast) -> None:
    for _time in range(9):
        Participant.objects.for_system("a test counts").filter(org_id=cast.org.pk).count()
    assert _kept("COUNT(*)") == 0
