"""The coach's page of hours: set, seen, changed back; what is typed is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from handrail.ground.audit.models import AuditEvent
from handrail.ground.kernel import clock
from handrail.practice.hours import queries, rules
from handrail.practice.hours.models import CoachHours
from tests.cast import Cast, Member

PAGE = "/hours/"
OFFICE = {"d0_0_from": "09:00", "d0_0_to": "17:00"}


def html(page: Any) -> str:
    return str(page.content.decode())


def save(member: Member, typed: dict[str, str], zone: str = "America/New_York") -> Any:
    return member.client.post(PAGE, {"zone": zone, **typed})


def test_nothing_is_promised_before_hours_are_given(cast: Cast) -> None:
    page = cast.ben.client.get(reverse("hours:mine"))
    assert page.status_code == 200
    assert "nothing is promised" in html(page)
    assert rules.NO_SET_HOURS in html(page)
    assert "My hours" in html(cast.ben.client.get("/coach/"))


@pytest.mark.covers("002-11")
def test_evenings_weekends_and_nights_are_kept_and_changed_back(cast: Cast) -> None:
    typed = {
        **OFFICE,
        "d0_1_from": "18:00", "d0_1_to": "20:15",
        "d4_0_from": "22:00", "d4_0_to": "02:00",
        "d5_0_from": "10:00", "d5_0_to": "00:00",
    }  # fmt: skip
    sent = save(cast.ben, typed)
    assert (sent.status_code, sent["Location"]) == (303, PAGE)
    assert queries.own_week(cast.ben.actor).spans == (
        rules.Span(0, 540, 1020), rules.Span(0, 1080, 1215), rules.Span(4, 1320, 1440),
        rules.Span(5, 0, 120), rules.Span(5, 600, 1440),
    )  # fmt: skip
    page = html(cast.ben.client.get(PAGE))
    for value in ("18:00", "20:15", "22:00", "00:00", "02:00"):
        assert f'value="{value}"' in page
    assert save(cast.ben, {}).status_code == 303
    assert queries.own_week(cast.ben.actor).spans == ()
    assert "nothing is promised" in html(cast.ben.client.get(PAGE))
    assert CoachHours.objects.count() == 1


def test_days_away_are_kept_until_they_are_over(cast: Cast) -> None:
    today = clock.today("America/New_York")
    days = [(today + timedelta(days=n)).isoformat() for n in (-5, -2, 0, 4)]
    save(cast.ben, {**OFFICE, "a0_from": days[0], "a0_back": days[1],
                    "a2_from": days[2], "a2_back": days[3]})  # fmt: skip
    kept = queries.own_week(cast.ben.actor).away
    assert [(a.first.isoformat(), a.back.isoformat()) for a in kept] == [(days[2], days[3])]
    assert "They read now: Away until" in html(cast.ben.client.get(PAGE))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"d0_0_from": "09:00"}, rules.BOTH),
        ({"d0_0_from": "09:07", "d0_0_to": "10:00"}, rules.QUARTER),
        ({"d0_0_from": "09:00", "d0_0_to": "09:00"}, rules.SAME),
        ({"d0_0_from": "nine", "d0_0_to": "10:00"}, "Write the time like"),
        ({"a0_from": "2026-05-14"}, rules.AWAY_BOTH),
        ({"a0_from": "2026-05-14", "a0_back": "2026-05-14"}, rules.AWAY_ORDER),
        ({"a0_from": "soon", "a0_back": "2026-05-14"}, "Write the day like"),
        ({"a0_from": "0001-01-01", "a0_back": "9999-12-31"}, rules.AWAY_LONG),
        ({"zone": "Moon/Base"}, "Please pick a time zone"),
        ({"d1_0_from": "1:00", "d1_0_to": "2:00", "d1_1_from": "3:00", "d1_1_to": "4:00",
          "d1_2_from": "5:00", "d1_2_to": "6:00", "d1_3_from": "7:00", "d1_3_to": "8:00",
          "d0_0_from": "22:00", "d0_0_to": "0:30"}, "too many spans on Tuesday"),
    ],
)  # fmt: skip
def test_what_is_not_right_is_said_and_what_was_typed_is_kept(
    cast: Cast, typed: dict[str, str], words: str
) -> None:
    page = cast.ben.client.post(
        PAGE, {"zone": "America/New_York", "d6_0_from": "12:45", "d6_0_to": "13:15", **typed}
    )
    shown = html(page)
    assert page.status_code == 422
    assert words in shown
    for value in ("12:45", "13:15", *(v for k, v in typed.items() if k != "zone")):
        assert f'value="{value}"' in shown
    assert not CoachHours.objects.exists()


def test_the_clock_is_the_coachs_own_choice(cast: Cast) -> None:
    save(cast.ben, OFFICE, "Europe/Madrid")
    assert queries.own_week(cast.ben.actor).zone == "Europe/Madrid"


@pytest.mark.parametrize("who", ["ana", "mona", "pat", "circle", "auditor", "admin"])
def test_others_have_no_such_page(cast: Cast, who: str) -> None:
    member = cast.everybody()[who]
    assert member.client.get(PAGE).status_code == 404
    assert save(member, OFFICE).status_code == 404


def test_a_supervisor_sets_their_own_and_the_book_says_so(cast: Cast) -> None:
    save(cast.carol, OFFICE)
    assert [row.staff_id for row in CoachHours.objects.all()] == [
        cast.carol.staff.pk if cast.carol.staff else None
    ]
    assert AuditEvent.objects.filter(capability="hours.set", detail="set_hours").count() == 1
