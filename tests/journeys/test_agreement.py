"""The working agreement, promises, rituals and askings: on the phone and at the coach's desk."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from handrail.practice.accountability.models import Answer, Signature, TrackAsk
from tests.accountability.people import ana, day, promise, sign
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, comes, online_again, unfold, until

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
SCRIPT = pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])


def rows(model: Any) -> int:
    return int(model.objects.for_system("counting what a test stored").count())


def draw(page: Page, points: int = 30) -> None:
    """Draw something like a name on the canvas, or a scrap of one."""
    field = page.locator("[data-sign-on]")
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 40)
    page.mouse.down()
    for n in range(points):
        page.mouse.move(box["x"] + 20 + 6 * n, box["y"] + 40 + 20 * (n % 2))
    page.mouse.up()


@pytest.mark.covers("004-5", "004-41")
@SCRIPT
@SIZES
def test_both_sign_the_working_agreement(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    coach = open_as(
        cast.ben, f"/together/agreement/of/{ana(cast)}/", viewport=LAPTOP, js=js
    )  # fmt: skip
    coach.get_by_label("When do we talk?").fill("Mondays at ten")
    coach.get_by_label("How do we reach each other?").fill("Text first")
    coach.get_by_role("button", name="Sign it").click()
    expect(coach.get_by_text("Write your name, or draw it.").first).to_be_visible()
    expect(coach.get_by_label("When do we talk?")).to_have_value("Mondays at ten")
    coach.get_by_label("My name").fill("Ben Okafor")
    coach.get_by_role("button", name="Sign it").click()
    expect(coach.get_by_text("You signed it.").first).to_be_visible()
    page = open_as(cast.ana, "/today/", viewport=view, js=js)
    page.get_by_role("link", name="Read it").click()
    expect(page.get_by_text("Coaching is not therapy")).to_be_visible()
    expect(page.get_by_label("When do we talk?")).to_have_value("Mondays at ten")
    if js:
        draw(page)
        easy(page)
    else:
        page.get_by_label("My name").fill("Ana")
    page.get_by_role("button", name="Sign it").click()
    expect(page.get_by_text("You both signed it.")).to_be_visible()
    page.get_by_role("link", name="To read and print").click()
    expect(page.get_by_text("Ben Okafor")).to_be_visible()
    if js:
        expect(page.get_by_role("img", name="The name as it was drawn")).to_be_visible()
        easy(page)
    assert rows(Signature) == 2


@SCRIPT
def test_a_paragraph_of_the_programme_asks_both_again(
    cast: Cast, open_as: OpenAs, js: bool
) -> None:
    sign(cast, cast.ben, "Ben")
    sign(cast, cast.ana, "Ana Before")
    office = open_as(cast.mona, "/shelf/working_agreement/", viewport=LAPTOP, js=js)
    expect(office.get_by_text("This part always stays.")).to_be_visible()
    office.get_by_role("link", name="Add one").click()
    office.locator("[name=title]").fill("Our van")
    office.locator("[name=text]").fill("We can drive you to a first visit.")
    office.get_by_role("button", name="Save").click()
    expect(office.get_by_role("heading", name="Our van")).to_be_visible()
    page = open_as(cast.ana, "/today/", js=js)
    expect(page.get_by_text("What you signed stays as it was.")).to_be_visible()
    page.get_by_role("link", name="Read it").click()
    expect(page.get_by_role("heading", name="Our van")).to_be_visible()
    page.get_by_label("My name").fill("Ana Now")
    page.get_by_role("button", name="Sign it").click()
    expect(page.get_by_text("You signed. The other one is asked as well.")).to_be_visible()
    page.get_by_role("link", name="Version 1").click()
    expect(page.get_by_text("Ana Before")).to_be_visible()
    expect(page.get_by_role("heading", name="Our van")).to_have_count(0)
    coach = open_as(cast.ben, "/coach/", viewport=LAPTOP, js=js)
    expect(coach.get_by_text("Waits for your name")).to_be_visible()


@pytest.mark.covers("004-47", "004-14", "004-1")
@SCRIPT
@SIZES
def test_both_promise_and_say_how_it_went(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/my/people/", viewport=view, js=js)
    page.get_by_role("link", name="How to hold me to it").click()
    page.get_by_label("What do you promise?").fill("I call my aunt")
    page.get_by_label("Or on one day").fill(str(day(cast, 1)))
    page.get_by_role("button", name="Save the promise").click()
    mine = page.locator("article", has_text="I call my aunt")
    mine.get_by_role("button", name="Kept", exact=True).click()
    expect(mine.locator(".chip")).to_have_text("Kept")
    page.locator("summary", has_text="Change how").click()
    how = page.locator("form", has=page.locator("#how_review_on"))
    page.locator("label", has_text="A kind text").click()
    page.locator("fieldset", has_text="Being held up and heard").locator(
        "label", has_text="A lot"
    ).click()
    page.locator("#how_review_on").fill(str(day(cast, 40)))
    how.get_by_role("button", name="Save").click()
    expect(page.locator("#not-yet")).to_contain_text("Pick a day within four weeks.")
    page.locator("#how_review_on").fill(str(day(cast, 20)))
    how.get_by_role("button", name="Save").click()
    expect(page.get_by_text("this comes first: A kind text.")).to_be_visible()
    if js:
        easy(page)
    coach = open_as(cast.ben, f"/together/promises/of/{ana(cast)}/", viewport=LAPTOP, js=js)
    coach.get_by_label("What do you promise?").fill("I look back with you")
    coach.locator("label", has_text="Sunday").first.click()
    coach.get_by_label("It is a ritual for both of us").check()
    coach.get_by_role("button", name="Save the promise").click()
    expect(coach.locator("article", has_text="I look back with you")).to_contain_text("Sunday")
    if js:
        easy(coach)
    page.reload()
    ritual = page.locator("article", has_text="I look back with you")
    ritual.locator("summary", has_text="Move it").click()
    ritual.get_by_label("To which day?").fill(str(day(cast, 3)))
    ritual.get_by_role("button", name="Move it").click()
    expect(ritual.locator(".chip")).to_have_text("Moved")
    assert rows(Answer) == 2


@pytest.mark.covers("001-24")
@SIZES
@SCRIPT
def test_what_the_coach_suggests_to_promise_is_asked_on_today(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    coach = open_as(cast.ben, f"/together/promises/of/{ana(cast)}/", viewport=LAPTOP, js=js)
    coach.get_by_text("Suggest a promise to").click()
    coach.locator("#i-new").fill("A walk on Sunday")
    coach.get_by_role("button", name="Put it beside").click()
    expect(coach.get_by_text("It waits for an answer.")).to_be_visible()
    page = open_as(cast.ana, "/today/", viewport=view, js=js)
    asked = page.get_by_role("heading", name="suggests a promise")
    unfold(page)
    expect(asked).to_be_visible()
    if js:
        easy(page)
    page.get_by_role("button", name="Take it").click()
    page.wait_for_url("**/today/")
    expect(asked).to_have_count(0)
    page.goto(page.url.replace("/today/", "/together/promises/"))
    expect(page.locator("article", has_text="A walk on Sunday")).to_be_visible()


@pytest.mark.covers("000-22")
@SIZES
def test_help_me_stay_on_track(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    page = open_as(cast.ana, "/today/", viewport=view)
    unfold(page)
    page.get_by_role("link", name="Help me stay on track").click()
    page.get_by_label("A few words, if you like").fill("Evenings are long")
    page.get_by_role("button", name="Ask my coach").click()
    expect(page.get_by_role("heading", name="Your coach has it")).to_be_visible()
    easy(page)
    coach = open_as(cast.ben, "/coach/", viewport=LAPTOP)
    expect(coach.get_by_text("Asked for help to stay on track")).to_be_visible()
    coach.get_by_role("button", name="I was in touch").click()
    page.reload()
    expect(page.get_by_text("Your coach was in touch")).to_be_visible()


@SIZES
def test_a_different_coach_please(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    page = open_as(cast.ana, "/my/people/", viewport=view)
    page.get_by_role("link", name="A different coach, please").click()
    page.get_by_role("button", name="Ask for a different coach").click()
    expect(page.get_by_text("You asked. The manager has it.")).to_be_visible()
    easy(page)
    office = open_as(cast.mona, "/programme/", viewport=LAPTOP)
    expect(office.get_by_text("1 person asked for a different coach")).to_be_visible()
    office.goto("/together/another-coach/asked/")
    easy(office)
    office.get_by_role("button", name="I have seen it").click()
    page.reload()
    expect(page.get_by_text("The manager has seen it and works on it.")).to_be_visible()


@pytest.mark.covers("rule-7")
def test_signing_and_asking_without_a_network(cast: Cast, open_as: OpenAs) -> None:
    sign(cast, cast.ben, "Ben")
    promise(cast, cast.ana, "I go out", days="0123456")
    page = open_as(cast.ana, "/together/agreement/")
    until(page, "Boolean(navigator.serviceWorker.controller)")
    page.context.set_offline(True)
    page.get_by_label("My name").fill("Ana")
    page.get_by_role("button", name="Sign it").click()
    expect(page.locator("[data-queue]")).to_be_visible()
    assert rows(Signature) == 1
    online_again(page, "/today/")
    unfold(page)
    expect(page.get_by_role("button", name="Kept")).to_be_visible()
    comes(page, lambda: rows(Signature) == 2)
    until(page, "!document.querySelector('[data-queue]:not([hidden])')")
    page.goto("/together/track/")
    page.context.set_offline(True)
    page.get_by_role("button", name="Ask my coach").click()
    expect(page.locator("[data-queue]")).to_be_visible()
    assert rows(TrackAsk) == 0
    online_again(page, "/today/")
    comes(page, lambda: rows(TrackAsk) == 1)


def written(page: Page) -> list[str]:
    """What stands on the pad, and what the form would send of it."""
    return [page.locator("[name=drawn]").input_value(), page.evaluate("""() => {
      const pad = document.querySelector("[data-sign-on]");
      const blank = Object.assign(document.createElement("canvas"), pad.getBoundingClientRect());
      [blank.width, blank.height] = [pad.width, pad.height];
      return pad.toDataURL() === blank.toDataURL() ? "" : "drawn";
    }""")]  # fmt: skip


@SIZES
def test_a_drawing_that_broke_off_leaves_an_empty_pad(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    page = open_as(cast.ana, "/together/agreement/", viewport=view)
    page.get_by_label("When do we talk?").fill("Mondays at ten")
    for _ in range(4):
        draw(page, 2)
        assert all(written(page))
        page.get_by_role("button", name="Sign it").click()
        expect(page.locator("#not-yet")).to_contain_text("The drawing broke off.")
        expect(page.get_by_label("When do we talk?")).to_have_value("Mondays at ten")
        assert written(page) == ["", ""]
        page.reload()
        page.get_by_label("When do we talk?").fill("Mondays at ten")
    assert rows(Signature) == 0
    draw(page)
    page.get_by_role("button", name="Sign it").click()
    expect(page.get_by_text("You signed. The other one is asked as well.")).to_be_visible()
    assert rows(Signature) == 1


@SCRIPT
def test_signed_in_two_tabs(cast: Cast, open_as: OpenAs, js: bool) -> None:
    """The same words are signed once; other words of one's own are one's own, and both stay."""
    first, second, third = [open_as(cast.ana, "/together/agreement/", js=js) for _ in range(3)]
    for page, hours in ((first, "Mondays"), (second, "Mondays"), (third, "Fridays")):
        page.get_by_label("When do we talk?").fill(hours)
        page.get_by_label("My name").fill("Ana")
        page.get_by_role("button", name="Sign it").click()
        if page is not third:
            expect(page.get_by_text("You signed. The other one")).to_be_visible()
    expect(second.get_by_text("You signed this already. Once is enough.")).to_be_visible()
    assert rows(Signature) == 1
    expect(third.locator("#not-yet")).to_contain_text("You signed this on another page or phone")
    expect(third.get_by_label("When do we talk?")).to_have_value("Fridays")
    expect(third.locator("#text")).to_contain_text("Mondays")
    third.get_by_role("button", name="Sign it").click()
    expect(third.locator("#text")).to_contain_text("Fridays")
    assert rows(Signature) == 2


@pytest.mark.covers("rule-7")
def test_a_name_that_waits_on_the_phone_is_not_asked_for_again(cast: Cast, open_as: OpenAs) -> None:
    sign(cast, cast.ben, "Ben")
    page = open_as(cast.ana, "/together/agreement/")
    until(page, "Boolean(navigator.serviceWorker.controller)")
    waits, button = page.locator("#name-waits"), page.get_by_role("button", name="Sign it")
    expect(waits).to_be_hidden()
    page.context.set_offline(True)
    draw(page)
    button.click()
    expect(waits).to_be_visible()
    expect(waits).to_be_focused()
    expect(waits).to_contain_text("Your name waits on this phone.")
    expect(button).to_be_hidden()
    assert written(page)[0] == ""
    # Taken out of the list, nothing waits any more: the form is there again, and empty.
    page.locator("[data-queue]").get_by_role("button", name="Delete").click()
    expect(button).to_be_visible()
    expect(waits).to_be_hidden()
    page.get_by_label("My name").fill("Ana")
    button.click()
    expect(waits).to_be_visible()
    assert rows(Signature) == 1
    page.context.set_offline(False)
    expect(page.get_by_text("You both signed it.")).to_be_visible()
    expect(page.locator("#status")).to_have_text("Sent.")
    expect(waits).to_be_hidden()
    assert rows(Signature) == 2


@pytest.mark.covers("rule-7")
def test_signed_without_a_network_and_elsewhere_as_well(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/together/agreement/")
    until(page, "Boolean(navigator.serviceWorker.controller)")
    page.context.set_offline(True)
    page.get_by_label("When do we talk?").fill("Fridays")
    page.get_by_label("My name").fill("Ana")
    page.get_by_role("button", name="Sign it").click()
    expect(page.locator("#name-waits")).to_be_visible()
    sign(cast, cast.ana, "Ana", hours="Mondays")
    page.context.set_offline(False)
    expect(page.get_by_text("You signed. The other one is asked as well.")).to_be_visible()
    expect(page.locator("[data-queue]")).to_contain_text("You signed this on another page")
    expect(page.locator("#text")).to_contain_text("Mondays")
    assert rows(Signature) == 1
    page.locator("[data-queue]").get_by_role("button", name="Show").click()
    expect(page.locator("[data-queue]")).to_contain_text("Fridays")
