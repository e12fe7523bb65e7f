"""One session is one contact: which appointment a talk was, and taking that back."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.contacts import commands
from handrail.practice.contacts.models import Appointment, Contact, ContactBefore
from handrail.practice.contacts.rules import AHEAD
from handrail.practice.contacts.sessions import rules
from handrail.practice.contacts.sessions.rules import Begun
from tests.cast import Cast
from tests.contacts.test_answers import NOW, _october, ana, begun, dee, kept, state

__all__ = ["_october"]
TALKED: dict[str, Any] = {"kind": "call", "minutes": 25, "held_to": True, "note": "She laughed"}
NEW_YORK = "America/New_York"
HOUR = timedelta(hours=1)


def test_the_appointment_of_a_talk_is_the_nearest_open_one_of_that_day() -> None:
    ten, noon, late, shut = uuid7(), uuid7(), uuid7(), uuid7()
    day = date(2026, 10, 20)
    at = datetime(2026, 10, 20, 15, tzinfo=UTC)  # 11 in New York
    times = [
        Begun(ten, at - HOUR, NEW_YORK, day, open=True),
        Begun(noon, at + HOUR * 2, NEW_YORK, day, open=True),
        # At one in the morning in Greenwich it is the evening before in New York.
        Begun(late, datetime(2026, 10, 21, 1, tzinfo=UTC), NEW_YORK, day, open=True),
        Begun(shut, at, NEW_YORK, day, open=False),
    ]
    asked = [
        (at, ten), (at + HOUR * 2, noon), (at + HOUR * 9, late),
        (at + timedelta(days=1), None), (at - timedelta(days=1), None),
    ]  # fmt: skip
    for when, which in asked:
        found = rules.nearest(when, times)
        assert (found and found.id) == which, when


@pytest.mark.parametrize(
    ("stands", "written", "said", "opens"),
    [
        ("proposed", False, False, True), ("agreed", False, False, True),
        ("not_seen", False, False, True), ("happened", False, False, False),
        ("happened", True, False, True), ("happened", True, True, False),
        ("agreed", True, True, False), ("moved", False, False, False),
        ("cancelled", False, False, False), ("rests", False, False, False),
    ],
)  # fmt: skip
def test_is_open(stands: str, written: bool, said: bool, opens: bool) -> None:
    assert rules.is_open(stands, AHEAD, written=written, said=said) is opens


def log(cast: Cast, which: dict[str, Any], **more: Any) -> UUID:
    return commands.log_contact(cast.ben.actor, **which, **{**TALKED, **more})


def put_today(which: dict[str, Any], minutes_ago: int = 30) -> None:
    rows = Appointment.objects.for_system("a test").filter(pk=which["appointment_id"])
    rows.update(starts_at=NOW - timedelta(minutes=minutes_ago), wall_on=NOW.date())


@pytest.fixture
def session(cast: Cast) -> dict[str, Any]:
    which = begun(cast)
    put_today(which)
    return which


@pytest.mark.covers("003-18")
def test_a_logged_talk_is_the_appointment_and_a_yes_adds_none(
    cast: Cast, session: dict[str, Any]
) -> None:
    made = log(cast, session)
    assert state(session) == "happened"
    assert commands.answer_appointment(cast.ana.actor, **session, happened=True) == made
    [contact] = kept()
    assert (contact.held_to, contact.minutes, contact.corrected_at) == (True, 25, None)


def test_taking_the_talk_back_opens_the_appointment_and_putting_it_back_shuts_it(
    cast: Cast, session: dict[str, Any]
) -> None:
    made = log(cast, session)
    me = {"participant_id": ana(cast), "contact_id": made}
    commands.take_back_contact(cast.ben.actor, **me)
    assert (state(session), kept()) == ("agreed", [])
    assert "Did it happen?" in cast.ana.client.get(reverse("contacts:mine")).content.decode()
    commands.take_back_contact(cast.ben.actor, **me, put_back=True)
    assert (state(session), len(kept())) == ("happened", 1)
    # And the other way round: what the answers undo.
    commands.take_back_answer(cast.ana.actor, **session)
    assert (state(session), kept()) == ("agreed", [])
    again = log(cast, session, note="She sang")
    assert again == made
    [contact] = kept()
    assert contact.corrected_at
    assert ContactBefore.objects.for_system("a test").count() == 1


def test_a_yes_of_the_person_that_nobody_filled_in_becomes_the_talk(
    cast: Cast, session: dict[str, Any]
) -> None:
    came = commands.answer_appointment(cast.ana.actor, **session, happened=True)
    assert log(cast, session) == came
    [contact] = kept()
    assert (contact.held_to, contact.corrected_at) == (True, None)
    assert not ContactBefore.objects.for_system("a test").exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, rules.LOGGED_ALREADY),
        ({"at": NOW - timedelta(days=1)}, rules.NOT_THAT_DAY),
        ({"kind": "tried"}, rules.NOBODY_REACHED),
    ],
)
def test_what_it_cannot_have_been_is_refused(
    cast: Cast, session: dict[str, Any], more: dict[str, Any], words: str
) -> None:
    if not more:
        log(cast, session)
    before = len(kept())
    with pytest.raises(NotLikeThis) as no:
        log(cast, session, note="Another", **more)
    assert (no.value.words, no.value.field) == (words, "was_it")
    assert len(kept()) == before


def test_an_appointment_with_another_coach_is_nobody_elses(
    cast: Cast, session: dict[str, Any]
) -> None:
    rows = Appointment.objects.for_system("a test").filter(pk=session["appointment_id"])
    rows.update(staff_id=dee(cast))
    with pytest.raises(NotVisible):
        log(cast, session)
    assert "This was the appointment" not in page(cast)


def page(cast: Cast) -> str:
    return cast.ben.client.get(reverse("contacts:new", args=[ana(cast)])).content.decode()


def sent(cast: Cast, **more: str) -> dict[str, str]:
    return {"id": str(uuid7()), "participant": str(ana(cast)), "kind": "call", "next": "none",
            "note": "She laughed", **more}  # fmt: skip


def test_the_form_offers_it_ticked_and_it_may_be_unticked(
    cast: Cast, session: dict[str, Any]
) -> None:
    shown = page(cast)
    assert "This was the appointment of 10:30" in shown
    assert re.search(r'name="was_it"[^>]* checked', shown)
    to, which = reverse("contacts:new", args=[ana(cast)]), str(session["appointment_id"])
    assert cast.ben.client.post(to, sent(cast, appointment=which)).status_code == 303
    assert (state(session), len(kept())) == ("agreed", 1)
    ticked = sent(cast, appointment=which, was_it="on")
    assert cast.ben.client.post(to, ticked).status_code == 303
    assert cast.ben.client.post(to, ticked).status_code == 303, "the same entry again"
    assert (state(session), len(kept())) == ("happened", 2)
    assert "This was the appointment" not in page(cast)
    late = cast.ben.client.post(to, sent(cast, appointment=which, was_it="on", note="Late words"))
    assert late.status_code == 422
    assert "written down as a contact already" in late.content.decode()
    assert "Late words" in late.content.decode()
    assert len(kept()) == 2


def test_somebody_chosen_on_the_form_is_asked_about_before_it_is_saved(
    cast: Cast, session: dict[str, Any]
) -> None:
    to = reverse("contacts:new")
    asked = cast.ben.client.post(to, sent(cast))
    assert (asked.status_code, kept()) == (422, [])
    said = asked.content.decode()
    assert "There was an appointment on that day" in said
    assert "She laughed" in said
    assert re.search(r'name="was_it"[^>]* checked', said)
    # Nobody was reached: it was not the appointment, and nothing is asked.
    assert cast.ben.client.post(to, sent(cast, kind="tried")).status_code == 303
    assert state(session) == "agreed"
    yes = sent(cast, appointment=str(session["appointment_id"]), was_it="on")
    assert cast.ben.client.post(to, yes).status_code == 303
    assert state(session) == "happened"


def test_a_talk_of_another_day_is_asked_about_the_appointment_of_that_day(cast: Cast) -> None:
    which = begun(cast)
    put_today(which)
    rows = Appointment.objects.for_system("a test").filter(pk=which["appointment_id"])
    rows.update(starts_at=NOW - timedelta(days=1), wall_on=date(2026, 10, 19))
    assert "This was the appointment" not in page(cast)
    to = reverse("contacts:new", args=[ana(cast)])
    asked = cast.ben.client.post(to, sent(cast, at_on="2026-10-19"))
    assert asked.status_code == 422
    assert "This was the appointment of 11:00" in asked.content.decode()
    assert cast.ben.client.post(to, sent(cast)).status_code == 303


def test_an_offer_that_was_called_off_meanwhile_keeps_the_talk(
    cast: Cast, session: dict[str, Any]
) -> None:
    commands.cancel_appointment(cast.ana.actor, **session)
    to = reverse("contacts:new", args=[ana(cast)])
    yes = sent(cast, appointment=str(session["appointment_id"]), was_it="on")
    assert cast.ben.client.post(to, yes).status_code == 303
    assert (state(session), len(kept())) == ("cancelled", 1)


def test_long_after_it_is_neither_offered_nor_lost(cast: Cast, session: dict[str, Any]) -> None:
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        cast.ben._client = None
        assert "This was the appointment" not in page(cast)
    assert Contact.objects.for_system("a test").count() == 0
