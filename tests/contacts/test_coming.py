"""Every time that waits for somebody's yes is seen on that person's first page and page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.faces.desks.coach import today
from handrail.ground.kernel import clock
from handrail.practice.contacts import commands, recurring, rules
from handrail.practice.contacts.coming import STILL_ON, coming
from handrail.watch.insight.keeping import KEPT, rebuild
from handrail.watch.insight.models import CaseloadRow
from tests.cast import Cast, Member
from tests.counting import queries_asked

NOW = datetime(2026, 10, 20, 15, 0, tzinfo=UTC)
WEDNESDAY, FRIDAY, MONDAY = date(2026, 10, 21), date(2026, 10, 23), date(2026, 10, 26)


@pytest.fixture(autouse=True)
def _october() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def put(who: Member, cast: Cast, on: date, **more: Any) -> UUID:
    words = {"on": on, "at": time(17, 30), **more}
    return commands.set_appointment(
        who.actor, participant_id=ana(cast), **words
    ).appointment_id  # fmt: skip


def ids(groups: Any) -> list[UUID]:
    return [group.next.id for group in groups]


@pytest.mark.parametrize(
    ("state", "by", "whose"),
    [
        ("proposed", "participant", "coach"), ("proposed", "coach", "participant"),
        ("agreed", "participant", ""), ("agreed", "coach", ""), ("rests", "coach", ""),
        ("moved", "participant", ""), ("cancelled", "coach", ""), ("happened", "participant", ""),
        ("not_seen", "coach", ""),
    ],
)  # fmt: skip
def test_whose_yes_a_time_waits_for(state: str, by: str, whose: str) -> None:
    assert rules.waits_for(state, by) == whose


@pytest.mark.covers("003-18")
def test_what_waits_is_there_beside_a_nearer_time_that_is_agreed(cast: Cast) -> None:
    agreed = put(cast.ben, cast, WEDNESDAY, agreed=True)
    by_coach, by_ana = put(cast.ben, cast, FRIDAY), put(cast.ana, cast, MONDAY)
    hers = coming(cast.ana.actor, ana(cast), clock.now())
    his = coming(cast.ben.actor, ana(cast), clock.now())
    assert hers.next is not None
    assert his.next is not None
    assert (hers.next.id, his.next.id) == (agreed, agreed)
    assert (ids(hers.yours), ids(hers.theirs)) == ([by_coach], [by_ana])
    assert (ids(his.yours), ids(his.theirs)) == ([by_ana], [by_coach])
    commands.agree_appointment(cast.ana.actor, participant_id=ana(cast), appointment_id=by_coach)
    assert coming(cast.ana.actor, ana(cast), clock.now()).yours == []


def test_a_time_that_waits_hides_no_agreed_one_and_has_no_yes_once_it_has_begun(
    cast: Cast,
) -> None:
    put(cast.ben, cast, WEDNESDAY)
    agreed = put(cast.ben, cast, FRIDAY, agreed=True)
    found = coming(cast.ana.actor, ana(cast), clock.now())
    assert found.next is not None
    assert found.next.id == agreed
    assert len(found.yours) == 1
    begun = found.yours[0].next.starts_at + STILL_ON / 2
    assert not coming(cast.ana.actor, ana(cast), begun).yours
    assert not coming(cast.ana.actor, ana(cast), begun + timedelta(days=30)).any


def test_times_that_come_again_ask_once(cast: Cast) -> None:
    said = commands.Rhythm(FRIDAY, time(9), recurring.WEEK, times=8)
    commands.set_series(cast.ana.actor, participant_id=ana(cast), said=said)
    (group,) = coming(cast.ben.actor, ana(cast), clock.now()).yours
    assert (group.next.on, len(group.later)) == (FRIDAY, 7)
    text = cast.ben.client.get(reverse("desks:person", args=[ana(cast)])).text
    assert "Yes, all of them work" in text
    assert "7 times after it" in text


@pytest.mark.covers("003-18")
def test_each_of_them_reads_it_on_the_first_page_and_says_yes_there(cast: Cast) -> None:
    put(cast.ben, cast, WEDNESDAY, agreed=True)
    by_coach, by_ana = put(cast.ben, cast, FRIDAY), put(cast.ana, cast, MONDAY)
    hers, his = cast.ana.client.get("/today/").text, cast.ben.client.get("/coach/").text
    yes = reverse("contacts:appointment_agree", args=[by_coach])
    assert "does this time suit you?" in hers
    assert f'action="{yes}"' in hers
    assert reverse("contacts:appointment_agree", args=[by_ana]) not in hers
    assert "You asked for" in hers
    assert "<h3>Asked for a time</h3>" in his
    assert "Oct 26" in his or "26 Oct" in his or "October 26" in his
    page = cast.ben.client.get(reverse("desks:person", args=[ana(cast)])).text
    assert reverse("contacts:appointment_agree", args=[by_ana]) in page
    assert yes not in page
    assert cast.ana.client.post(yes).status_code == 303
    assert "does this time suit you?" not in cast.ana.client.get("/today/").text


def test_everything_that_was_asked_for_is_on_the_coachs_first_page(cast: Cast) -> None:
    for days in range(7):
        put(cast.ana, cast, MONDAY + timedelta(days=days))
    (found,) = today.page(cast.ben.actor).asked
    assert (found.participant_id, len(found.times), found.more) == (ana(cast), 5, 2)
    text = cast.ben.client.get("/coach/").text
    assert "and 2 more" in text
    assert "Asked for 7 times, the first on" in text


def test_the_kept_row_of_it_is_the_rebuilt_one(cast: Cast) -> None:
    put(cast.ben, cast, WEDNESDAY, agreed=True)
    asked = put(cast.ana, cast, MONDAY)
    rows = CaseloadRow.objects.for_system("test").filter(participant_id=ana(cast)).values(*KEPT)
    kept = rows.get()
    rebuild([ana(cast)])
    assert kept == rows.get()
    assert [bool(one[1]) for one in kept["appointments"]] == [False, True]
    commands.agree_appointment(cast.ben.actor, participant_id=ana(cast), appointment_id=asked)
    assert not today.page(cast.ben.actor).asked


@pytest.mark.parametrize("address", ["/today/", "/coach/", "person"])
def test_it_asks_the_same_number_of_queries_however_much_waits(cast: Cast, address: str) -> None:
    who = cast.ana if address == "/today/" else cast.ben
    where = reverse("desks:person", args=[ana(cast)]) if address == "person" else address

    def asked() -> int:
        for _warm in range(2):
            assert who.client.get(where).status_code == 200
        with CaptureQueriesContext(connection) as found:
            assert who.client.get(where).status_code == 200
        return len(queries_asked(found))

    put(cast.ben, cast, WEDNESDAY, agreed=True)
    few = asked()
    for days in range(6):
        put(cast.ana, cast, MONDAY + timedelta(days=days))
        put(cast.ben, cast, MONDAY + timedelta(days=days), at=time(9))
    assert asked() == few
