"""The pages that stand only on a way in: no barrier, and nothing is cut off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from handrail.faces.desks.setup import link
from handrail.ground.accounts.ways import make_card
from tests.cast import Cast
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs
from tests.journeys.pages import proved
from tests.journeys.test_every_page import faults

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def _fine(page: Page, name: str) -> None:
    assert faults(page, name, PHONE) + faults(page, name, LAPTOP) == []


@pytest.mark.covers("rule-26")
def test_whose_phone_a_card_opens_on(cast: Cast, open_as: OpenAs) -> None:
    card = make_card(cast.ana.user, cast.ben.user)
    page = open_as(None, card.link_fragment)
    expect(page.get_by_role("heading", name="Sign in as A.?")).to_be_visible()
    _fine(page, "who")


@pytest.mark.covers("rule-26")
def test_where_a_code_is_typed(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(None, "/sign-in/")
    page.click("button[value=mine]")
    page.goto("/sign-in/code/")
    page.locator("[name=where]").fill("202-555-0102")
    page.get_by_role("button", name="Send me a code").click()
    page.wait_for_url("**/sign-in/code/check/")
    _fine(page, "code")


@pytest.mark.covers("rule-26")
def test_where_a_new_place_is_proved(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/account/place/", session=proved(cast.ana))
    page.locator("[name=where]").fill("202-555-0166")
    page.get_by_role("button", name="Send a code").click()
    page.wait_for_url("**/account/place/check/")
    _fine(page, "place")


@pytest.mark.covers("rule-26")
def test_the_first_page_of_a_new_installation(db: None, open_as: OpenAs) -> None:
    page = open_as(None, link.offer(), viewport=LAPTOP)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    _fine(page, "set-up")
