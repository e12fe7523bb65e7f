"""Every page that asks whom to call shows the same people in the same order."""

from __future__ import annotations

import re

import pytest

from handrail.practice.around.commands.who_helps import HelperSaid, add_helper
from handrail.practice.coping.commands.plan import add_line
from tests.cast import Cast
from tests.coping.people import ana, html

TOM, ROSA, CLINIC = "+12025550111", "+12025550122", "+12025550133"
PAPER = "/my/paper/print/?form=whole&asked=1&hard=yes"


def people(cast: Cast) -> None:
    """A friend for company who is in the safety plan as well, a sister, and a clinic."""
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    add_line(actor, **me, part="lines", text="The clinic", phone=CLINIC)
    add_line(actor, **me, part="ask", text="My sister Rosa", phone=ROSA)
    add_line(actor, **me, part="ask", text="Tom from the choir", phone=TOM)
    add_helper(actor, **me, said=HelperSaid("friend", "Tom", phone=TOM, company=True))


def called(page: str) -> list[str]:
    """The numbers of these people on a page, each where it stands first."""
    found = re.findall(r"tel:(\+[0-9]+)", page)
    return list(dict.fromkeys(number for number in found if number in {TOM, ROSA, CLINIC}))


@pytest.mark.covers("004-43")
@pytest.mark.parametrize("address", ["now", "used", "not-alone"])
def test_one_order_on_every_page(cast: Cast, address: str) -> None:
    people(cast)
    page = html(cast.ana.client.get(f"/coping/{address}/"))
    assert called(page) == [TOM, ROSA, CLINIC]
    assert "Ben" in page
    assert page.index(f"tel:{TOM}") < page.index("Ben", page.index("<h1")) < page.index(CLINIC)
    assert "Tom from the choir" not in page


def test_the_phone_keeps_the_same(cast: Cast) -> None:
    people(cast)
    kept = cast.ana.client.get("/coping/kept/").json()["people"]
    names = [one["name"] for one in kept]
    assert names[:2] == ["Tom", "My sister Rosa"]
    assert names[-1] == "The clinic"
    assert cast.ben.user.name in names[2:-1]
    assert [bool(one.get("text")) for one in kept[:3]] == [True, True, False]


def test_the_paper_has_the_same(cast: Cast) -> None:
    people(cast)
    page = html(cast.ana.client.get(PAPER))
    calls = page[page.index("Who I can call") :]
    order = [calls.index(name) for name in ("Tom", "My sister Rosa", "The clinic", "988")]
    assert order == sorted(order)
    coach = html(cast.ben.client.get(f"/people/{ana(cast)}/paper/print/?form=whole"))
    assert "My sister Rosa" not in coach[coach.index("Who I can call") :]


@pytest.mark.covers("004-43")
def test_the_safety_plan_names_whom_else_one_can_call_and_nobody_twice(cast: Cast) -> None:
    people(cast)
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    add_helper(actor, **me, said=HelperSaid("friend", "Ida", phone="+12025550144", company=True))
    page = html(cast.ana.client.get("/coping/plan/"))
    assert page.count(f"tel:{TOM}") == 1
    assert page.index(f"tel:{ROSA}") < page.index("You can call them, too:") < page.index("Ida")
    assert page.index("Ida") < page.index("Always there:") < page.index("tel:988")
    coach = html(cast.ben.client.get(f"/coping/of/{ana(cast)}/plan/"))
    assert "Ida" not in coach


MORE = "More numbers are on the phone, under Help."


@pytest.mark.parametrize(("own", "said"), [(0, False), (11, True), (12, True)])
def test_what_has_no_room_on_the_sheet_is_said(cast: Cast, own: int, said: bool) -> None:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    for number in range(own):
        add_line(actor, **me, part="ask", text=f"Friend {number}", phone=f"+120255501{number:02}")
    for name in ("Ida", "Uma", "Ola"):
        phone = f"+120255502{ord(name[0])}"
        add_helper(actor, **me, said=HelperSaid("friend", name, phone=phone, company=True))
    page = html(cast.ana.client.get("/coping/plan/"))
    assert (MORE in page) is said
    assert "in the plan on the phone" not in page
