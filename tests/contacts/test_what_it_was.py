"""A yes in one tap says nothing of what it was; saying it the first time is no correction."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.contacts import commands
from handrail.practice.contacts import rules as room
from handrail.practice.contacts.models import Appointment, Contact, ContactBefore
from handrail.practice.contacts.sessions import rules
from handrail.practice.contacts.sessions.queries import AT_MOST
from tests.cast import Cast, Member
from tests.contacts.test_answers import NOW, _october, ana, begun, kept, state

__all__ = ["_october"]
TODAY = "/coach/"


@pytest.mark.parametrize(
    ("of_appointment", "said", "corrected", "waits"),
    [
        (True, False, False, True), (True, True, False, False), (True, False, True, False),
        (False, False, False, False), (False, True, True, False),
    ],
)  # fmt: skip
def test_to_say(of_appointment: bool, said: bool, corrected: bool, waits: bool) -> None:
    found = rules.to_say(of_appointment=of_appointment, said=said, corrected=corrected)
    assert found is waits


def yes(cast: Cast, who: Member) -> dict[str, Any]:
    made = commands.answer_appointment(who.actor, **begun(cast), happened=True)
    assert made
    return {"participant_id": ana(cast), "contact_id": made}


def text(member: Member, to: str, at: datetime = NOW) -> str:
    with time_machine.travel(at, tick=False):
        if at != NOW:
            member._client = None
        return str(member.client.get(to).text)


def mine(cast: Cast) -> str:
    return reverse("contacts:person", args=[ana(cast)])


def test_the_first_saying_is_no_correction_and_then_it_is_corrected_as_any(cast: Cast) -> None:
    which = yes(cast, cast.ana)
    with time_machine.travel(NOW + timedelta(days=9), tick=False):
        commands.say_what_it_was(
            cast.ben.actor,
            **which,
            minutes=40,
            words=["listened"],
            held_to=True,
            note="She laughed",
        )
        [contact] = kept()
        assert (contact.minutes, contact.held_to, contact.held_up) == (40, True, True)
        assert contact.corrected_at is None
        assert not ContactBefore.objects.for_system("a test").exists()
        with pytest.raises(NotLikeThis) as no:
            commands.say_what_it_was(cast.ben.actor, **which, note="Other words")
        assert no.value.words == rules.SAID_ALREADY
        commands.correct_contact(cast.ben.actor, **which, kind="call", note="She sang")
        assert ContactBefore.objects.for_system("a test").count() == 1


def test_nobody_else_says_it_and_not_of_any_other_contact(cast: Cast) -> None:
    which = yes(cast, cast.ana)
    for other in (cast.dee_coach, cast.ana, cast.mona):
        with pytest.raises(NotVisible):
            commands.say_what_it_was(other.actor, **which, note="x")
    logged = commands.log_contact(cast.ben.actor, participant_id=ana(cast), kind="call")
    with pytest.raises(NotVisible):
        commands.say_what_it_was(cast.ben.actor, participant_id=ana(cast), contact_id=logged)
    with pytest.raises(NotLikeThis) as no:
        commands.say_what_it_was(cast.ben.actor, **which, minutes=5000)
    assert no.value.words == room.MINUTES_WORDS
    commands.take_back_contact(cast.ben.actor, **which)
    with pytest.raises(NotVisible):
        commands.say_what_it_was(cast.ben.actor, **which)


@pytest.mark.covers("000-18")
def test_the_coach_is_led_to_it_and_what_is_typed_is_kept_on_a_refusal(cast: Cast) -> None:
    answer = reverse("contacts:appointment_answer", args=[(row := begun(cast))["appointment_id"]])
    led = cast.ben.client.post(answer, {"happened": "yes", "next_page": TODAY}, follow=True)
    shown = led.content.decode()
    assert "How was it with Ana" in shown
    assert "written down as a contact, once" in shown
    assert f'href="{TODAY}"' in shown, "later"
    to = led.redirect_chain[0][0]
    bad = {"id": str(uuid7()), "minutes": "5000", "note": "She laughed", "next_page": TODAY}
    no = cast.ben.client.post(to, bad)
    assert no.status_code == 422
    assert "She laughed" in no.content.decode()
    good = {**bad, "minutes": "20", "held_to": "on", "words": "listened"}
    saved = cast.ben.client.post(to, good)
    assert (saved.status_code, saved["Location"]) == (303, TODAY)
    [contact] = kept()
    assert (contact.held_to, contact.held_up, contact.minutes) == (True, True, 20)
    late = cast.ben.client.post(to, {**good, "id": str(uuid7()), "note": "From the phone"})
    assert late.status_code == 422
    assert "From the phone" in late.content.decode()
    read = text(cast.ana, reverse("contacts:mine"))
    assert "She laughed" in read
    assert "Corrected" not in read
    # It is filled in: the page leads on, and a second yes leads nowhere.
    assert cast.ben.client.get(to).status_code == 303
    again = cast.ben.client.post(answer, {"happened": "yes", "next_page": TODAY})
    assert again["Location"] == TODAY
    assert state(row) == "happened"


def test_a_yes_of_the_person_leads_them_nowhere_and_the_coach_finds_the_line(cast: Cast) -> None:
    row = begun(cast)
    answer = reverse("contacts:appointment_answer", args=[row["appointment_id"]])
    came = cast.ana.client.post(answer, {"happened": "yes"})
    assert came["Location"] == reverse("contacts:mine")
    assert "Add what it was" not in text(cast.ana, reverse("contacts:mine"))
    [contact] = kept()
    to = reverse("contacts:what_it_was", args=[contact.pk])
    assert to in text(cast.ben, TODAY)
    assert to in text(cast.ben, mine(cast))
    assert to not in text(cast.dee_coach, TODAY)
    # The line on the first page is there for two weeks, the one beside the contact stays.
    late = NOW + timedelta(days=15)
    assert to not in text(cast.ben, TODAY, late)
    assert to in text(cast.ben, mine(cast), late)
    cast.ben._client = None
    cast.ben.client.post(to, {"id": str(uuid7()), "held_up": "on"})
    assert to not in text(cast.ben, TODAY)
    assert to not in text(cast.ben, mine(cast))


def test_correcting_it_or_taking_it_back_ends_the_line(cast: Cast) -> None:
    which = yes(cast, cast.ana)
    to = reverse("contacts:what_it_was", args=[which["contact_id"]])
    commands.take_back_contact(cast.ben.actor, **which)
    assert to not in text(cast.ben, TODAY)
    commands.take_back_contact(cast.ben.actor, **which, put_back=True)
    assert to in text(cast.ben, TODAY)
    commands.correct_contact(cast.ben.actor, **which, kind="call", held_to=True)
    assert to not in text(cast.ben, TODAY)


def test_many_cost_as_much_as_one(cast: Cast) -> None:
    def add() -> UUID:
        row = begun(cast)
        rows = Appointment.objects.for_system("a test").filter(pk=row["appointment_id"])
        commands.answer_appointment(cast.ana.actor, **row, happened=len(made) % 2 == 0)
        rows.update(wall_on=NOW.date())
        return UUID(str(row["appointment_id"]))

    def cost() -> int:
        text(cast.ben, TODAY)
        with CaptureQueriesContext(connection) as found:
            text(cast.ben, TODAY)
        return len(found)

    made: list[UUID] = []
    for _n in range(2):
        made.append(add())
    one = cost()
    for _n in range(2 * AT_MOST):
        made.append(add())
    assert cost() == one
    shown = text(cast.ben, TODAY)
    assert len(re.findall("what-it-was", shown)) == AT_MOST
    assert shown.count("/asked/") == AT_MOST
    assert Contact.objects.for_system("a test").count() == AT_MOST + 1
