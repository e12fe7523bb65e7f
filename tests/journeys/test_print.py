"""What goes on paper: the card alone, without a name on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast
from tests.journeys.conftest import LAPTOP, OpenAs


@pytest.mark.parametrize("who", ["mona", "ben"])
def test_only_the_card_is_printed(cast: Cast, open_as: OpenAs, who: str) -> None:
    assert cast.ana.participant_id is not None
    rebuild([cast.ana.participant_id])
    home = "/programme/people/" if who == "mona" else "/people/"
    page = open_as(cast.everybody()[who], f"{home}{cast.ana.participant_id}/", viewport=LAPTOP)
    name = "Make a sign-in card" if who == "mona" else "Sign-in card for their phone"
    page.get_by_role("button", name=name).click()
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Print").click()
    assert page.title() == "printed"
    expect(page.get_by_role("heading", name="Ana")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".paper img")).to_be_visible()
    expect(page.locator(".paper .figure")).to_be_visible()
    expect(page.get_by_text("Good once, until")).to_be_visible()
    words = page.locator("body").inner_text()
    assert "Ana" not in words
    assert "Programme" not in words
    assert "Done" not in words


def test_without_a_script_the_page_says_how(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.mona, f"/programme/people/{cast.ana.participant_id}/", js=False)
    page.get_by_role("button", name="Make a sign-in card").click()
    expect(page.get_by_text("use the print of your browser")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
