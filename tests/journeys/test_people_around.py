"""Not alone right now, who helps me, and updates: on the phone, at the desk, without a network."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from handrail.practice.around.commands.who_helps import HelperSaid, add_helper
from handrail.practice.around.models import CompanyAsk
from handrail.practice.plans.commands import record_win
from handrail.practice.updates.models import Update
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, comes, until

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
ALONE = "I don’t want to be alone right now"
TAP = "Tell my coach: I’d like company"


def count(model: Any) -> int:
    return int(model.objects.for_system("counting what a test stored").count())


@pytest.mark.covers("000-8")
@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
@SIZES
def test_somebody_who_does_not_want_to_be_alone_taps_once(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    said = HelperSaid("friend", "Jo", "Walks", "215 555 0199", company=True)
    add_helper(cast.ana.actor, participant_id=cast.ana.participant_id, said=said)
    page = open_as(cast.ana, "/today/", viewport=view, js=js)
    page.get_by_role("link", name=ALONE).click()
    expect(page.get_by_role("heading", name=ALONE)).to_be_visible()
    expect(page.get_by_role("link", name="Call Jo")).to_have_attribute("href", "tel:2155550199")
    expect(page.get_by_role("link", name="Write to Jo")).to_be_visible()
    if js:
        easy(page)
    page.get_by_role("button", name=TAP).click()
    expect(page.get_by_text("Your coach sees it on their first page")).to_be_visible()
    coach = open_as(cast.ben, "/coach/", viewport=LAPTOP, js=js)
    expect(coach.get_by_text("Would like company")).to_be_visible()
    coach.get_by_role("button", name="I was in touch").click()
    expect(coach.get_by_text("Good. It is off your page.")).to_be_visible()
    page.goto("/coping/not-alone/")
    expect(page.get_by_text("Your coach was in touch")).to_be_visible()


@pytest.mark.covers("000-8", "rule-7")
def test_company_without_a_network_arrives_once(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/coping/not-alone/")
    until(page, "Boolean(navigator.serviceWorker.controller)")
    page.context.set_offline(True)
    page.get_by_role("button", name=TAP).click()
    expect(page.locator("[data-queue]")).to_be_visible()
    assert count(CompanyAsk) == 0
    page.context.set_offline(False)
    comes(page, lambda: count(CompanyAsk) == 1)


@pytest.mark.covers("001-18", "003-20")
@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
@SIZES
def test_who_helps_me_is_written_shared_changed_and_put_away(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/my/people/", viewport=view, js=js)
    page.get_by_role("link", name="Who helps me").click()
    page.get_by_label("Who is it?").fill("Dr. Lee")
    page.get_by_label("What do they help you with?").fill("My heart")
    page.locator("label", has_text="My coach too").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="Dr. Lee")).to_be_visible()
    expect(page.get_by_text("Nobody here talks with them about you.")).to_be_visible()
    if js:
        easy(page)
    coach = open_as(cast.ben, f"/around/of/{cast.ana.participant_id}/", viewport=LAPTOP, js=js)
    expect(coach.get_by_role("heading", name="Dr. Lee")).to_be_visible()
    coach.get_by_role("link", name="Who does what: coach, therapist, sponsor").click()
    expect(coach.get_by_role("heading", name="Who does what")).to_be_visible()
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_label("What do they help you with?").fill("My heart and my lungs")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("My heart and my lungs")).to_be_visible()
    page.get_by_role("link", name="Change", exact=True).click()
    page.locator("summary", has_text="Earlier words").click()
    page.get_by_role("button", name="Use these words again").click()
    expect(page.get_by_text("My heart", exact=True)).to_be_visible()
    page.get_by_role("button", name="Put away Dr. Lee").click()
    expect(page.get_by_text("Put away. You can bring it back below.")).to_be_visible()


@pytest.mark.covers("001-24")
@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
@SIZES
def test_an_update_is_looked_at_sent_seen_thanked_and_taken_back(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    record_win(cast.ana.actor, participant_id=cast.ana.participant_id, text="Called my sister")
    page = open_as(cast.ana, "/my/updates/", viewport=view, js=js)
    page.get_by_label("How did my week go?").fill("A steady week")
    page.get_by_label("Called my sister").check()
    page.get_by_label("Ben").check()
    if js:
        easy(page)
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("heading", name="This is what they read")).to_be_visible()
    expect(page.get_by_text("A steady week")).to_be_visible()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("Sent to the people you chose")).to_be_visible()
    expect(page.get_by_text("not seen yet")).to_be_visible()
    coach = open_as(cast.ben, "/coach/", viewport=LAPTOP, js=js)
    expect(coach.get_by_text("Sent you an update")).to_be_visible()
    coach.goto(f"/updates/from/{cast.ana.participant_id}/")
    expect(coach.get_by_text("Called my sister")).to_be_visible()
    coach.get_by_role("button", name="Say thank you").click()
    expect(coach.get_by_text("They see that you said thank you.")).to_be_visible()
    page.goto("/my/updates/")
    expect(page.get_by_text("said thank you")).to_be_visible()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Who had seen it, has read it.")).to_be_visible()
    coach.goto(f"/updates/from/{cast.ana.participant_id}/")
    expect(coach.get_by_text("Nothing here just now")).to_be_visible()


@pytest.mark.covers("001-24", "rule-7")
def test_an_update_without_a_network_arrives_once(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/my/updates/")
    until(page, "Boolean(navigator.serviceWorker.controller)")
    page.get_by_label("How did my week go?").fill("A steady week")
    page.get_by_label("Ben").check()
    page.context.set_offline(True)
    page.get_by_role("button", name="Send it now").click()
    expect(page.locator("[data-queue]")).to_be_visible()
    assert count(Update) == 0
    page.context.set_offline(False)
    comes(page, lambda: count(Update) == 1)
