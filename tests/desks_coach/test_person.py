"""The page of one person: strengths first, what was shared, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.ground.audit import reads_of
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.models import BrokenGlass, Participant, Strength
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.community.commands import record_attendance
from handrail.practice.contacts.commands import log_contact
from handrail.practice.plans.commands import agree_step, record_win
from handrail.practice.plans.rules import week_of
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast
from tests.counting import queries_asked


@pytest.fixture
def house(cast: Cast) -> Cast:
    """The cast with their kept rows."""
    rebuild(Participant.objects.for_system("test").values_list("pk", flat=True))
    return cast


def where(cast: Cast) -> str:
    return reverse("desks:person", kwargs={"participant_id": cast.ana.participant_id})


def page(cast: Cast, member=None, query: str = "") -> str:
    answer = (member or cast.ben).client.get(where(cast) + query)
    assert answer.status_code == 200, answer.content[:400]
    return answer.content.decode()


def checkin(cast: Cast, back: int = 0, **parts) -> None:
    record_checkin(
        cast.ana.actor, participant_id=cast.ana.participant_id, id=None,
        local_date=clock.today(cast.ana.actor.zone) - timedelta(days=back), **parts,
    )  # fmt: skip


def test_strengths_stand_before_everything_else(house):
    checkin(house, mood=2, shared=True, note="A long night")
    text = page(house)
    assert text.index("being there for her daughter") < text.index("90 days")
    assert text.index("fixes anything") < text.index("A long night")


def test_the_page_puts_the_rooms_together(house):
    ana, ben = house.ana, house.ben
    checkin(house, mood=4, craving=3, shared=True, note="Slept at my sister's")
    log_contact(
        ben.actor, participant_id=ana.participant_id, at=clock.now(), kind="call",
        minutes=14, note="Talked about the shift",
    )  # fmt: skip
    agree_step(
        ben.actor, participant_id=ana.participant_id, text="Call the housing office",
        week_of=week_of(clock.today(ana.actor.zone)), chosen_by="participant", sure=8,
    )  # fmt: skip
    record_win(ben.actor, participant_id=ana.participant_id, text="Told her sister the truth")
    record_attendance(
        ana.actor, participant_id=ana.participant_id, place_name="Church hall",
        heard="You can be tired and still stay", shared=True,
    )  # fmt: skip
    text = page(house)
    for words in (
        "Slept at my sister&#39;s", "Talked about the shift", "Call the housing office",
        "sure: 8 of 10", "Told her sister the truth", "You can be tired and still stay",
        "1 day with something shared", "The same as a table",
    ):  # fmt: skip
        assert words in text, words


def test_what_is_private_is_nowhere_on_the_page(house):
    checkin(house, mood=1, craving=9, note="Only for me")
    record_attendance(
        house.ana.actor, participant_id=house.ana.participant_id, place_name="Secret hall",
        heard="Quiet words",
    )  # fmt: skip
    text = page(house)
    for words in ("Only for me", "Secret hall", "Quiet words", "Very hard</td>"):
        assert words not in text
    assert "No mood was shared in these 90 days." in text


def test_reading_the_page_is_one_line_that_the_person_can_read(house):
    page(house)
    looks, _ = reads_of(house.ana.participant_id)
    assert [(look.kind, look.actor_name) for look in looks] == [("read", "Ben")]


def test_it_is_not_there_for_anybody_but_the_coach_and_the_supervisor(house):
    for name, member in house.everybody().items():
        expected = 200 if name in ("ben", "carol") else 404
        assert member.client.get(where(house)).status_code == expected, name
    missing = reverse("desks:person", kwargs={"participant_id": uuid7()})
    assert house.ben.client.get(missing).status_code == 404


def test_a_supervisor_looks_and_is_offered_nothing_to_change(house):
    checkin(house, mood=2, shared=True, note="For my coach")
    text = page(house, house.carol)
    assert "For my coach" not in text
    for words in ("Log a contact", "Agree a step", "Sign-in card"):
        assert words not in text


def test_a_coach_ended_sees_nothing_from_the_next_query_on(house):
    from handrail.ground.people.models import Relationship

    Relationship.objects.for_system("test").filter(participant_id=house.ana.participant_id).update(
        ended_at=clock.now()
    )
    assert house.ben.client.get(where(house)).status_code == 404


def test_the_page_costs_the_same_with_one_entry_and_with_ninety(house):
    def cost() -> int:
        keys = connections["keys"]
        with CaptureQueriesContext(connection) as rows, CaptureQueriesContext(keys) as opened:
            page(house)
        return len(queries_asked(rows, opened))

    def day(back: int) -> None:
        checkin(house, back=min(back, 6), mood=3, craving=2, shared=True, note=f"Day {back}")
        log_contact(
            house.ben.actor, participant_id=house.ana.participant_id,
            at=clock.now() - timedelta(days=back), kind="call", note=f"Call {back}",
        )  # fmt: skip

    agree_step(
        house.ben.actor, participant_id=house.ana.participant_id, text="One small thing",
        week_of=week_of(clock.today(house.ana.actor.zone)), chosen_by="participant", sure=8,
    )  # fmt: skip
    record_win(house.ben.actor, participant_id=house.ana.participant_id, text="Up early")
    record_attendance(
        house.ana.actor, participant_id=house.ana.participant_id, place_name="Hall", shared=True
    )
    day(0)
    page(house)
    once = cost()
    for back in range(1, 30):
        day(back)
    assert cost() == once
    assert once == PERSON_QUERIES


PERSON_QUERIES = 26
"""Fifteen of rows and the book, five that open a key: one for each room that has words."""


def test_the_timeline_comes_page_by_page_and_bad_numbers_do_no_harm(house):
    for back in range(25):
        log_contact(
            house.ben.actor, participant_id=house.ana.participant_id,
            at=clock.now() - timedelta(days=back, minutes=1), kind="call", note=f"Call no {back}.",
        )  # fmt: skip
    first, second = page(house), page(house, query="?page=2")
    assert "Call no 0." in first
    assert "Call no 24." not in first
    assert "Call no 24." in second
    for number in ("0", "-1", "99999999999999999999", "x", "%00"):
        page(house, query=f"?page={number}")


def test_a_person_without_anything_yet_has_a_kind_page(house):
    # Not delete(): it would look for steps that point here.
    rows = Strength.objects.for_system("test")
    rows._raw_delete(rows.db)
    text = page(house)
    assert "No strengths written down yet. Ask what they are good at." in text
    assert "Nothing in the last 90 days yet" in text
    assert "No step for this week yet." in text


def test_broken_glass_opens_the_page_to_look_at(house):
    from tests.cast import participant

    una = participant(house.org, house.site, "Una Other", house.dee_coach.staff)
    there = reverse("desks:person", kwargs={"participant_id": una.participant_id})
    assert house.carol.client.get(there).status_code == 404
    BrokenGlass(
        org=house.org, participant_id=una.participant_id, staff=house.carol.staff,
        reason="Not reached, worried", until=clock.now() + timedelta(hours=1),
    ).save()  # fmt: skip
    assert house.carol.client.get(there).status_code == 200
