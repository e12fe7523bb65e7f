"""The coach's first page: who is on it, why, and what it costs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.faces.desks.coach import today
from handrail.ground.kernel import clock, events
from handrail.ground.orgs.rules import CEILING
from handrail.ground.people.models import Participant
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.contacts import rules as contact_rules
from handrail.practice.contacts.models import Appointment
from handrail.watch.insight import queries
from handrail.watch.insight.keeping import rebuild
from handrail.watch.insight.models import CaseloadRow, PutOff
from tests.cast import Cast, participant
from tests.counting import queries_asked

TODAY = "/coach/"


@pytest.fixture
def house(cast: Cast) -> Cast:
    """The cast with their kept rows; ana began long ago."""
    everybody = Participant.objects.for_system("test")
    everybody.update(started_on=clock.today("UTC") - timedelta(days=200))
    rebuild(everybody.values_list("pk", flat=True))
    return cast


def page(member) -> str:
    answer = member.client.get(TODAY)
    assert answer.status_code == 200, answer.content[:500]
    return answer.content.decode()


def test_a_coach_sees_the_people_they_work_with_and_nobody_else(house):
    participant(house.org, house.site, "Una Other", house.dee_coach.staff)
    text = page(house.ben)
    assert "Ana M." in text
    assert "Rev Q." in text
    assert "Una" not in text


def test_nobody_is_missing_while_their_kept_row_is(house):
    CaseloadRow.objects.for_system("test").delete()
    assert "Ana M." in page(house.ben)


def test_a_shared_hard_day_is_a_reason_at_the_top(house):
    record_checkin(
        house.ana.actor, participant_id=house.ana.participant_id, id=None, mood=1, shared=True
    )
    (first, *_rest) = queries.top(queries.caseload(house.ben.actor))
    assert first.participant_id == house.ana.participant_id
    assert "A hard day, shared today." in page(house.ben)


def test_a_private_hard_day_is_no_reason_and_its_mood_is_nowhere(house):
    record_checkin(house.ana.actor, participant_id=house.ana.participant_id, id=None, mood=1)
    text = page(house.ben)
    assert "hard day" not in text.replace("shares a hard day", "")
    assert "heard today" in text


@pytest.mark.covers("004-4")
def test_a_silence_longer_than_the_persons_own_rhythm_is_a_reason(house, monkeypatch):
    now = clock.now()
    for days in (20, 17, 14, 11, 8):
        with monkeypatch.context() as then:
            then.setattr(clock, "now", lambda days=days: now - timedelta(days=days))
            record_checkin(
                house.ana.actor, participant_id=house.ana.participant_id, id=None, mood=4
            )
    assert "Quiet for 8 days; usually heard every 3." in page(house.ben)


def test_later_takes_somebody_off_the_top_for_today_alone(house, monkeypatch):
    record_checkin(
        house.ana.actor, participant_id=house.ana.participant_id, id=None, mood=1, shared=True
    )
    where = reverse("desks:put_off", kwargs={"participant_id": house.ana.participant_id})
    for _ in range(2):
        answer = house.ben.client.post(where)
        assert answer.status_code == 303
        assert answer["Location"] == TODAY
    assert PutOff.objects.for_system("test").count() == 1
    top = queries.top(queries.caseload(house.ben.actor))
    assert house.ana.participant_id not in {p.participant_id for p in top}
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=1))
    top = queries.top(queries.caseload(house.ben.actor))
    assert house.ana.participant_id in {p.participant_id for p in top}


def test_nobody_can_put_off_somebody_they_do_not_coach(house):
    where = reverse("desks:put_off", kwargs={"participant_id": house.ana.participant_id})
    for member in (house.dee_coach, house.omar, house.carol, house.mona, house.ana, house.pat):
        assert member.client.post(where).status_code == 404
    assert PutOff.objects.for_system("test").count() == 0


def test_a_call_link_is_there_only_when_the_number_is_known(house):
    record_checkin(
        house.ana.actor, participant_id=house.ana.participant_id, id=None, mood=1, shared=True
    )
    assert 'href="tel:+12025550101"' in page(house.ben)
    Participant.objects.for_system("test").update(phone="")
    assert "tel:" not in page(house.ben)


def test_names_are_found_without_standing_in_an_address(house):
    answer = house.ben.client.post(reverse("desks:coach_find"), {"name": " aNa m"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert '<tr data-name="ana m.">' in text
    assert '<tr data-name="rev q.">' not in text
    none = house.ben.client.post(reverse("desks:coach_find"), {"name": "zz\x00<b>"})
    assert none.status_code == 200
    assert "No name like that among your people" in none.content.decode()
    assert "<b>" not in none.content.decode().split('id="people"')[1]


def test_a_name_that_is_far_too_long_gets_a_sentence(house):
    answer = house.ben.client.post(reverse("desks:coach_find"), {"name": "a" * 5000})
    assert answer.status_code == 422
    assert "too long for a name" in answer.content.decode()
    assert f'value="{"a" * 5000}"' in answer.content.decode()
    assert 'data-name="ana m."' in answer.content.decode()


def test_a_coach_without_people_is_told_how_people_come(house):
    text = page(house.dee_coach)
    assert "You have no people yet" in text


def test_somebody_away_is_not_asked_for_and_not_gone(house):
    CaseloadRow.objects.for_system("test").filter(participant_id=house.ana.participant_id).update(
        episode_open=False
    )
    people = queries.caseload(house.ben.actor)
    assert house.ana.participant_id in {p.participant_id for p in people}
    assert house.ana.participant_id not in {p.participant_id for p in queries.top(people)}
    assert "1 person is away from the programme for now" in page(house.ben)


def test_a_list_is_one_line_in_the_book_for_everybody_on_it(house):
    from handrail.ground.audit import reads_of

    page(house.ben)
    looks, _ = reads_of(house.ana.participant_id)
    # One for everybody on the list, and one for whom a first agreement is asked for.
    assert [look.kind for look in looks] == ["list", "list"]
    assert {look.actor_name for look in looks} == {"Ben"}


def test_the_caseload_is_one_query_however_many_people(house, django_assert_num_queries):
    actor = house.ben.actor
    for count in (2, 40):
        while Participant.objects.for_system("test").count() < count:
            participant(house.org, house.site, "Sam Extra", house.ben.staff)
        with django_assert_num_queries(1):
            assert len(queries.OWN.rows(actor)) == count


def test_the_page_costs_the_same_for_two_and_for_forty_people(house):
    page(house.ben)
    with CaptureQueriesContext(connection) as two:
        page(house.ben)
    for _ in range(38):
        participant(house.org, house.site, "Sam Extra", house.ben.staff)
    with CaptureQueriesContext(connection) as forty:
        page(house.ben)
    # Session, actor, people, what is due in any room, first agreements: whose, and the text;
    # then the book, for all of it together: who is on it, the head, the lines.
    assert len(queries_asked(two)) == len(queries_asked(forty)) == 10, queries_asked(forty)


def test_every_kind_of_contact_has_its_word_on_the_page(house):
    for kind, known in contact_rules.KINDS.items():
        CaseloadRow.objects.for_system("test").update(
            last_contact_at=clock.now(), last_contact_kind=kind
        )
        assert known.word.lower() in page(house.ben)


def test_places_are_counted_against_the_ceiling(house):
    assert f"2 of {CEILING} places" in page(house.ben)


def test_only_coaches_open_the_page(house):
    for member in (house.ana, house.mona, house.carol, house.pat, house.circle, house.auditor):
        assert member.client.get(TODAY).status_code == 404


def test_every_event_that_changes_a_row_has_its_reaction():
    from handrail.watch.insight import reactions

    kept = {reactions.keep_checkin, reactions.keep_person}
    heard = {
        event.__name__
        for event, found in events.subscriptions().items()
        if kept & {subscription.reaction for subscription in found}
    }
    assert heard >= {
        "CheckInRecorded", "CheckInSharingChanged", "CheckInTakenBack", "ContactLogged",
        "ContactTakenBack", "AppointmentSet", "StepAgreed", "StepReported", "MeetingAttended",
        "MeetingTakenBack",
        "ParticipantTakenIn", "ProfileChanged", "CoachAssigned", "CoachEnded", "EpisodeOpened",
        "EpisodeClosed", "ContactPutOff",
    }  # fmt: skip


def test_todays_appointments_stand_on_the_coachs_own_wall_clock(house, monkeypatch):
    morning = datetime(2026, 5, 14, 13, 0, tzinfo=UTC)  # nine in the morning in New York
    monkeypatch.setattr(clock, "now", lambda: morning)
    for hours, asked in ((2, "coach"), (3, "participant"), (30, "coach")):
        at = morning + timedelta(hours=hours)
        Appointment(
            org=house.org, participant_id=house.ana.participant_id, staff=house.ben.staff,
            starts_at=at, zone="UTC", wall_on=at.date(), wall_at=at.time(),
            state="proposed", proposed_by=asked,
        ).save()  # fmt: skip
    rebuild([house.ana.participant_id])
    found = today.page(house.ben.actor).slots
    assert [time.replace("\u202f", " ") for time, _slot in found] == ["11:00 AM", "12:00 PM"]
    assert [slot.asked for _time, slot in found] == [False, True]
