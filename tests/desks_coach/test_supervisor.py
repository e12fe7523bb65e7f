"""The supervisor's desk: counts by coach, no ranking, look but do not change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.ground.audit import reads_of
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.models import Participant
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.contacts.commands import log_contact
from handrail.practice.plans.commands import record_review
from handrail.watch.insight import queries
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast, participant
from tests.counting import queries_asked


@pytest.fixture
def house(cast: Cast) -> Cast:
    """The cast with their kept rows; everybody began long ago."""
    everybody = Participant.objects.for_system("test")
    everybody.update(started_on=clock.today("UTC") - timedelta(days=200))
    rebuild(everybody.values_list("pk", flat=True))
    return cast


def where(member) -> str:
    return reverse("desks:supervised_caseload", kwargs={"staff_id": member.staff.pk})


def home(cast: Cast) -> str:
    answer = cast.carol.client.get("/supervision/")
    assert answer.status_code == 200, answer.content[:400]
    return answer.content.decode()


@pytest.mark.covers("004-4")
def test_people_without_a_contact_for_two_weeks_are_counted(house):
    (ben,) = queries.coaches_of(house.carol.actor)
    assert (ben.name, ben.people, ben.uncontacted) == ("Ben", 2, 2)
    log_contact(
        house.ben.actor, participant_id=house.ana.participant_id,
        at=clock.now() - timedelta(days=3), kind="left_message",
    )  # fmt: skip
    (ben,) = queries.coaches_of(house.carol.actor)
    assert ben.uncontacted == 1


def test_a_coach_of_somebody_else_is_not_there(house):
    text = home(house)
    assert "Ben" in text
    assert "Dee" not in text
    assert "Omar" not in text
    for member in (house.dee_coach, house.omar, house.mona, house.carol):
        assert house.carol.client.get(where(member)).status_code == 404


def test_more_people_than_places_is_said_in_words(house):
    for _ in range(house.org.ceiling):
        person = participant(house.org, house.site, "Sam Extra", house.ben.staff)
        rebuild([person.participant_id])
    text = home(house)
    assert "17 of 15" in text
    assert "more than planned for one coach" in text


def test_the_people_of_a_coach_can_be_looked_at_and_the_look_is_noted(house):
    answer = house.carol.client.get(where(house.ben))
    text = answer.content.decode()
    assert "Ana M." in text
    assert "Log a contact" not in text
    assert "<form" not in text.split("<main")[1].split("</main>")[0]
    looks, _ = reads_of(house.ana.participant_id)
    assert [(look.kind, look.actor_name) for look in looks] == [("list", "Carol")]


def test_the_numbers_alone_open_no_record(house):
    home(house)
    assert reads_of(house.ana.participant_id) == ([], False)


def test_nobody_else_opens_the_desk(house):
    for name, member in house.everybody().items():
        expected = 200 if name == "carol" else 404
        assert member.client.get("/supervision/").status_code == expected, name
        assert member.client.get(where(house.ben)).status_code == expected, name


def test_a_supervisor_without_coaches_is_told_how_they_come(house):
    house.ben.staff.supervisor = None
    house.ben.staff.save()
    assert "No coach is assigned to you yet" in home(house)


def test_who_coaches_and_supervises_sees_their_own_people_on_their_own_page(house):
    carol = house.carol.staff
    carol.roles = "coach supervisor"
    carol.save()
    own = participant(house.org, house.site, "Una Other", carol)
    rebuild([own.participant_id])
    names = [person.name for person in queries.caseload(house.carol.actor)]
    assert names == ["Una O."]


def test_the_pages_cost_the_same_however_many_people(house):
    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert house.carol.client.get(address).status_code == 200
        return len(queries_asked(captured))

    home(house)
    house.carol.client.get(where(house.ben))
    before = cost("/supervision/"), cost(where(house.ben))
    for _ in range(20):
        person = participant(house.org, house.site, "Sam Extra", house.ben.staff)
        rebuild([person.participant_id])
    assert (cost("/supervision/"), cost(where(house.ben))) == before == (8, 10)


@pytest.mark.covers("rule-14")
def test_what_was_shared_with_the_coach_is_not_shared_with_the_supervisor(house):
    ana = house.ana.participant_id
    record_checkin(
        house.ana.actor, id=uuid7(), participant_id=ana, mood=2, craving=9, note="Elm", shared=True
    )
    record_review(
        house.ben.actor, participant_id=ana, worked="The walks", change="Call first", shared=True
    )
    person = reverse("desks:person", kwargs={"participant_id": ana})
    plan = reverse("plans:person", kwargs={"participant_id": ana})
    of_ben = "".join(house.ben.client.get(a).text for a in ("/coach/", person, plan))
    of_carol = "".join(house.carol.client.get(a).text for a in (where(house.ben), person, plan))
    for words in ("Shared moods", "Last shared check-in", "Urges", "Elm", "The walks"):
        assert words in of_ben, words
        assert words not in of_carol, words
    assert "Check-ins are between" in of_carol
    for row in queries.caseload_of(house.carol.actor, house.ben.staff.pk):
        assert (row.last_shared_mood, row.last_shared_craving, row.curve_text) == (None,) * 3
