"""Opening a record in an emergency: who, with what, and who is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.accounts.models import User
from handrail.ground.audit import reads_of
from handrail.ground.kernel import clock
from handrail.ground.messaging.models import OutboundMessage
from handrail.ground.people.models import BrokenGlass
from tests.cast import Cast, Member, participant, session_for

WHY = "Her sister called: she does not answer the door since yesterday."


@pytest.fixture
def zoe(cast: Cast) -> Member:
    """Somebody whose coach carol does not supervise."""
    found = participant(cast.org, cast.site, "Zoe Larkin", cast.dee_coach.staff, "+12025550155")
    User.objects.filter(pk__in=[found.user.pk, cast.mona.user.pk]).update(phone_verified=True)
    return found


def _why(who: Member) -> str:
    return reverse("desks:emergency_why", kwargs={"participant_id": who.participant_id})


def _person(who: Member) -> str:
    return reverse("desks:person", kwargs={"participant_id": who.participant_id})


def test_she_is_found_by_name_and_not_in_an_address(cast: Cast, zoe: Member) -> None:
    found = cast.carol.client.post(reverse("desks:emergency"), {"name": "zo"})
    assert b"Zoe Larkin" in found.content
    assert b"Zoe" not in cast.carol.client.get(reverse("desks:emergency")).content
    assert [look.capability for look in reads_of(zoe.participant_id)[0]] == ["break.glass"]


def test_a_reason_opens_the_record_for_an_hour_and_is_told(cast: Cast, zoe: Member) -> None:
    assert cast.carol.client.get(_person(zoe)).status_code == 404
    opened = cast.carol.client.post(_why(zoe), {"reason": WHY})
    assert (opened.status_code, opened["Location"]) == (303, _person(zoe))
    assert cast.carol.client.get(_person(zoe)).status_code == 200
    told = OutboundMessage.objects.for_system("looking at what a test stored")
    # Zoe, and the manager, because nobody supervises carol.
    assert told.filter(participant_id=zoe.participant_id).count() == 1
    assert told.count() == 2
    assert WHY in zoe.client.get(reverse("desks:who_looked")).content.decode()
    with time_machine.travel(clock.now() + timedelta(minutes=61), tick=False):
        again = cast.carol.client
        again.cookies["visit"] = session_for(cast.carol.user)
        assert again.get(_person(zoe)).status_code == 404


@pytest.mark.parametrize("reason", ["", "emergency", "x" * 501])
def test_a_reason_that_says_too_little_or_too_much_is_asked_again(
    cast: Cast, zoe: Member, reason: str
) -> None:
    asked = cast.carol.client.post(_why(zoe), {"reason": reason})
    assert asked.status_code == 422
    assert reason in asked.content.decode()
    assert not BrokenGlass.objects.for_system("looking at what a test stored").exists()


def test_without_a_second_step_just_now_it_is_asked_for_first(cast: Cast, zoe: Member) -> None:
    old = (clock.now() - timedelta(minutes=10)).timestamp()
    client = cast.carol.client
    client.cookies["visit"] = session_for(cast.carol.user, second_factor_at=old)
    for address in (reverse("desks:emergency"), _why(zoe)):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert client.post(_why(zoe), {"reason": WHY}).status_code == 302
    assert not BrokenGlass.objects.for_system("looking at what a test stored").exists()


@pytest.mark.parametrize("who", ["ben", "dee_coach", "mona", "admin", "omar", "ana"])
def test_nobody_but_a_supervisor_of_the_organisation(cast: Cast, zoe: Member, who: str) -> None:
    client = cast.everybody()[who].client
    assert client.get(reverse("desks:emergency")).status_code == 404
    assert client.post(_why(zoe), {"reason": WHY}).status_code == 404
