"""The work number: what participants see of staff, and never the number that signs them in."""

from __future__ import annotations

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible, Role
from handrail.ground.people.commands.staff import change_work_phone, invite_staff
from handrail.ground.people.models import Staff
from handrail.ground.people.queries import my_people, own_work_phone
from tests.cast import Cast

WORK = "+12155550142"
OWN = ("+12025550102", "(202) 555-0102", "+12025550103", "(202) 555-0103")
PAGE = "/work-number/"


def test_without_one_no_number_is_shown(cast: Cast) -> None:
    assert cast.ana.participant_id is not None
    people = my_people(cast.ana.actor, cast.ana.participant_id)
    assert [(one.name, one.phone) for one in people] == [("Ben", None), ("Carol", None)]
    for address in ("/today/", "/help/", "/my/people/"):
        page = cast.ana.client.get(address).text
        assert "Ben" in page
        assert [number for number in OWN if number in page] == [], address


@pytest.mark.covers("000-12")
def test_the_work_number_is_shown_formatted_and_the_own_one_never(cast: Cast) -> None:
    change_work_phone(cast.ben.actor, work_phone=WORK)
    page = cast.ana.client.get("/today/").text
    assert "(215) 555-0142" in page
    assert f"tel:{WORK}" in page
    assert [number for number in OWN if number in page] == []


def test_it_is_set_and_taken_away_from_the_account_page(cast: Cast) -> None:
    client = cast.ben.client
    account = client.get(reverse("accounts:account")).text
    assert PAGE in account
    assert "(202) 555-0102" in account
    answer = client.post(PAGE, {"work_phone": "215 555 0142"})
    assert (answer.status_code, answer["Location"]) == (303, reverse("accounts:account"))
    assert own_work_phone(cast.ben.actor) == WORK
    assert 'value="(215) 555-0142"' in client.get(PAGE).text
    assert "(215) 555-0142" in client.get(reverse("accounts:account")).text
    client.post(PAGE, {"work_phone": ""})
    assert own_work_phone(cast.ben.actor) == ""


def test_what_is_no_number_gets_a_sentence_and_stays_on_the_page(cast: Cast) -> None:
    answer = cast.ben.client.post(PAGE, {"work_phone": "ring me"})
    assert answer.status_code == 422
    assert "ring me" in answer.text
    assert "with its area code" in answer.text


def test_participants_and_outsiders_have_none(cast: Cast) -> None:
    for member in (cast.ana, cast.circle, cast.pat):
        assert member.client.get(PAGE).status_code == 404
        with pytest.raises(NotVisible):
            change_work_phone(member.actor, work_phone=WORK)
        assert PAGE not in member.client.get(reverse("accounts:account")).text


def test_an_invitation_may_bring_one(cast: Cast) -> None:
    made = invite_staff(
        cast.mona.actor, name="Lee", roles={Role.COACH}, site_id=None, phone="+12155550177",
        work_phone=WORK,
    )  # fmt: skip
    assert Staff.objects.get(pk=made.staff_id).work_phone == WORK
    said = {"name": "Kai", "phone": "215-555-0178", "roles": ["coach"], "work_phone": "2155550179"}
    assert cast.mona.client.post(reverse("desks:manager_invite"), said).status_code == 200
    kai = Staff.objects.get(user__name="Kai")
    assert (kai.work_phone, kai.user.phone) == ("+12155550179", "+12155550178")
