"""While there is no network, and when it is back: what waits is seen, sent and said."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from handrail.ground.kernel import clock
from handrail.ground.orgs.models import HelpLine
from handrail.practice.plans.commands import agree_step
from handrail.practice.plans.queries import this_week
from tests.journeys.test_phone_offline import WAITING, check_in, settled, stored

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

CARE = "You do not have to carry this alone."


def test_the_queue_is_seen_where_it_is_filled_and_sent_is_said(cast, open_as):
    page = settled(open_as(cast.ana), "/check-in/")
    page.context.set_offline(True)
    page.get_by_role("radio", name="Good", exact=True).check(force=True)
    page.get_by_role("button", name="Save").first.click()
    queue = page.locator("[data-queue]:visible")
    expect(queue.locator("[data-count]")).to_have_text(WAITING)
    expect(queue.locator("li")).to_contain_text("Check-in")
    expect(queue.get_by_role("button", name=re.compile("Delete"))).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#status")).to_have_text("Sent.")
    expect(queue).to_be_hidden()
    assert stored().get().mood == 4


def test_the_step_of_the_plan_waits_as_well(cast, open_as):
    mine = cast.ana.participant_id
    agree_step(cast.ana.actor, participant_id=mine, text="Call the housing office")
    page = settled(open_as(cast.ana), "/plan/")
    page.context.set_offline(True)
    page.get_by_role("button", name="Partly").click()
    expect(page.locator("[data-queue] li:visible")).to_contain_text("Step of the week")
    # Before the first try is over the network would only make it arrive.
    expect(page.locator("#status")).to_contain_text("Saved on this phone")
    page.context.set_offline(False)
    expect(page.locator("#status")).to_have_text("Sent.")
    (step,) = this_week(cast.ana.actor, mine, clock.today(cast.site.zone))
    assert step.state == "partly"


def test_with_a_network_the_plan_shows_the_answer(cast, open_as):
    agree_step(cast.ana.actor, participant_id=cast.ana.participant_id, text="Call the office")
    page = settled(open_as(cast.ana), "/plan/")
    page.get_by_role("button", name="Done").click()
    expect(page.locator("article .chip").first).to_have_text("Done")


def test_the_page_without_a_network_makes_room(cast, open_as):
    page = settled(open_as(cast.ana))
    page.context.set_offline(True)
    page.goto("/today/")
    expect(page.get_by_text("There is no network right now.")).to_be_visible()
    check_in(page, "Good")
    expect(page.locator("[data-queue]:visible [data-count]")).to_have_text(WAITING)
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Today you said")).to_be_visible()
    expect(page.locator("#status")).to_have_text("Sent.")
    expect(page.get_by_text("There is no network right now.")).to_be_hidden()


def test_it_does_not_make_room_while_somebody_writes(cast, open_as):
    page = settled(open_as(cast.ana))
    page.context.set_offline(True)
    page.goto("/today/")
    page.get_by_text("Say more", exact=True).click()
    page.get_by_label("A note").fill("the green door")
    page.context.set_offline(False)
    expect(page.get_by_text("The network is back.")).to_be_visible()
    expect(page.get_by_text("There is no network right now.")).to_be_hidden()
    expect(page.get_by_label("A note")).to_have_value("the green door")


def test_the_organisations_own_numbers_without_a_network(cast, open_as):
    HelpLine.objects.create(org=cast.org, label="Night line", number="215 555 0134", hours="8 to 8")
    page = settled(open_as(cast.ana))
    page.context.set_offline(True)
    page.goto("/today/")
    expect(page.get_by_role("heading", name="Night line")).to_be_visible()
    call = page.get_by_role("link", name="Call (215) 555-0134")
    expect(call).to_have_attribute("href", "tel:2155550134")
    expect(page.get_by_role("link", name="Call 988")).to_have_attribute("href", "tel:988")


@pytest.mark.parametrize(("mood", "cared"), [("Very hard", True), ("Hard", True), ("Good", False)])
@pytest.mark.parametrize("cold", [True, False])
def test_a_hard_day_is_not_carried_alone(cast, open_as, mood, cared, cold):
    page = settled(open_as(cast.ana))
    page.context.set_offline(True)
    if cold:
        page.goto("/today/")
    check_in(page, mood)
    expect(page.locator("[data-queue]:visible [data-count]")).to_have_text(WAITING)
    words, way = page.get_by_text(CARE), page.get_by_role("link", name="People and help")
    if not cared:
        expect(words).to_be_hidden()
        return
    expect(words).to_be_visible()
    way.click()
    expect(page.get_by_role("link", name="Call 988")).to_be_visible()


def test_a_strong_pull_counts_as_a_hard_day(cast, open_as):
    page = settled(open_as(cast.ana))
    page.context.set_offline(True)
    page.get_by_text("Say more", exact=True).click()
    page.locator("input[name=craving][value='9']").check(force=True)
    check_in(page, "Okay")
    expect(page.get_by_text(CARE)).to_be_visible()
