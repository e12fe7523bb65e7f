"""One week of coaching, end to end: Ana on her phone, Ben at his desk, each in a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from handrail.practice.checkins.models import CheckIn
from handrail.practice.community import storing
from handrail.practice.community.importing import import_feed
from handrail.practice.contacts.models import Contact
from handrail.practice.plans.models import Step
from tests.cast import Cast
from tests.journeys.conftest import LAPTOP, OpenAs

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

BIG_STEP = "Call my sister every evening"
SMALL_STEP = "Call my sister on Sunday"
CHANGE = "Ask Lee for a ride on Tuesday"
SENTENCE = "You can come back the same day"
NOTE = "Told me about the night shift. Laughed a lot."


@pytest.fixture
def meetings(cast: Cast) -> str:
    """A small invented list with one online meeting on each day; returns the meeting's name."""
    rows = [
        {"name": "Lamplight Group", "slug": f"lamplight-{day}", "day": day, "time": "19:30",
         "types": ["O", "ONL"], "conference_url": "https://meet.example/lamplight",
         "location": "Online"}
        for day in range(7)
    ]  # fmt: skip
    source = storing.source_for(cast.org, "Invented list", "invented.json", cast.site.zone)
    assert import_feed(source, json.dumps(rows).encode()).counts.created == len(rows)
    return "Lamplight Group"


@pytest.fixture
def ana(cast: Cast, open_as: OpenAs) -> Iterator[Page]:
    """Ana's phone, 360 px wide."""
    return open_as(cast.ana, path="/today/")


@pytest.fixture
def ben(cast: Cast, open_as: OpenAs) -> Iterator[Page]:
    """Ben's laptop, 1280 px wide."""
    return open_as(cast.ben, path="/coach/", viewport=LAPTOP)


def _tap(page: Page, label: str) -> None:
    """Choose a face, a number or a pill."""
    page.get_by_role("radio", name=label, exact=True).first.check()


def _shares_a_hard_day(ana: Page) -> None:
    _tap(ana, "Very hard")
    _tap(ana, "My coach too")
    ana.get_by_role("button", name="Save", exact=True).first.click()
    expect(ana.get_by_role("heading", name="Today you said")).to_be_visible()
    expect(ana.get_by_text("Your coach can see this.")).to_be_visible()


def _sees_it_and_logs_a_call(ben: Page) -> None:
    ben.reload()
    card = ben.locator("li.call", has=ben.get_by_role("link", name="Ana"))
    expect(card.get_by_text("A hard day, shared today.")).to_be_visible()
    card.get_by_role("link", name="Log a contact").click()
    _tap(ben, "Call")
    _tap(ben, "10")
    ben.get_by_role("checkbox", name="Held to").first.check()
    ben.get_by_role("textbox", name="Note").fill(NOTE)
    ben.get_by_role("button", name="Save", exact=True).click()
    expect(ben.get_by_text(NOTE)).to_be_visible()
    expect(ben.get_by_text("10 minutes")).to_be_visible()


def _agree_a_step(ben: Page, ana_id: object) -> None:
    ben.goto(f"/people/{ana_id}/")
    ben.get_by_role("link", name="Agree a step").click()
    ben.get_by_label("One small step").fill(BIG_STEP)
    ben.get_by_label("Why it matters").fill("She asked about me")
    _tap(ben, "We chose it together")
    _tap(ben, "5")
    ben.get_by_role("button", name="Save the step").click()
    expect(ben.get_by_role("button", name="Keep it as it is")).to_be_visible()
    ben.get_by_role("button", name="Use this").first.click()
    expect(ben.get_by_label("One small step")).not_to_have_value(BIG_STEP)
    expect(ben.get_by_label("Why it matters")).to_have_value("She asked about me")
    ben.get_by_label("One small step").fill(SMALL_STEP)
    _tap(ben, "8")
    ben.get_by_role("button", name="Save the step").click()
    ben.wait_for_url(f"**/plan/of/{ana_id}/")
    expect(ben.get_by_text(SMALL_STEP)).to_be_visible()


def _reports_it_done(ana: Page) -> None:
    ana.goto("/today/")
    expect(ana.get_by_text(SMALL_STEP)).to_be_visible()
    ana.get_by_role("button", name="Done").click()
    expect(ana.locator(".chip", has_text="Done")).to_be_visible()


def _was_at_a_meeting(ana: Page, name: str) -> None:
    ana.get_by_role("link", name="Meetings").click()
    _tap(ana, "Any time")
    ana.get_by_role("button", name="Show meetings").click()
    found = ana.locator("article", has=ana.get_by_role("heading", name=name))
    found.get_by_role("link", name="I was there").click()
    ana.get_by_text("Say more", exact=True).click()
    ana.get_by_label("What I heard").fill(SENTENCE)
    _tap(ana, "My coach can see it too")
    ana.get_by_role("button", name="Save", exact=True).click()
    expect(ana.get_by_text(SENTENCE)).to_be_visible()


def _stands_on_top(page: Page) -> None:
    expect(page.get_by_role("region", name="What is next").get_by_text(CHANGE)).to_be_visible()
    coming = page.get_by_role("region", name="Coming up")
    expect(coming.get_by_text("Its first step stands on top.")).to_be_visible()


def _look_back_together(ben: Page, ana_id: object) -> None:
    ben.goto(f"/people/{ana_id}/")
    ben.get_by_role("link", name="Look back at the week").click()
    ben.get_by_label("What worked?").fill("The call on Sunday")
    ben.get_by_label("What did not work?").fill("Tuesday evening was long")
    ben.get_by_label("What do you want to change?").fill(CHANGE)
    ben.get_by_label("Make the change their step for next week").uncheck()
    ben.get_by_role("button", name="Save", exact=True).click()
    ben.get_by_role("button", name="Make this the next step").click()
    _stands_on_top(ben)


def _reads_all_of_it(ana: Page) -> None:
    ana.goto("/plan/")
    _stands_on_top(ana)
    ana.goto("/contacts/")
    expect(ana.get_by_text(NOTE)).to_be_visible()
    ana.goto("/my/people/")
    ana.get_by_role("link", name="Who looked").click()
    expect(ana.get_by_text("Ben").first).to_be_visible()


@pytest.mark.covers("000-6", "004-15")
def test_one_week_together(cast: Cast, ana: Page, ben: Page, meetings: str) -> None:
    ana_id = cast.ana.participant_id
    _shares_a_hard_day(ana)
    _sees_it_and_logs_a_call(ben)
    _agree_a_step(ben, ana_id)
    _reports_it_done(ana)
    _was_at_a_meeting(ana, meetings)
    ben.goto(f"/people/{ana_id}/")
    together = ben.locator("#together")
    for words in (NOTE, SMALL_STEP, SENTENCE):
        expect(together.get_by_text(words)).to_be_visible()
    _look_back_together(ben, ana_id)
    _reads_all_of_it(ana)


def test_the_week_without_a_script(cast: Cast, open_as: OpenAs, meetings: str) -> None:
    ana = open_as(cast.ana, path="/today/", js=False)
    ben = open_as(cast.ben, path="/coach/", viewport=LAPTOP, js=False)
    _shares_a_hard_day(ana)
    _sees_it_and_logs_a_call(ben)
    _agree_a_step(ben, cast.ana.participant_id)
    _reports_it_done(ana)
    _was_at_a_meeting(ana, meetings)
    _look_back_together(ben, cast.ana.participant_id)
    _reads_all_of_it(ana)
    why = "looking at what a test stored"
    assert CheckIn.objects.for_system(why).get().mood == 1
    assert Contact.objects.for_system(why).get().minutes == 10
    assert Step.objects.for_system(why).filter(state="done").count() == 1
