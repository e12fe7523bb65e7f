"""Not seen means only that, until the coach has asked how it went."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.contacts import commands
from handrail.practice.contacts.happened import came_about
from handrail.practice.contacts.models import Appointment
from handrail.practice.contacts.rules import STATES
from handrail.practice.contacts.sessions import rules
from tests.cast import Cast, Member
from tests.contacts.test_answers import NOW, _october, ana, begun, dee

__all__ = ["_october"]
TODAY = "/coach/"
HEADING = "Not seen yet. Ask kindly how it went"


def test_only_what_was_not_seen_is_asked_about() -> None:
    assert [each for each in STATES if rules.may_ask(each)] == ["not_seen"]


@pytest.fixture
def unseen(cast: Cast) -> dict[str, Any]:
    which = begun(cast)
    commands.answer_appointment(cast.ben.actor, **which, happened=False)
    return which


def row(which: dict[str, Any]) -> Appointment:
    found: Appointment = Appointment.objects.for_system("a test").get(pk=which["appointment_id"])
    return found


def text(member: Member, to: str, at: datetime = NOW) -> str:
    with time_machine.travel(at, tick=False):
        if at != NOW:
            member._client = None
        return str(member.client.get(to).text)


@pytest.mark.covers("003-18", "rule-20")
def test_one_tap_says_that_the_coach_asked_and_both_read_it_kindly(
    cast: Cast, unseen: dict[str, Any]
) -> None:
    mine = reverse("contacts:mine")
    assert "Nobody thinks anything of it before asking you" in text(cast.ana, mine)
    assert HEADING in text(cast.ben, TODAY)
    to = reverse("contacts:appointment_asked", args=[unseen["appointment_id"]])
    said = cast.ben.client.post(to, {"next_page": TODAY}, follow=True)
    assert said.redirect_chain == [(TODAY, 303)]
    assert "Nothing is held against them" in said.content.decode()
    assert HEADING not in said.content.decode()
    read = text(cast.ana, mine)
    assert "Your coach asked how it went" in read
    assert "Nobody thinks anything" not in read
    assert to not in read
    # It still stands as not seen, and the coach can take the asking back.
    assert (row(unseen).state, row(unseen).asked_at) == ("not_seen", NOW)
    assert "I have not asked yet" in text(cast.ben, reverse("contacts:person", args=[ana(cast)]))
    back = cast.ben.client.post(to, {"undo": "1"}, follow=True)
    assert "Taken back" in back.content.decode()
    assert HEADING in text(cast.ben, TODAY)


def test_the_line_ends_when_it_happened_was_moved_or_is_two_weeks_old(
    cast: Cast, unseen: dict[str, Any]
) -> None:
    assert HEADING in text(cast.ben, TODAY, NOW + timedelta(days=14))
    assert HEADING not in text(cast.ben, TODAY, NOW + timedelta(days=15))
    cast.ben._client = None
    commands.answer_appointment(cast.ben.actor, **unseen, happened=True)
    assert HEADING not in text(cast.ben, TODAY)
    commands.answer_appointment(cast.ana.actor, **unseen, happened=False)
    assert HEADING in text(cast.ben, TODAY)
    commands.move_appointment(
        cast.ben.actor, **unseen, on=date(2026, 10, 27), at=time(10), agreed=True
    )
    assert HEADING not in text(cast.ben, TODAY)


def test_what_is_answered_anew_was_not_asked_about(cast: Cast, unseen: dict[str, Any]) -> None:
    commands.say_asked(cast.ben.actor, **unseen)
    commands.say_asked(cast.ben.actor, **unseen)
    assert row(unseen).asked_at == NOW
    commands.take_back_answer(cast.ana.actor, **unseen)
    assert row(unseen).asked_at is None
    with pytest.raises(NotLikeThis) as no:
        commands.say_asked(cast.ben.actor, **unseen)
    assert no.value.words == rules.NOT_ASKABLE
    said = cast.ben.client.post(
        reverse("contacts:appointment_asked", args=[unseen["appointment_id"]]), follow=True
    )
    assert "Only about an appointment that was not seen" in said.content.decode()
    commands.answer_appointment(cast.ana.actor, **unseen, happened=False)
    assert row(unseen).asked_at is None
    assert HEADING in text(cast.ben, TODAY)


def test_only_the_coach_it_was_with_asks(cast: Cast, unseen: dict[str, Any]) -> None:
    for other in (cast.ana, cast.dee_coach, cast.mona):
        with pytest.raises(NotVisible):
            commands.say_asked(other.actor, **unseen)
    Appointment.objects.for_system("a test").filter(pk=row(unseen).pk).update(staff_id=dee(cast))
    with pytest.raises(NotVisible):
        commands.say_asked(cast.ben.actor, **unseen)
    assert HEADING not in text(cast.ben, TODAY)


def test_asked_or_not_it_counts_for_nothing(cast: Cast, unseen: dict[str, Any]) -> None:

    def counted() -> object:
        staff = cast.ben.actor.staff_id
        assert staff
        return came_about(cast.ben.actor, ana(cast), staff, NOW - timedelta(days=9), "UTC")

    before = counted()
    commands.say_asked(cast.ben.actor, **unseen)
    assert counted() == before
