"""Fewer choices in the first weeks, and the room of a laptop: nothing is hidden for good."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from handrail.ground.kernel import clock
from handrail.ground.people.commands.coaching import set_first_days
from handrail.practice.contacts.commands.appointments import set_appointment
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from handrail.practice.plans.commands.steps import agree_step
from handrail.practice.plans.models import Review, Step
from tests.cast import Cast
from tests.coping.people import ana
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

BOTH = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
SCRIPT = pytest.mark.parametrize("js", [True, False], ids=["script", "plain"])


def tap(page: Page, words: str) -> None:
    page.locator("label", has_text=words).first.click()


@pytest.mark.covers("002-7")
@BOTH
@SCRIPT
def test_a_step_asks_little_and_the_rest_is_one_tap_away(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/plan/steps/new/", viewport=view, js=js)
    expect(page.get_by_label("Why it matters")).to_be_hidden()
    page.get_by_label("One small step").fill("Walk to the bridge")
    page.get_by_text("More about this step").click()
    page.get_by_label("Why it matters").fill("The water is calm")
    if js:
        easy(page)
    # Who chose it was left out: all that was typed is there, and what holds words is open.
    page.get_by_role("button", name="Save the step").click()
    expect(page.get_by_text("Say who chose the step.").first).to_be_visible()
    expect(page.get_by_label("Why it matters")).to_have_value("The water is calm")
    tap(page, "I chose it myself")
    page.locator("label", has_text="9").first.click()
    page.get_by_role("button", name="Save the step").click()
    page.wait_for_url("**/plan/")
    expect(page.get_by_text("Walk to the bridge")).to_be_visible()
    expect(page.get_by_text("The water is calm")).to_be_visible()
    assert Step.objects.for_system("a test").count() == 1


@pytest.mark.covers("002-7")
@BOTH
@SCRIPT
def test_today_asks_one_thing_and_the_rest_is_behind_one_fold(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    agree_step(cast.ana.actor, participant_id=ana(cast), text="Sort my papers")
    agree_step(cast.ana.actor, participant_id=ana(cast), text="Ring Mia")
    on = clock.today(cast.ana.actor.zone) + timedelta(days=2)
    set_appointment(cast.ben.actor, participant_id=ana(cast), on=on, at=time(10))
    page = open_as(cast.ana, "/today/", viewport=view, js=js)
    main = page.locator("main")
    # Help, one question, the check-in, one step, the next talk.
    for words in ("Help, now or any time", "Right now it is hard",
                  "I don’t want to be alone right now"):  # fmt: skip
        expect(main.get_by_role("link", name=words)).to_be_visible()
    expect(main.get_by_text("Your coach asks: does this time suit you?")).to_be_visible()
    expect(main.get_by_role("heading", name="How are you right now?")).to_be_visible()
    expect(main.get_by_role("button", name="Done")).to_have_count(1)
    hidden = ("Our working agreement: Nobody has signed yet", "Places that can help",
              "Ask for a time", "Put aside", "Ring Mia")  # fmt: skip
    for words in hidden:
        expect(main.get_by_text(words, exact=True).first).to_be_hidden()
    main.locator("summary", has_text="More: 1 thing waits for you").click()
    main.get_by_text("More about this step").first.click()
    main.get_by_text("More steps of this week").click()
    for words in hidden:
        expect(main.get_by_text(words, exact=True).first).to_be_visible()
    if js:
        easy(page)
    # What waits behind the fold is answered there.
    page.locator("#more").get_by_role("button", name="Later").click()
    page.wait_for_url("**/today/")
    expect(page.get_by_text("Nobody has signed yet")).to_have_count(0)
    page.get_by_role("button", name="Yes, that works").click()
    expect(page.get_by_text("The time is set.")).to_be_visible()
    page.goto("/today/")
    expect(page.get_by_text("does this time suit you?")).to_have_count(0)
    region = page.get_by_role("region", name="Next", exact=True)
    expect(region.get_by_text("Nothing is planned")).to_have_count(0)
    expect(region.locator("h3")).to_be_visible()
    expect(page.locator("#more > summary")).to_have_text("More")


@pytest.mark.covers("002-7", "004-8")
@SCRIPT
def test_a_look_back_asks_one_question_after_the_other(
    cast: Cast, open_as: OpenAs, js: bool
) -> None:
    page = open_as(cast.ana, "/plan/review/", js=js)
    page.get_by_label("What worked?").fill("I went early")
    expect(page.get_by_label("What did not work?")).to_be_hidden()
    page.get_by_text("The next question").click()
    page.get_by_label("What did not work?").fill("Sunday was long")
    page.get_by_text("The last question").click()
    page.get_by_label("What do you want to change?").fill("Ring Mia on Sundays")
    if js:
        easy(page)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/plan/")
    assert Review.objects.for_system("a test").count() == 1
    expect(page.get_by_text("Sunday was long")).to_be_visible()


def _boxes(page: Page) -> tuple[Any, Any]:
    first, second = page.locator(".sides > div").all()
    return first.bounding_box(), second.bounding_box()


@pytest.mark.parametrize("path", ["/today/", "/plan/", "/growth/", "/coping/", "/think/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_laptop_has_two_columns_and_a_phone_one(
    cast: Cast, open_as: OpenAs, path: str, scheme: Any
) -> None:
    me = {"participant_id": ana(cast)}
    set_first_days(cast.ana.actor, **me, on=False)
    agree_step(cast.ana.actor, **me, text="Sort my papers")
    write_goal(cast.ana.actor, **me, said=GoalSaid("A lease"), shared=True)
    cast.ana.client.post("/think/decision/", {"title": "Move or stay"})
    page = open_as(cast.ana, path, viewport=LAPTOP)
    page.emulate_media(color_scheme=scheme)
    for width, beside in ((1280, True), (900, True), (768, False), (360, False)):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if page.locator(".sides").count():
            first, second = _boxes(page)
            assert (second["y"] < first["y"] + first["height"]) is beside
            assert (second["x"] >= first["x"] + first["width"]) is beside
    easy(page)
