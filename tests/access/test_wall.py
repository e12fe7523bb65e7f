"""The second wall: on PostgreSQL the database itself keeps organisations apart."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from handrail.ground.access import acting
from handrail.ground.access.wall import walled_tables
from handrail.ground.people.models import Episode, Participant
from tests.cast import Cast, participant

pytestmark = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="row-level security is PostgreSQL's"
)


def test_every_table_with_an_organisation_is_walled(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        walled = {row[0] for row in cursor.fetchall()}
    assert set(walled_tables()) <= walled
    assert "people_participant" in walled


def test_another_organisation_is_not_there_even_for_uncareful_code(cast: Cast) -> None:
    theirs = participant(cast.other_org, cast.site, "Zed Other", None)
    with acting(cast.ben.actor):
        everybody = Participant.objects.for_system("a careless query, for the test")
        assert theirs.participant_id not in set(everybody.values_list("pk", flat=True))
        assert cast.ana.participant_id in set(everybody.values_list("pk", flat=True))
        with pytest.raises(DatabaseError), transaction.atomic():
            Episode(org=cast.other_org, participant_id=cast.ana.participant_id).save()
    assert Participant.objects.for_system("outside of any wall").count() == 3


def test_without_an_organisation_there_is_nothing(cast: Cast) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE handrail_app")
        cursor.execute("SELECT count(*) FROM people_participant")
        assert cursor.fetchone()[0] == 0
        cursor.execute("RESET ROLE")


def test_the_book_cannot_be_changed_by_the_application(cast: Cast) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE handrail_app")
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("TRUNCATE audit_auditevent")
        cursor.execute("RESET ROLE")
