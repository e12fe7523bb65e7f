"""The page on which a circle member or partner sees what was shared with them."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from handrail.faces.desks.trust import shared
from handrail.ground.access import NotVisible
from handrail.ground.audit import reads_of
from handrail.ground.consent.commands import Yes, share, stop_sharing
from handrail.ground.consent.rules import Item
from handrail.ground.kernel import clock
from handrail.practice.community.commands import record_attendance
from handrail.practice.contacts.commands import set_appointment
from handrail.practice.plans.commands import agree_step, record_win
from tests.cast import Cast, Member
from tests.counting import queries_asked

EVERYTHING = (Item.WINS, Item.STEP, Item.APPOINTMENTS)


def give(cast: Cast, to: Member, *items: Item, days: int = 30) -> UUID:
    last = clock.today(cast.ana.actor.zone) + timedelta(days=days)
    return share(
        cast.ana.actor, participant_id=mine(cast), recipient_id=to.user.pk,
        yes=Yes(frozenset(items), "support", last),
    )  # fmt: skip


def mine(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def address(cast: Cast) -> str:
    return reverse("desks:shared_person", args=[mine(cast)])


@pytest.fixture
def week(cast: Cast) -> Cast:
    """Ana with a step, a time, a shared win, a private win and a shared meeting."""
    ana, me = cast.ana.actor, mine(cast)
    agree_step(ana, participant_id=me, text="Call the housing office", why="My own secret why")
    record_win(ana, participant_id=me, text="Slept well", shared=True)
    record_win(ana, participant_id=me, text="A win of my own", shared=False)
    record_attendance(ana, participant_id=me, place_name="Hall of Mirrors", shared=True)
    set_appointment(
        cast.ben.actor, participant_id=me, kind="in_person", place_words="Elm Street 5",
        on=clock.today(ana.zone) + timedelta(days=2), at=time(10, 30),
    )  # fmt: skip
    return cast


@pytest.mark.parametrize(
    ("items", "seen", "unseen"),
    [
        ((Item.WINS,), ["Slept well"], ["housing", "In person"]),
        ((Item.STEP,), ["housing office"], ["Slept well", "In person"]),
        ((Item.APPOINTMENTS,), ["In person with Ben"], ["housing", "Slept well"]),
        (EVERYTHING, ["Slept well", "housing office", "In person with Ben"], []),
    ],
)
def test_the_things_themselves_and_nothing_that_was_not_shared(
    week: Cast, items: tuple[Item, ...], seen: list[str], unseen: list[str]
) -> None:
    give(week, week.circle, *items)
    page = week.circle.client.get(address(week)).text
    never = ["A win of my own", "secret why", "Elm Street", "Hall of Mirrors"]
    assert [words for words in seen if words not in page] == []
    assert [words for words in (*unseen, *never) if words in page] == []
    looks = {look.capability for look in reads_of(mine(week))[0]}
    assert len({look for look in looks if look.endswith(".read")}) == len(items)


def test_a_partner_sees_days_and_not_which_meeting(week: Cast) -> None:
    give(week, week.pat, Item.MEETINGS)
    page = week.pat.client.get(address(week)).text
    assert "Hall of Mirrors" not in page
    assert "No meeting was shared yet." not in page
    assert "Slept well" not in page


def test_empty_is_said(cast: Cast) -> None:
    give(cast, cast.circle, *EVERYTHING)
    page = cast.circle.client.get(address(cast)).text
    for words in ("No step is set", "Nothing is planned right now", "No win was shared yet"):
        assert words in page


def test_stopped_or_over_is_gone_at_once(week: Cast) -> None:
    consent = give(week, week.circle, *EVERYTHING, days=3)
    client = week.circle.client
    assert client.get(address(week)).status_code == 200
    with (
        time_machine.travel(clock.now() + timedelta(days=5), tick=False),
        pytest.raises(NotVisible),
    ):
        shared.page(week.circle.actor, mine(week), "1")
    stop_sharing(week.ana.actor, participant_id=mine(week), consent_id=consent)
    assert client.get(address(week)).status_code == 404
    assert "Ana" not in client.get(reverse("desks:shared_with_me")).text


@pytest.mark.parametrize("who", ["ben", "carol", "mona", "omar", "pat", "rev", "ana", "admin"])
def test_it_is_for_nobody_else(week: Cast, who: str) -> None:
    give(week, week.circle, *EVERYTHING)
    assert week.everybody()[who].client.get(address(week)).status_code == 404


def test_it_costs_the_same_however_much_is_shared(week: Cast) -> None:
    from django.db import connection, connections
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        with (
            CaptureQueriesContext(connection) as rows,
            CaptureQueriesContext(connections["keys"]) as keys,
        ):
            assert week.circle.client.get(address(week)).status_code == 200
        return len(queries_asked(rows, keys))

    give(week, week.circle, *EVERYTHING)
    cost()
    before = cost()
    for number in range(12):
        record_win(week.ana.actor, participant_id=mine(week), text=f"Win {number}", shared=True)
    assert cost() == before


def test_the_pages_of_the_programme_stay_closed_to_whom_something_was_shared(week: Cast) -> None:
    """Why somebody chose a step, and earlier weeks, are on the plan; the circle's page has less."""
    give(week, week.circle, *EVERYTHING)
    for route in ("plans:person", "plans:wins"):
        there = reverse(route, kwargs={"participant_id": mine(week)})
        assert week.ben.client.get(there).status_code == 200
        assert week.circle.client.get(there).status_code == 404
