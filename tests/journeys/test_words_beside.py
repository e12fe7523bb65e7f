"""A coach takes words beside a goal and beside a step back, and puts them there again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from handrail.practice.plans.commands import agree_step
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import OpenAs
from tests.journeys.test_correcting import BOTH
from tests.plans.conftest import ana, goal

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def writes(page: Page, words: str) -> None:
    """Put words beside what stands on the page."""
    page.get_by_label("Other words for it").fill(words)
    page.get_by_role("button", name="Put it beside").click()
    page.get_by_text("Your words stand beside it. They decide.").wait_for()


def unfold(page: Page) -> None:
    """Open what stood beside it."""
    page.locator("summary", has_text="Words that stood beside it").click()


@BOTH
@pytest.mark.covers("003-26", "002-15")
def test_words_beside_have_a_way_back(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    made = goal(cast, "a quiet home")
    coach = open_as(cast.ben, f"/plan/goals/{made}/edit/", viewport=view)
    writes(coach, "a home of my own")
    coach.get_by_role("button", name="Take my words back").click()
    coach.get_by_text("Your words are taken back.").wait_for()
    unfold(coach)
    expect(coach.get_by_text("a home of my own")).to_be_visible()
    easy(coach)
    page = open_as(cast.ana, f"/plan/goals/{made}/", viewport=view)
    expect(page.get_by_role("button", name="Take these words")).to_have_count(0)
    unfold(page)
    expect(page.get_by_text("a home of my own")).to_be_visible()
    easy(page)
    coach.get_by_role("button", name="Put my earlier words back").click()
    coach.get_by_text("Your words stand beside it again.").wait_for()
    page.reload()
    page.get_by_role("button", name="Keep mine").click()
    page.get_by_text("Your words stay.").wait_for()
    page.locator("summary", has_text="Words that you let be").click()
    page.get_by_role("button", name="Take these words").click()
    page.get_by_role("heading", name="a home of my own").wait_for()
    step = agree_step(cast.ana.actor, participant_id=ana(cast), text="walk")
    coach.goto(f"/plan/steps/{step}/edit/")
    writes(coach, "walk to the river")
    coach.get_by_role("button", name="Take my words back").click()
    coach.get_by_text("Your words are taken back.").wait_for()
    unfold(coach)
    coach.get_by_role("button", name="Put my words back").click()
    coach.get_by_text("Your words stand beside it again.").wait_for()
    easy(coach)
    page.goto("/plan/")
    page.get_by_text("walk to the river").wait_for()
