"""Leaving in a hurry: always at once, with any network or none, and Back shows nothing."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Page, Route, expect

from handrail.ground.accounts.visits import SessionStore
from tests.journeys.conftest import asked, comes, online_again
from tests.journeys.test_phone_offline import LOOK, settled

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

OUTSIDE = "https://www.weather.gov/"
PUT_SECRET = """async () => {
  const db = await new Promise((ok) => {
    const ask = indexedDB.open("phone");
    ask.onsuccess = () => ok(ask.result);
  });
  db.transaction("kept", "readwrite").objectStore("kept").put({ words: "secret" }, "page");
  db.close();
}"""


@pytest.fixture
def outside(open_as):
    """Open a page whose way out leads to a stand-in for the other site."""

    def make(member, path=None, **options) -> Page:
        page = open_as(member, None, **options)
        page.context.route(
            f"{OUTSIDE}**", lambda r: r.fulfill(body="<h1>Weather</h1>", content_type="text/html")
        )
        return settled(page, path) if path and options.get("js", True) else page

    return make


def is_outside(page: Page) -> None:
    page.wait_for_url(f"{OUTSIDE}**")
    expect(page.get_by_role("heading", name="Weather")).to_be_visible()


def visit_of(page: Page) -> str:
    return next(
        cookie["value"]
        for cookie in page.context.cookies()
        if cookie["name"] == settings.SESSION_COOKIE_NAME
    )


def is_over(page: Page, key: str) -> None:
    """The visit ends on the server."""
    comes(page, lambda: not SessionStore(key).get("_auth_user_id"))


@pytest.mark.parametrize("way", ["button", "shift"])
def test_with_a_network_a_shared_phone_is_signed_out(cast, outside, way):
    page = outside(cast.ana, "/today/", private_phone=False)
    key = visit_of(page)
    if way == "button":
        page.get_by_role("link", name="Leave this page").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    is_outside(page)
    is_over(page, key)
    page.goto("/today/")
    page.wait_for_url("**/sign-in/**")
    expect(page.get_by_role("heading").first).to_be_visible()


@pytest.mark.parametrize("way", ["button", "shift"])
def test_without_a_network_it_leaves_and_the_visit_ends_later(cast, outside, way):
    page = outside(cast.ana, "/today/", private_phone=False)
    key = visit_of(page)
    page.context.set_offline(True)
    if way == "button":
        page.get_by_role("link", name="Leave this page").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    is_outside(page)
    # The browser may end the visit by itself; opening any page of ours does it in any case.
    online_again(page, "/today/")
    page.wait_for_url("**/sign-in/**")
    is_over(page, key)


def test_the_server_is_silent_and_the_page_goes(cast, outside):
    page = outside(cast.ana, None, private_phone=False, service_workers="block")
    page.goto("/today/")
    page.wait_for_load_state("networkidle")
    held: list[Route] = []
    page.context.route("**/leave/", lambda route: held.append(route))
    page.get_by_role("link", name="Leave this page").click()
    is_outside(page)


@pytest.mark.parametrize("private_phone", [True, False])
def test_back_shows_nothing_again(cast, outside, private_phone):
    page = outside(cast.ana, "/today/", private_phone=private_phone)
    page.goto("/plan/")
    page.get_by_role("link", name="Leave this page").click()
    is_outside(page)
    page.evaluate("() => history.back()")
    page.wait_for_timeout(500)
    assert "Ana" not in page.locator("body").inner_text()
    if private_phone:
        is_outside(page)
    # Opened on purpose it is there again, on a phone of one's own.
    page.goto("/today/")
    if private_phone:
        expect(page.get_by_role("heading", name="How are you")).to_be_visible()
    else:
        page.wait_for_url("**/sign-in/**")


def test_back_without_a_network_shows_nothing(cast, outside):
    page = outside(cast.ana, "/today/")
    page.goto("/plan/")
    page.context.set_offline(True)
    page.get_by_role("link", name="Leave this page").click()
    is_outside(page)
    page.evaluate("() => history.back()")
    is_outside(page)


def test_another_tab_on_a_shared_phone_goes_as_well(cast, outside):
    first = outside(cast.ana, "/today/", private_phone=False)
    second = settled(first.context.new_page(), "/plan/")
    first.get_by_role("link", name="Leave this page").click()
    is_outside(first)
    is_outside(second)


def test_what_could_be_read_is_forgotten_on_a_shared_phone(cast, outside):
    page = outside(cast.ana, "/today/", private_phone=False)
    page.evaluate(PUT_SECRET)
    assert any("secret" in text for text in asked(page, LOOK))
    page.context.set_offline(True)
    page.get_by_role("link", name="Leave this page").click()
    is_outside(page)
    online_again(page, "/help/")
    assert not any("secret" in text for text in asked(page, LOOK))


def test_without_javascript_the_link_goes_by_the_server(cast, outside):
    page = outside(cast.ana, js=False, private_phone=False)
    page.goto("/today/")
    key = visit_of(page)
    # Not every Chromium lets the answer to a request that was sent on be a stand-in.
    with page.expect_request(f"{OUTSIDE}**"):
        page.get_by_role("link", name="Leave this page").click(no_wait_after=True)
    is_over(page, key)


def test_the_address_itself_never_shows_a_page_of_ours_without_a_network(cast, outside):
    page = outside(cast.ana, "/today/", private_phone=False)
    page.context.set_offline(True)
    page.evaluate("() => location.assign('/leave/')")
    is_outside(page)
