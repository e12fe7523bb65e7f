"""A query whose SQL is made once says what Django's own query says, each time anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from handrail.ground.access import Capability
from handrail.ground.access.reading import Reading
from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock
from handrail.ground.kernel.prepared import NotPreparable, Prepared
from handrail.ground.people.models import Participant, Relationship
from tests.cast import Cast

pytestmark = pytest.mark.django_db

_C = Capability.PERSON_READ


def people(actor: Any) -> Any:
    return Participant.objects.visible_to(actor, _C).order_by("given_name", "id")


def test_it_says_what_the_query_itself_says_for_everybody_of_the_cast(cast: Cast) -> None:
    names = Reading(lambda actor: people(actor).values_list("id", "given_name", "started_on"))
    whole = Reading(people)
    for member in cast.everybody().values():
        actor = member.actor
        own = list(people(actor).values_list("id", "given_name", "started_on"))
        assert names.rows(actor) == own
        assert names.rows(actor) == own
        found = whole.objects(actor)
        assert [row.__dict__.keys() for row in found] == [r.__dict__.keys() for r in people(actor)]
        assert [row.pk for row in found] == [row[0] for row in own]


def test_few_of_many_become_objects(cast: Cast) -> None:
    whole, names = Reading(people), Reading(lambda actor: people(actor).values_list("id"))
    for member in cast.everybody().values():
        actor = member.actor
        own, found = list(people(actor)), whole.unmade(actor)
        for column in ("id", "given_name", "started_on", "zone"):
            assert found.column(column) == [getattr(row, column) for row in own]
        wanted = [bool(number % 2) for number in range(len(own))]
        kept = found.where(wanted)
        assert kept == own[1::2]
        assert [row.__dict__.keys() for row in kept] == [row.__dict__.keys() for row in own[1::2]]
    with pytest.raises(NotPreparable, match="no objects"):
        names.unmade(cast.ben.actor).where([True])


def test_the_sql_is_made_once_and_the_values_are_those_of_the_asker(cast: Cast) -> None:
    asked = 0

    def build(actor: Any) -> Any:
        nonlocal asked
        asked += 1
        return people(actor).values_list("id")

    prepared = Reading(build)
    for _ in range(3):
        assert (cast.ana.participant_id,) in prepared.rows(cast.ben.actor)
        assert prepared.rows(cast.dee_coach.actor) == []
    assert asked == 2  # twice for the one shape that both have


def test_a_relationship_that_ended_acts_on_the_very_next_reading(cast: Cast) -> None:
    prepared = Reading(lambda actor: people(actor).values_list("id", flat=False))
    assert prepared.rows(cast.ben.actor)
    Relationship.objects.for_system("test").update(ended_at=clock.now())
    assert prepared.rows(cast.ben.actor) == []


def test_the_hour_inside_a_query_is_the_hour_of_the_asking(cast: Cast) -> None:
    made = Prepared(lambda: User.objects.filter(made_at__lte=clock.now()).values_list("id"))
    with time_machine.travel(datetime(2020, 1, 1, tzinfo=UTC), tick=False):
        assert made.rows() == []
    assert made.rows()


def test_a_value_worked_out_inside_is_refused(cast: Cast) -> None:
    since = Prepared(
        lambda now: User.objects.filter(made_at__lte=now - timedelta(days=1)).values_list("id")
    )
    with pytest.raises(NotPreparable):
        since.rows(clock.now())
    yesterday = Prepared(
        lambda: User.objects.filter(made_at__gt=clock.now() - timedelta(days=1)).values_list("id")
    )
    with pytest.raises(NotPreparable):
        yesterday.rows()


def test_no_other_fact_of_an_actor_can_slip_into_the_sql(cast: Cast) -> None:
    named = Reading(lambda actor: people(actor).filter(given_name=actor.name).values_list("id"))
    with pytest.raises(NotPreparable):
        named.rows(cast.ben.actor)


def test_a_reading_without_the_ring_is_refused(cast: Cast) -> None:
    loose = Reading(lambda actor: User.objects.filter(org_id=actor.org_id).values_list("id"))
    with pytest.raises(NotPreparable):
        loose.rows(cast.ben.actor)


def test_what_cannot_be_kept_is_refused(cast: Cast) -> None:
    counted = Prepared(lambda: User.objects.annotate(n=Count("id")))
    with pytest.raises(NotPreparable):
        counted.rows()
    listed = Prepared(lambda ids: User.objects.filter(pk__in=ids).values_list("id"))
    with pytest.raises(NotPreparable):
        listed.rows([uuid4()])


def test_nobody_matches_costs_no_query(cast: Cast) -> None:
    prepared = Reading(lambda actor: people(actor).filter(pk__in=[]).values_list("id"))
    ben = cast.ben.actor
    with CaptureQueriesContext(connection) as asked:
        assert prepared.rows(ben) == []
        assert prepared.rows(ben) == []
    assert len(asked) == 0


def test_a_number_a_word_and_nothing_shape_the_query(cast: Cast) -> None:
    prepared = Prepared(
        lambda at_most, name: (
            User.objects.order_by("id").values_list("name")[:at_most]
            if name is None
            else User.objects.filter(name=name).values_list("name")[:at_most]
        )
    )
    assert len(prepared.rows(2, None)) == 2
    assert len(prepared.rows(3, None)) == 3
    assert prepared.rows(3, "Ben") == [("Ben",)]
    assert prepared.rows(3, "nobody") == []
    assert prepared.first(1, "Ben") == ("Ben",)
