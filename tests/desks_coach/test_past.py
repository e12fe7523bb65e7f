"""Did it happen? On the coach's Today, for what has passed and nobody has said anything about."""

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

from handrail.practice.contacts import commands, rules
from handrail.practice.contacts.models import Appointment, Contact
from handrail.practice.contacts.unanswered import AT_MOST
from tests.cast import Cast, Member

NOW = datetime(2026, 10, 20, 15, 0, tzinfo=UTC)
ENDED = datetime(2026, 10, 22, 22, 0, tzinfo=UTC)
TODAY = "/coach/"


@pytest.fixture(autouse=True)
def _october() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def put(cast: Cast, day: int = 22, by: Member | None = None, **more: Any) -> UUID:
    pid = cast.ana.participant_id
    words = {"on": date(2026, 10, day), "at": time(17, 30), "agreed": True, **more}
    member = by or cast.ben
    return commands.set_appointment(member.actor, participant_id=pid, **words).appointment_id


def page(member: Member, at: datetime, *, anew: bool = True) -> str:
    with time_machine.travel(at, tick=False):
        if anew:
            member._client = None  # signed in anew: days lie between
        found = member.client.get(TODAY)
    assert found.status_code == 200
    return str(found.text)


def answer(member: Member, row: UUID, happened: str) -> Any:
    where = reverse("contacts:appointment_answer", kwargs={"appointment_id": row})
    with time_machine.travel(ENDED, tick=False):
        return member.client.post(where, {"happened": happened, "next_page": TODAY})


def state(row: UUID) -> str:
    return str(Appointment.objects.for_system("a test").get(pk=row).state)


@pytest.mark.parametrize(
    ("minutes_after", "over"), [(-1, False), (0, False), (29, False), (30, True), (600, True)]
)
def test_it_is_over_when_its_whole_time_has_passed(minutes_after: int, over: bool) -> None:
    assert rules.is_over(NOW, 30, NOW + timedelta(minutes=minutes_after)) is over


def test_nothing_is_asked_before_it_is_over(cast: Cast) -> None:
    put(cast)
    assert "Did it happen?" not in page(cast.ben, NOW)
    assert "Did it happen?" not in page(cast.ben, ENDED - timedelta(minutes=5))
    asked = page(cast.ben, ENDED)
    assert "Did it happen?" in asked
    assert "Not seen yet" in asked
    assert "no-show" not in asked.lower()


@pytest.mark.covers("003-18")
def test_a_yes_becomes_the_contact_in_one_tap(cast: Cast) -> None:
    row = put(cast)
    where = answer(cast.ben, row, "yes")["Location"]
    contact = Contact.objects.for_system("a test").get(appointment_id=row)
    assert where == reverse("contacts:what_it_was", args=[contact.pk]) + "?from=today"
    assert (contact.kind, contact.minutes, contact.staff_id) == (
        "call",
        30,
        cast.ben.actor.staff_id,
    )
    assert "Did it happen?" not in page(cast.ben, ENDED)


def test_not_seen_yet_is_said_kindly_and_is_not_asked_again(cast: Cast) -> None:
    row = put(cast)
    answer(cast.ben, row, "no")
    assert state(row) == "not_seen"
    after = page(cast.ben, ENDED, anew=False)
    assert "Ask kindly" in after
    assert "Did it happen?" not in after
    assert Contact.objects.for_system("a test").count() == 0


def test_somebody_elses_and_what_is_a_month_old_is_not_asked_about(cast: Cast) -> None:
    row = put(cast)
    assert "Did it happen?" not in page(cast.ben, ENDED + timedelta(days=31))
    Appointment.objects.for_system("a test").filter(pk=row).update(
        staff_id=cast.dee_coach.actor.staff_id
    )
    assert "Did it happen?" not in page(cast.ben, ENDED)


def test_a_day_without_one_costs_nothing_and_many_cost_as_much_as_one(cast: Cast) -> None:
    def asked(at: datetime) -> list[str]:
        page(cast.ben, at)
        with CaptureQueriesContext(connection) as found:
            page(cast.ben, at)
        return [q["sql"] for q in found if "contacts_appointment" in q["sql"]
                and 'AS "what"' not in q["sql"]]  # fmt: skip

    assert asked(ENDED) == []
    put(cast)
    assert asked(NOW) == []
    assert len(asked(ENDED)) == 1
    for day in range(23, 31):
        put(cast, day)
    later = datetime(2026, 11, 2, tzinfo=UTC)
    assert len(asked(later)) == 1
    assert page(cast.ben, later).count("Yes, log it") == AT_MOST
