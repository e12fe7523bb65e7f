"""When it gets hard, in a browser: at any hour, without a network, without a script, on paper."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.signals import request_started
from playwright.sync_api import Page, expect

from handrail.ground.people.commands.staff import change_work_phone
from handrail.practice.coping.commands import cards, plan
from handrail.practice.coping.models import Answer
from handrail.practice.coping.queries.cards import hand
from handrail.practice.coping.rules import cards as rules
from handrail.practice.hours.commands import set_hours
from handrail.practice.hours.rules import Span
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast
from tests.coping.people import WATER
from tests.journeys.barriers import RULES
from tests.journeys.conftest import LAPTOP, OpenAs, asked, comes, online_again
from tests.journeys.test_phone_offline import LOOK, settled

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = [pytest.param({}, id="phone"), pytest.param({"viewport": LAPTOP}, id="laptop")]


@pytest.fixture(autouse=True)
def ben_can_be_called(cast: Cast) -> None:
    """Ben has a work number; the one that he signs in with is nobody's to call."""
    change_work_phone(cast.ben.actor, work_phone="+12025550102")


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def two_cards(cast: Cast) -> None:
    for text in ("Call Jo from the steps", "Long shower, loud music"):
        cards.add_card(cast.ana.actor, participant_id=ana(cast), text=text)


def answers() -> Any:
    return Answer.objects.for_system("looking at what a test stored").order_by("at")


def keeps(page: Page) -> None:
    """Say yes on Today to keeping things on this phone, and wait until it has them."""
    page.get_by_role("button", name="Yes, keep them").click()
    expect(page.get_by_text("are kept on this phone")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)


@pytest.mark.covers("003-9")
@pytest.mark.parametrize("size", SIZES)
def test_not_yet_then_it_passed(cast: Cast, open_as: OpenAs, size: dict[str, Any]) -> None:
    two_cards(cast)
    page = settled(open_as(cast.ana, **size))
    page.get_by_role("link", name="Right now it is hard").click()
    expect(page.get_by_role("heading", name=rules.STAY)).to_be_visible()
    expect(page.get_by_text("You are here. That counts.")).to_be_visible()
    expect(page.get_by_role("link", name="Call Ben")).to_have_attribute("href", "tel:+12025550102")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    names = [page.get_by_role("radio").nth(at).get_attribute("value") for at in range(2)]
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Not yet").click()
    page.wait_for_url("**after=not_yet**")
    expect(page.get_by_text(rules.AFTER["not_yet"])).to_be_visible()
    # What was tried stands behind the other, and nothing is chosen for anybody.
    expect(page.get_by_role("radio").first).to_have_attribute("value", names[1])
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Yes", exact=True).click()
    page.wait_for_url("**after=yes**")
    expect(page.get_by_text(rules.AFTER["yes"])).to_be_visible()
    assert [row.passed for row in answers()] == ["not_yet", "yes"]
    best = hand(cast.ana.actor, ana(cast)).cards[0]
    assert best.id == answers().last().card_id


@pytest.mark.covers("003-9")
def test_what_nobody_chose_is_not_said_to_have_helped(cast: Cast, open_as: OpenAs) -> None:
    two_cards(cast)
    page = settled(open_as(cast.ana, "/coping/now/"))
    page.goto("/coping/now/")
    page.get_by_role("button", name="A little").click()
    page.wait_for_url("**after=little**")
    page.get_by_role("radio", name="Something else").check()
    page.get_by_role("button", name="Yes", exact=True).click()
    page.wait_for_url("**after=yes**")
    assert [(row.passed, row.card_id) for row in answers()] == [("little", None), ("yes", None)]
    assert all(not card.tally.tried for card in hand(cast.ana.actor, ana(cast)).cards)


def test_the_clock_counts_minutes_and_a_new_page_goes_on(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana)
    page.clock.install()
    page.goto("/coping/now/")
    page.clock.run_for(130_000)
    expect(page.get_by_text("2 minutes have passed.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("2 minutes have passed.")).to_be_visible()


@pytest.mark.covers("003-9", "rule-7")
def test_without_a_network_with_own_cards_and_the_answer_arrives_once(
    cast: Cast, open_as: OpenAs
) -> None:
    two_cards(cast)
    plan.add_line(cast.ana.actor, participant_id=ana(cast), part="ask", text="Sister Rosa",
                  phone="+12025550177")  # fmt: skip
    plan.add_line(cast.ana.actor, participant_id=ana(cast), part="lines", text="The ambulance",
                  phone="911")  # fmt: skip
    always = [Span(day, 0, 24 * 60) for day in range(7)]
    set_hours(cast.ben.actor, zone="UTC", spans=always, away=())
    page = settled(open_as(cast.ana))
    keeps(page)
    page.context.set_offline(True)
    page.goto("/coping/now/")
    expect(page.get_by_text("Call Jo from the steps")).to_be_visible()
    expect(page.get_by_text("Long shower, loud music")).to_be_visible()
    # As with a network: a call that says so, with its sign, and whether somebody is there.
    ben = page.get_by_role("link", name="Call Ben", exact=True)
    expect(ben).to_have_attribute("href", "tel:+12025550102")
    expect(ben.locator("svg")).to_be_visible()
    expect(page.get_by_text("Here now", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Call Sister Rosa", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Write to Sister Rosa", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Call 988 Lifeline")).to_be_visible()
    # A line that is one of her people stands there once.
    calls = page.get_by_role("region", name="You are not alone")
    expect(calls.locator("a[href='tel:911']")).to_have_text("Call The ambulance")
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Not yet").click()
    expect(page.get_by_text(rules.AFTER["not_yet"])).to_be_visible()
    expect(page.locator("#status")).to_contain_text("Saved on this phone")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="A little").click()
    expect(page.get_by_text(rules.AFTER["little"])).to_be_visible()
    page.wait_for_timeout(300)
    assert not answers().exists()
    # The plan is there as well, under its own address.
    page.goto("/coping/plan/")
    expect(page.get_by_role("link", name="Call Sister Rosa", exact=True)).to_be_visible()
    online_again(page, "/today/")
    settled(page)
    comes(page, lambda: answers().count() == 2)
    assert [row.passed for row in answers()] == ["not_yet", "little"]
    best = hand(cast.ana.actor, ana(cast)).cards[0]
    assert best.id == answers().last().card_id
    page.goto("/sign-out/")
    page.locator("#main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/signed-out/")
    page.wait_for_timeout(300)
    assert not any("Sister Rosa" in text for text in asked(page, LOOK))


@pytest.mark.covers("004-43")
def test_a_shared_phone_keeps_nothing_and_shows_general_cards(cast: Cast, open_as: OpenAs) -> None:
    two_cards(cast)
    page = settled(open_as(cast.ana, private_phone=False))
    page.goto("/coping/now/")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.goto("/coping/now/")
    expect(page.get_by_text(WATER)).to_be_visible()
    expect(page.get_by_text("Call Jo from the steps")).to_have_count(0)
    expect(page.get_by_role("link", name="Call 988 Lifeline")).to_be_visible()
    assert not any("Jo from the steps" in text for text in asked(page, LOOK))


@pytest.fixture
def silent() -> Iterator[threading.Event]:
    """While it is set, the server takes an asking for the screen and answers nothing."""
    silence = threading.Event()

    def wait(environ: dict[str, Any], **_more: Any) -> None:
        asked = time.monotonic()
        while (
            environ["PATH_INFO"] == "/coping/now/"
            and silence.is_set()
            and time.monotonic() < asked + 60
        ):
            time.sleep(0.1)

    request_started.connect(wait)
    yield silence
    silence.clear()
    request_started.disconnect(wait)


def test_it_comes_from_the_phone_and_waits_for_no_server(
    cast: Cast, open_as: OpenAs, silent: threading.Event
) -> None:
    two_cards(cast)
    page = settled(open_as(cast.ana))
    keeps(page)
    silent.set()
    # How many milliseconds it takes on a slow phone is measured by the bench.
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto("/coping/now/", wait_until="commit")
    expect(page.get_by_text("Call Jo from the steps")).to_be_visible()
    expect(page.get_by_role("button", name="Not yet")).to_be_enabled()
    silent.clear()


@pytest.mark.covers("004-17", "idea-4")
@pytest.mark.parametrize("size", SIZES)
def test_a_near_miss_becomes_a_card_without_a_script(
    cast: Cast, open_as: OpenAs, size: dict[str, Any]
) -> None:
    page = open_as(cast.ana, "/plan/", js=False, **size)
    page.get_by_role("region", name="When it gets hard").get_by_role("link").click()
    page.get_by_role("link", name="I came close").click()
    page.get_by_label("What stopped it?").fill("I rang Jo from the bus stop")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Make what stopped it one of my cards").click()
    expect(page.get_by_role("heading", name="I rang Jo from the bus stop")).to_be_visible()
    expect(page.get_by_text("From a time I came close")).to_be_visible()


@pytest.mark.covers("rule-10", "000-11")
@pytest.mark.parametrize("size", SIZES)
def test_after_a_return_to_use(cast: Cast, open_as: OpenAs, size: dict[str, Any]) -> None:
    page = open_as(cast.ana, "/coping/", js=False, **size)
    page.get_by_role("link", name="I used again").click()
    expect(page.get_by_text("Have naloxone near you", exact=False)).to_be_visible()
    expect(page.get_by_role("link", name="Call Ben")).to_be_visible()
    page.get_by_role("link", name="I am ready to look at it").click()
    page.get_by_label("What do you want to change?").fill("Walk home the other way")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your plan is open as before.", exact=False)).to_be_visible()
    page.get_by_role("button", name="Make the change one small step").click()
    expect(page.get_by_text("It is a step in your plan.")).to_be_visible()
    page.get_by_role("link", name="Show this to my coach").click()
    expect(page.get_by_role("heading", name="Exactly this")).to_be_visible()
    expect(page.get_by_text("Ben", exact=True)).to_be_visible()
    page.get_by_role("button", name="Yes, show it").click()
    expect(page.get_by_text("Your coach can read this.")).to_be_visible()
    rebuild([ana(cast)])
    coach = open_as(cast.ben, f"/people/{ana(cast)}/", viewport=LAPTOP)
    expect(coach.get_by_text("Walk home the other way").first).to_be_visible()
    coach.get_by_role("link", name="When it gets hard").click()
    expect(coach.get_by_text("Ask first what helped", exact=False)).to_be_visible()


@pytest.mark.covers("003-9")
@pytest.mark.parametrize("answered", [False, True])
def test_the_clock_a_call_and_the_first_card_are_seen_without_scrolling(
    cast: Cast, open_as: OpenAs, answered: bool
) -> None:
    two_cards(cast)
    if answered:
        for passed in ("yes", "little", "yes", "yes"):
            cards.answer(cast.ana.actor, participant_id=ana(cast), passed=passed,
                         card_id=None, minutes=9)  # fmt: skip
    always = [Span(day, 0, 24 * 60) for day in range(7)]
    set_hours(cast.ben.actor, zone="UTC", spans=always, away=())
    page = open_as(cast.ana, "/coping/now/", viewport={"width": 360, "height": 640})
    expect(page.get_by_text("You are here. That counts.")).to_be_visible()
    tabs = page.locator("nav.tabs").bounding_box()
    assert tabs is not None
    for seen in (page.locator("[data-ring]"), page.get_by_role("link", name="Call Ben"),
                 page.get_by_text("Call Jo from the steps")):  # fmt: skip
        box = seen.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= tabs["y"]
