"""The invented programme is what the issue of the house promises to a newcomer."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine

from handrail.demo.ahead import later_today
from handrail.demo.build import build
from handrail.faces.desks.coach import today
from handrail.ground import audit
from handrail.ground.accounts.models import User
from handrail.ground.consent.models import Consent
from handrail.ground.consent.rules import Kind
from handrail.ground.kernel import clock
from handrail.ground.orgs.models import Site
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Outsider, Participant, Staff
from handrail.practice.around.queries.company import who_asked
from handrail.practice.around.queries.who_helps import helpers
from handrail.practice.checkins.models import CheckIn
from handrail.practice.community.models import Attendance, ImportRun, Meeting, MeetingTime
from handrail.practice.community.queries import sources
from handrail.practice.contacts.coming import coming as coming_to
from handrail.practice.contacts.holidays import queries as holidays
from handrail.practice.updates import queries as updates
from handrail.watch.balance.queries.page import balance_page
from handrail.watch.balance.rules.measure import Place

pytestmark = pytest.mark.django_db(databases="__all__")
WHY = "a test counts the invented people"


def test_one_programme_with_a_year_behind_it(settings: Any) -> None:
    settings.HANDRAIL_DEMO = True
    doors = build()
    assert [door.role for door in doors] == [
        "participant", "coach", "supervisor", "manager", "circle", "partner", "auditor",
    ]  # fmt: skip
    people = Participant.objects.for_system(WHY)
    roles = [row.roles.split()[0] for row in Staff.objects.all()]
    assert people.count() == 40
    assert (roles.count("coach"), roles.count("supervisor"), roles.count("manager")) == (6, 2, 1)
    assert len(set(Site.objects.values_list("zone", flat=True))) == 2
    first = CheckIn.objects.for_system(WHY).order_by("local_date").first()
    assert first is not None
    assert first.local_date <= clock.today("UTC") - timedelta(days=350)
    yes = Consent.objects.for_system(WHY)
    for kind in (Kind.TAKE_PART, Kind.PRIVACY_NOTICE):
        assert yes.filter(kind=kind).values("participant_id").distinct().count() == 40
    for role in ("circle", "partner"):
        to = Outsider.objects.get(role=role).user_id
        assert yes.filter(kind=Kind.SHARE, recipient_id=to).count() == 1
    assert audit.verify().faults == ()
    ana, ben = (actor_for(_user(name)) for name in ("Ana", doors[1].name))
    assert ana.participant_id is not None
    pairs = [balance_page(ben, row.pk) for row in people.order_by("pk")[:12]]
    assert {page.now.place for page in pairs if page} == set(Place), "each place is to be seen"
    coming = coming_to(ana, ana.participant_id, clock.now()).next
    assert coming is not None
    assert clock.local(coming.starts_at, ana.zone).date() > clock.today(ana.zone)
    assert len(today.page(ben).slots) >= 1, "the coach has somebody to see today"


def test_the_people_around_and_the_days_ahead_are_in_it(settings: Any) -> None:
    settings.HANDRAIL_DEMO = True
    doors = build(4)
    ana, ben, rosa = (actor_for(_user(doors[number].name)) for number in (0, 1, 4))
    assert ana.participant_id is not None
    me, on = ana.participant_id, clock.today(ana.zone)
    there = helpers(ana, me)
    assert [one.name for one in there.there] == [
        "Dr. Lee",
        "Kit from the housing desk",
        "Mae",
        "Jo",
    ]
    assert [one.name for one in helpers(ben, me).there] == [
        "Dr. Lee", "Kit from the housing desk", "Mae",
    ]  # fmt: skip
    sent = updates.sent(ana, me)
    assert [one.taken_back_at is None for one in sent] == [True, False, True]
    assert [len(updates.received(who, me)) for who in (ben, rosa)] == [2, 2]
    assert [one.thanked for one in updates.received(rosa, me)] == [False, True]
    assert len(who_asked(ben)) == 1
    days = holidays.plans(ana, me, on)
    assert [(one.said.name, one.stand, one.away_name) for one in days] == [
        ("The weekend after payday", "soon", ""), ("A week without Ben", "ahead", "Ben"),
    ]  # fmt: skip
    assert [one.participant_id for one in holidays.near_people(ben, on)] == [me]


def _user(name: str) -> UUID:
    return User.objects.filter(name=name).order_by("made_at").values_list("pk", flat=True)[0]


@pytest.mark.parametrize(
    ("now", "at"),
    [
        ("09:10", "17:30"), ("17:00", "17:30"), ("17:01", "18:00"), ("17:30", "18:00"),
        ("21:45", "22:30"), ("23:20", "23:59"), ("23:58", "23:59"),
    ],
)  # fmt: skip
def test_somebody_comes_today_whatever_the_hour(now: str, at: str) -> None:
    day = datetime(2026, 11, 24, *map(int, now.split(":")), tzinfo=ZoneInfo("America/New_York"))
    found = later_today(day)
    assert (found.date(), f"{found:%H:%M}") == (day.date(), at)


@pytest.mark.parametrize("at", ["2026-03-02T13:00:00Z", "2026-07-05T04:30:00Z"])
def test_meetings_come_through_the_importer_and_people_went_on_their_days(
    settings: Any, at: str
) -> None:
    settings.HANDRAIL_DEMO = True
    with time_machine.travel(at, tick=False):
        build(6)
        run = ImportRun.objects.get()
        assert (run.state, run.feed) == (ImportRun.DONE, None)
        assert run.counts["created"] == run.counts["read"] == Meeting.objects.count()
        manager = Staff.objects.get(roles__contains="manager")
        (source,) = sources(actor_for(manager.user_id))
        assert source.last_run is not None
        held = defaultdict(set)
        for meeting, weekday in MeetingTime.objects.values_list("meeting_id", "weekday"):
            held[meeting].add(weekday)
        went = list(Attendance.objects.for_system(WHY).values_list("meeting_id", "local_date"))
        assert len(went) > 20
        assert [one for one in went if one[1].weekday() not in held[one[0]]] == []
        assert max(on for _meeting, on in went) <= clock.today("America/New_York")
