"""The pages that stand only on a way in: no barrier, and nothing is cut off."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from playwright.sync_api import expect

from handrail.faces.desks.setup import link
from handrail.ground.accounts.ways import make_card
from tests.cast import Cast
from tests.journeys.barriers import faults
from tests.journeys.conftest import LAPTOP, OpenAs
from tests.journeys.pages import proved

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.mark.covers("rule-26")
def test_whose_phone_a_card_opens_on(cast: Cast, open_as: OpenAs) -> None:
    card = make_card(cast.ana.user, cast.ben.user)
    page = open_as(None, card.link_fragment)
    expect(page.get_by_role("heading", name="Sign in as A.?")).to_be_visible()
    assert faults(page, "who") == []


@pytest.mark.covers("rule-26")
def test_where_a_code_is_typed(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(None, "/sign-in/")
    page.click("button[value=mine]")
    page.goto("/sign-in/code/")
    page.locator("[name=where]").fill("202-555-0102")
    page.get_by_role("button", name="Send me a code").click()
    page.wait_for_url("**/sign-in/code/check/")
    assert faults(page, "code") == []


@pytest.mark.covers("rule-26")
def test_where_a_new_place_is_proved(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/account/place/", session=proved(cast.ana))
    page.locator("[name=where]").fill("202-555-0166")
    page.get_by_role("button", name="Send a code").click()
    page.wait_for_url("**/account/place/check/")
    assert faults(page, "place") == []


@pytest.mark.covers("rule-26")
def test_the_first_page_of_a_new_installation(db: None, open_as: OpenAs) -> None:
    page = open_as(None, link.offer(), viewport=LAPTOP)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert faults(page, "set-up") == []


@pytest.mark.covers("rule-26")
def test_where_work_proves_itself_a_second_time(cast: Cast, open_as: OpenAs) -> None:
    TOTP.activate(cast.ben.user, generate_totp_secret())
    page = open_as(None, make_card(cast.ben.user, cast.mona.user).link_fragment)
    page.get_by_role("button", name="Yes, only mine").click()
    page.wait_for_url("**/sign-in/second/")
    assert faults(page, "second") == []
