"""The plan on paper, as its owner and as a coach get it, on a phone and on a laptop."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from handrail.practice.coping.commands.cards import add_card
from handrail.practice.plans.commands.direction import write_vision
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from tests.cast import Cast
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def _plan(cast: Cast) -> UUID:
    me = cast.ana.participant_id
    assert me is not None
    write_vision(cast.ana.actor, participant_id=me, text="A quiet room", shared=True)
    write_goal(cast.ana.actor, participant_id=me, said=GoalSaid("A lease"), shared=True)
    add_card(cast.ana.actor, participant_id=me, text="Walk to the river")
    return me


def _file(page: Page) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("button", name="Get a file (PDF)").click()
    assert coming.value.suggested_filename == "plan.pdf"
    return bytes(coming.value.path().read_bytes())


@pytest.mark.covers("004-22")
@pytest.mark.parametrize("js", [True, False])
def test_a_participant_takes_the_plan_along(cast: Cast, open_as: OpenAs, js: bool) -> None:
    _plan(cast)
    page = open_as(cast.ana, "/plan/", viewport=PHONE, js=js)
    page.get_by_role("link", name="On paper").click()
    page.get_by_label("In few words").check()
    page.get_by_role("radio", name="Large print").check(force=True)
    page.get_by_label("With what helps when it is hard").uncheck()
    assert _file(page).startswith(b"%PDF")
    page.get_by_role("button", name="Show it, to print").click()
    paper: Any = page.locator(".paper")
    expect(paper).to_contain_text("A quiet room")
    expect(paper).not_to_contain_text("Walk to the river")
    page.emulate_media(media="print")
    expect(page.get_by_text("Print this page with your browser")).to_be_hidden()
    expect(paper.get_by_role("heading", name="My plan")).to_be_visible()


def test_a_coach_prints_what_is_shared(cast: Cast, open_as: OpenAs) -> None:
    me = _plan(cast)
    page = open_as(cast.ben, f"/plan/of/{me}/", viewport=LAPTOP)
    page.get_by_role("link", name="On paper").click()
    page.get_by_role("radio", name="All of it").check()
    assert _file(page).startswith(b"%PDF")
    page.get_by_role("button", name="Show it, to print").click()
    expect(page.locator(".paper")).to_contain_text("A lease")
    expect(page.locator(".paper")).not_to_contain_text("Walk to the river")
