"""Did it happen? Two devices and two people, one contact; and taking it back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.ground.people.first_contact import SayFirst
from handrail.practice.contacts import commands
from handrail.practice.contacts.models import Appointment, Contact
from handrail.practice.matching.commands.knowing import answer_knowing
from handrail.practice.matching.models import Knowing
from tests.cast import Cast

NOW = datetime(2026, 10, 20, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _october() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id
    return cast.ana.participant_id


def dee(cast: Cast) -> UUID:
    assert cast.dee_coach.staff
    return UUID(str(cast.dee_coach.staff.pk))


def begun(cast: Cast) -> dict[str, Any]:
    pid = cast.ana.participant_id
    row = commands.set_appointment(
        cast.ben.actor, participant_id=pid, on=date(2026, 10, 22), at=time(17, 30), agreed=True
    ).appointment_id
    Appointment.objects.for_system("a test").filter(pk=row).update(starts_at=NOW)
    return {"participant_id": pid, "appointment_id": row}


def kept() -> list[Contact]:
    return list(Contact.objects.for_system("a test").filter(taken_back_at__isnull=True))


def state(which: dict[str, Any]) -> str:
    return str(Appointment.objects.for_system("a test").get(pk=which["appointment_id"]).state)


@pytest.mark.covers("003-18")
def test_both_people_say_yes_and_there_is_one_contact_of_the_coach(cast: Cast) -> None:
    which = begun(cast)
    hers = commands.answer_appointment(cast.ana.actor, **which, happened=True)
    his = commands.answer_appointment(cast.ben.actor, **which, happened=True)
    assert hers == his
    [contact] = kept()
    assert cast.ben.staff
    assert (contact.staff_id, contact.reached) == (cast.ben.staff.pk, True)


def test_not_seen_after_a_yes_takes_the_contact_back_and_a_yes_brings_it_again(cast: Cast) -> None:
    which = begun(cast)
    made = commands.answer_appointment(cast.ben.actor, **which, happened=True)
    assert commands.answer_appointment(cast.ana.actor, **which, happened=False) is None
    assert (state(which), kept()) == ("not_seen", [])
    assert commands.answer_appointment(cast.ben.actor, **which, happened=True) == made
    assert len(kept()) == 1


def test_an_answer_can_be_taken_back(cast: Cast) -> None:
    which = begun(cast)
    commands.answer_appointment(cast.ben.actor, **which, happened=True)
    assert commands.take_back_answer(cast.ben.actor, **which) == "agreed"
    assert kept() == []
    with pytest.raises(NotLikeThis):
        commands.take_back_answer(cast.ben.actor, **which)
    commands.answer_appointment(cast.ben.actor, **which, happened=True)
    for run in (commands.agree_appointment, commands.cancel_appointment):
        with pytest.raises(NotLikeThis):
            run(cast.ana.actor, **which)
    with pytest.raises(NotLikeThis):
        commands.cancel_appointment(cast.ana.actor, **which, put_back=True)


def test_a_contact_older_than_a_week_stays(cast: Cast) -> None:
    which = begun(cast)
    commands.answer_appointment(cast.ben.actor, **which, happened=True)
    with time_machine.travel(NOW + timedelta(days=8), tick=False):
        commands.take_back_answer(cast.ben.actor, **which)
    assert len(kept()) == 1


def test_the_page_says_not_seen_yet_and_undoes(cast: Cast) -> None:
    which = begun(cast)
    answer = reverse("contacts:appointment_answer", args=[which["appointment_id"]])
    page = reverse("contacts:mine")
    said = cast.ana.client.post(answer, {"happened": "no"}, follow=True).content.decode()
    assert "Not seen yet" in said
    assert "Ask kindly" in said
    back = cast.ana.client.post(answer, {"happened": "undo"}, follow=True).content.decode()
    assert "Nothing is said of it now" in back
    assert "Did it happen?" in cast.ana.client.get(page).content.decode()


@pytest.mark.covers("rule-4")
def test_a_coach_first_says_whether_the_two_know_each_other(cast: Cast) -> None:
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=dee(cast))
    pid = ana(cast)
    row = commands.set_appointment(
        cast.dee_coach.actor, participant_id=pid, on=date(2026, 10, 22), at=time(17, 30),
        agreed=True,
    ).appointment_id  # fmt: skip
    Appointment.objects.for_system("a test").filter(pk=row).update(starts_at=NOW)
    which = {"participant_id": pid, "appointment_id": row}
    asked = Knowing.objects.for_system("a test").get(participant_id=pid, staff_id=dee(cast))
    answer, one = (
        reverse("contacts:appointment_answer", args=[row]),
        reverse("matching:one", args=[asked.pk]),
    )
    told = cast.dee_coach.client.post(answer, {"happened": "yes"}, follow=True)
    assert told.redirect_chain == [(one, 303)]
    assert "say whether you two know each other" in told.content.decode()
    assert (state(which), kept()) == ("agreed", [])
    # "Not seen yet" is no contact, so nothing stands in its way.
    commands.answer_appointment(cast.dee_coach.actor, **which, happened=False)
    answer_knowing(cast.dee_coach.actor, knowing_id=asked.pk, no=True)
    cast.dee_coach.client.post(answer, {"happened": "yes"})
    assert (state(which), len(kept())) == ("happened", 1)


def test_what_the_person_says_of_it_waits_for_no_answer_of_the_coach(cast: Cast) -> None:
    which = begun(cast)
    Knowing(org_id=cast.org.pk, participant_id=ana(cast), staff=cast.ben.staff).save()
    with pytest.raises(SayFirst):
        commands.answer_appointment(cast.ben.actor, **which, happened=True)
    assert commands.answer_appointment(cast.ana.actor, **which, happened=True)


def test_what_was_typed_is_kept_while_something_is_said_first(cast: Cast) -> None:
    row = Knowing(org_id=cast.org.pk, participant_id=ana(cast), staff=cast.ben.staff)
    row.save()
    new = reverse("contacts:new", args=[ana(cast)])
    sent = {"id": str(uuid7()), "participant": str(ana(cast)), "kind": "call", "note": "Tea, twice",
            "next": "none"}  # fmt: skip
    said = cast.ben.client.post(new, sent)
    assert said.status_code == 422
    assert reverse("matching:one", args=[row.pk]) in said.content.decode()
    assert "Tea, twice" in said.content.decode()
    answer_knowing(cast.ben.actor, knowing_id=row.pk, no=True)
    assert "Tea, twice" in cast.ben.client.get(new).content.decode()
    began = re.search(r'name="began" value="([^"]+)"', said.content.decode())
    assert began
    assert cast.ben.client.post(new, {**sent, "began": began[1]}).status_code == 303
    assert "and did not save it" not in cast.ben.client.get(new).content.decode()
    assert len(kept()) == 1
