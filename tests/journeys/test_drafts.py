"""What is typed and not saved: kept while it is typed, each tab its own, offered again later."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from handrail.practice.contacts.models import Contact
from tests.journeys.barriers import easy
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
    third.get_by_text("Begun before that").click()
    offers = third.get_by_role("region", name="Not saved yet")
    expect(offers).to_have_count(2)
    expect(offers.filter(has_text="first tab and more")).to_have_count(1)
    expect(offers.filter(has_text="second tab")).to_have_count(1)
    # Gone on with here, while it is still written on there: both stay.
    offers.filter(has_text="first tab").get_by_role("link", name="Go on").click()
    write(first, label, "first tab and more words")
    write(third, label, "Now: ")
    second.goto(path)
    second.get_by_text("Begun before that").click()
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


def saves(page: Page, button: str = "Save") -> None:
    page.get_by_role("button", name=button, exact=True).click()


@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
def test_a_talk_that_is_gone_on_with_on_another_device_is_there_once(cast, open_as, js):
    """Begun at the desk, gone on with on the phone, and saved on both."""
    desk, path, label = opened(cast, open_as, "contact")
    write(desk, label, "Tea by the river")
    phone = open_as(cast.ben, path, viewport=PHONE, js=js)
    phone.get_by_role("link", name="Go on").click()
    expect(phone.get_by_label(label).first).to_have_value("Tea by the river")
    saves(desk)
    expect(desk.get_by_text("Saved. You can correct it for a week.")).to_be_visible()
    phone.get_by_label(label).first.fill("She sang")
    saves(phone)
    expect(phone.locator("#not-yet")).to_contain_text("This talk is saved already")
    expect(phone.get_by_role("region", name="What is saved already")).to_contain_text("Tea by")
    expect(phone.get_by_label(label).first).to_have_value("She sang")
    if js:
        easy(phone)
    saves(phone, "Put it into what is saved")
    expect(phone.get_by_text("It is in one note now.")).to_be_visible()
    mine = open_as(cast.ana, "/contacts/", viewport=PHONE)
    expect(mine.get_by_text("She sang")).to_have_count(1)
    expect(mine.get_by_text("Tea by the river").first).to_be_visible()
    assert Contact.objects.for_system("counting what a test stored").count() == 1
    desk.goto(path)
    expect(desk.get_by_text("You began to write")).to_be_hidden()


def test_the_same_words_on_both_devices_are_saved_once(cast, open_as):
    desk, path, label = opened(cast, open_as, "contact")
    write(desk, label, "Tea by the river")
    phone = open_as(cast.ben, path, viewport=PHONE)
    phone.get_by_role("link", name="Go on").click()
    for page in (phone, desk):
        saves(page)
        expect(page.get_by_text("Saved. You can correct it for a week.")).to_be_visible()
    assert Contact.objects.for_system("counting what a test stored").count() == 1


def test_two_forms_of_the_same_minute_are_asked_about_once(cast, open_as):
    desk, path, label = opened(cast, open_as, "contact")
    phone = open_as(cast.ben, path, viewport=PHONE)
    for page, words in ((desk, "Tea"), (phone, "She sang")):
        page.locator("summary", has_text="It was at another time").click()
        page.locator("[name=at_clock]").fill("00:00")
        page.get_by_label(label).first.fill(words)
        saves(page)
    expect(phone.locator("#not-yet")).to_contain_text("There is already something like this")
    expect(phone.get_by_label(label).first).to_have_value("She sang")
    saves(phone, "Save it as well")
    expect(phone.get_by_text("Saved. You can correct it for a week.")).to_be_visible()
    assert Contact.objects.for_system("counting what a test stored").count() == 2
