"""What is typed and not saved: kept while it is typed, each tab its own, offered again later."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import LAPTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def forms(cast):
    person = cast.ana.participant_id
    return {
        "contact": ("ben", f"/contacts/of/{person}/new/", "Note"),
        "together": ("ben", f"/plan/of/{person}/review/", "What worked?"),
        "review": ("ana", "/plan/review/", "What worked?"),
        "step": ("ana", "/plan/steps/new/", "One small step"),
    }


def opened(cast, open_as, name: str) -> tuple[Page, str, str]:
    who, path, label = forms(cast)[name]
    size = LAPTOP if who == "ben" else PHONE
    return open_as(getattr(cast, who), path, viewport=size), path, label


def write(page: Page, label: str, words: str) -> None:
    with page.expect_response("**/draft/"):
        page.get_by_label(label).first.fill(words)
    expect(page.get_by_text("Draft saved")).to_be_visible()


@pytest.mark.parametrize("name", ["contact", "together", "review", "step"])
def test_the_tab_is_gone_and_the_words_are_not(cast, open_as, name):
    page, path, label = opened(cast, open_as, name)
    write(page, label, "half a thought")
    again = page.context.new_page()
    page.close()
    again.goto(path)
    expect(again.get_by_text("You began to write")).to_be_visible()
    expect(again.get_by_label(label).first).to_have_value("")
    again.get_by_role("link", name="Go on").click()
    expect(again.get_by_label(label).first).to_have_value("half a thought")
    expect(again.get_by_text("You began to write")).to_be_hidden()


def test_thrown_away_it_is_gone(cast, open_as):
    page, path, label = opened(cast, open_as, "review")
    write(page, label, "half a thought")
    page.goto(path)
    page.get_by_role("button", name="Throw away").click()
    expect(page.get_by_text("The draft is gone.")).to_be_visible()
    expect(page.get_by_text("You began to write")).to_be_hidden()


def test_two_tabs_keep_a_draft_each(cast, open_as):
    first, path, label = opened(cast, open_as, "contact")
    second = first.context.new_page()
    second.goto(path)
    write(first, label, "first tab")
    write(second, label, "second tab")
    write(first, label, "first tab and more")
    third = first.context.new_page()
    third.goto(path)
    offers = third.get_by_role("region", name="Not saved yet")
    expect(offers).to_have_count(2)
    expect(offers.filter(has_text="first tab and more")).to_have_count(1)
    expect(offers.filter(has_text="second tab")).to_have_count(1)
    # Gone on with here, while it is still written on there: both stay.
    offers.filter(has_text="first tab").get_by_role("link", name="Go on").click()
    write(first, label, "first tab and more words")
    write(third, label, "Now: ")
    second.goto(path)
    expect(second.get_by_role("region", name="Not saved yet")).to_have_count(3)


def test_the_last_words_before_the_page_is_put_away_are_kept(cast, open_as):
    page, path, label = opened(cast, open_as, "review")
    page.get_by_label(label).fill("typed and gone at once")
    with page.expect_response("**/review/draft/"):
        page.evaluate(
            "() => { Object.defineProperty(document, 'visibilityState', { value: 'hidden' });"
            " document.dispatchEvent(new Event('visibilitychange')); }"
        )
    again = page.context.new_page()
    again.goto(path)
    expect(again.get_by_text("typed and gone at once")).to_be_visible()


def test_kept_later_when_there_is_no_network_now(cast, open_as):
    page, _path, label = opened(cast, open_as, "contact")
    page.context.set_offline(True)
    page.get_by_label(label).press_sequentially("on the bus")
    expect(page.get_by_text("Not saved yet. Keep this page open.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Draft saved")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "label"),
    [("/check-in/", "A note"), ("/my/strengths/", None), ("/plan/wins/new/", "What went well?")],
)
def test_it_asks_before_words_are_left(cast, open_as, path, label):
    page = open_as(cast.ana, path)
    page.wait_for_load_state("networkidle")
    field = (
        page.get_by_label(label)
        if label
        else page.locator("main form textarea, main form input[type=text]").first
    )
    field.press_sequentially("a few words")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator("nav.tabs a").first.click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.url.endswith(path)
