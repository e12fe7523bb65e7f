"""The size check where a step is made smaller, swapped or corrected: asked, taken or kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from handrail.practice.plans.commands import agree_step, report_step
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import OpenAs
from tests.journeys.test_correcting import BOTH, sure
from tests.plans.conftest import ana, goal

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def asked(page: Page) -> None:
    """The page asks about the size, and nothing that was typed is gone."""
    page.get_by_text("Below 7 is a sign that the step may be too big.").wait_for()
    page.get_by_text("Other small steps for this goal").wait_for()
    easy(page)


@BOTH
@pytest.mark.covers("000-5", "000-17")
def test_a_step_is_made_small_enough_on_each_way(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    me = {"participant_id": ana(cast)}
    agree_step(cast.ana.actor, **me, text="Clean the flat", goal=goal(cast, domain="home"))
    page = open_as(cast.ana, "/plan/", viewport=view)
    page.get_by_role("link", name="Make it smaller").click()
    page.get_by_text("Other small steps for this goal").wait_for()
    easy(page)
    page.get_by_label("The smaller step").fill("Clean the kitchen and the hall")
    sure(page, "5")
    page.get_by_role("button", name="Save the smaller step").click()
    asked(page)
    page.get_by_role("button", name="Use this").first.click()
    expect(page.get_by_label("The smaller step")).to_have_value("Clean the kitchen")
    sure(page, "6")
    page.get_by_role("button", name="Save the smaller step").click()
    asked(page)
    page.get_by_role("button", name="Keep it as it is").click()
    page.locator("p.lead", has_text="Clean the kitchen").wait_for()
    page.get_by_text("More about this step").first.click()
    page.get_by_role("link", name="Change or reword").click()
    page.get_by_label("One small step").fill("Clean the kitchen on Monday")
    page.get_by_role("button", name="Save the step").click()
    asked(page)
    expect(page.get_by_label("One small step")).to_have_value("Clean the kitchen on Monday")
    page.get_by_role("button", name="Keep it as it is").click()
    page.get_by_text("Saved. What it said before is kept.").wait_for()
    page.goto("/plan/")
    page.get_by_text("More about this step").first.click()
    page.get_by_role("link", name="Swap it").click()
    page.get_by_label("The other step").fill("Ask Rosa to help")
    sure(page, "3")
    page.get_by_role("button", name="Swap the step").click()
    asked(page)
    page.get_by_role("button", name="Keep it as it is").click()
    page.locator("p.lead", has_text="Ask Rosa to help").wait_for()


@BOTH
@pytest.mark.covers("000-5")
def test_a_fourth_step_is_told_where_it_can_go(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    me = {"participant_id": ana(cast)}
    first = agree_step(cast.ana.actor, **me, text="Call the office")
    report_step(cast.ana.actor, **me, step_id=first, state="aside")
    for text in ("Walk", "Rest", "Read"):
        agree_step(cast.ana.actor, **me, text=text)
    coach = open_as(cast.ben, f"/plan/of/{ana(cast)}/", viewport=view)
    coach.get_by_text("Done or replaced").click()
    coach.get_by_role("button", name="Pick it up again").click()
    coach.get_by_text("That week already has three steps.").wait_for()
    coach.get_by_role("link", name="Write it for another week").click()
    expect(coach.get_by_label("One small step")).to_have_value("Call the office")
    expect(coach.get_by_role("radio", name="Next week")).to_be_checked()
    easy(coach)
    page = open_as(cast.ana, "/plan/", viewport=view)
    page.get_by_text("Done or replaced").click()
    page.get_by_role("button", name="Pick it up again").click()
    page.get_by_text("That week already has three steps.").first.wait_for()
    easy(page)
    page.goto("/plan/")
    page.get_by_text("Done or replaced").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("That makes four steps in a week.").wait_for()
    easy(page)
