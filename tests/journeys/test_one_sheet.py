"""The safety plan on paper: one sheet, whose line it is, and what had no room is said."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from handrail.practice.coping.commands import plan
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.coping.rules.plan import PARTS
from tests.cast import Cast
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs
from tests.plans.conftest import ana

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def _sheets(made: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", made))


def _lines(cast: Cast, number: int, words: str) -> None:
    me = {"participant_id": ana(cast)}
    share_list(cast.ana.actor, **me, name="plan", shared=True)
    for part in PARTS:
        for n in range(number):
            who = cast.ben if n == 0 else cast.ana
            plan.add_line(who.actor, **me, part=part, text=f"{words} {n}")


@pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_six_lines_in_each_part_fit_on_one_sheet(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    _lines(cast, 6, "I sit on the back step and count the birds in the big tree, number")
    page = open_as(cast.ana, "/coping/plan/", viewport=view)
    page.emulate_media(media="print")
    expect(page.get_by_text("by my coach").first).to_be_visible()
    expect(page.get_by_text("in the plan on the phone").first).to_be_hidden()
    assert _sheets(page.pdf(format="Letter")) == 1
    assert _sheets(page.pdf(format="A4")) == 1


def test_what_has_no_room_is_said(cast: Cast, open_as: OpenAs) -> None:
    _lines(cast, 8, "I walk along the river until I am tired, " * 6)
    page = open_as(cast.ana, "/coping/plan/", viewport=PHONE)
    page.emulate_media(media="print")
    expect(page.get_by_text("more lines are in the plan on the phone").first).to_be_visible()
    assert _sheets(page.pdf(format="Letter")) == 1
    page.emulate_media(media="screen")
    expect(page.get_by_text("more lines are in the plan on the phone").first).to_be_hidden()
