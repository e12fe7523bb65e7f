"""Choosing a way of coaching, taking an idea, and a site's own card, without any script."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs


@pytest.mark.covers("003-2", "003-1")
@pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_the_person_switches_and_the_coach_sees_it(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    page = open_as(cast.ana, "/my/people/", viewport=view, js=False)
    page.get_by_role("link", name="How I want to be coached").click()
    page.get_by_label("Traditional coaching").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("It counts from now on").wait_for()
    page.get_by_text("Look at the step, learn a skill").wait_for(state="attached")
    page.get_by_role("button", name="Show me everything").click()
    page.get_by_text("It is off, as you chose.").wait_for()
    assert cast.ana.participant_id is not None
    rebuild([cast.ana.participant_id])
    where = reverse("desks:person", args=[cast.ana.participant_id])
    coach = open_as(cast.ben, where, viewport=LAPTOP, js=False)
    coach.get_by_role("link", name="Traditional coaching").click()
    expect(coach.get_by_label("Traditional coaching")).to_be_checked()


@pytest.mark.covers("000-17", "002-7")
def test_from_an_idea_to_a_step(cast: Cast, open_as: OpenAs) -> None:
    phone = open_as(cast.ana, "/plan/steps/new/", js=False)
    phone.get_by_role("link", name="Ideas for a step").click()
    phone.get_by_role("link", name="Health", exact=True).click()
    expect(phone.get_by_role("link", name="Take this one")).to_have_count(1)
    phone.get_by_role("link", name="Another idea").click()
    phone.get_by_role("link", name="Take the smaller one").click()
    phone.get_by_role("radio", name="8", exact=True).check()
    phone.get_by_role("button", name="Save the step").click()
    phone.get_by_text("Fill a bottle tonight.").first.wait_for()


@pytest.mark.covers("004-27")
def test_a_sites_own_idea_reaches_the_person(cast: Cast, open_as: OpenAs) -> None:
    desk = open_as(cast.mona, "/programme/", viewport=LAPTOP, js=False)
    desk.get_by_role("link", name="Cards and templates").click()
    desk.get_by_role("link", name="Steps", exact=True).click()
    desk.get_by_role("link", name="Add one").click()
    desk.get_by_label("Part of life").select_option("joy")
    desk.get_by_label("Title").fill("Drum on Friday")
    desk.get_by_label("Words").fill("Come and drum on Friday.")
    desk.get_by_role("button", name="Save").click()
    desk.get_by_text("Write the smaller way to do it, too.").first.wait_for()
    desk.get_by_label("A smaller way to do it").fill("Stand at the door.")
    desk.get_by_role("button", name="Save").click()
    desk.get_by_role("heading", name="Drum on Friday").wait_for()
    phone = open_as(cast.ana, "/my/ideas/?part=joy&page=7", js=False)
    phone.get_by_role("heading", name="Drum on Friday").wait_for()
