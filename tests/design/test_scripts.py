"""The small scripts in a browser: leave at once, remember the look, never send twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jinja2 import Environment
from playwright.sync_api import Page, Route, sync_playwright

from tests.design.conftest import ROOT
from tests.design.test_gallery_access import _CHROMIUM, pytestmark  # noqa: F401

HERE = "https://handrail.test"
SOURCE = """{% extends "design/phone.html" %}{% import "design/c.html" as c %}
{% block main %}<form method="post" action="/sent/" data-guard><label>Note <textarea name="note">
</textarea></label>{{ c.button("Send") }}</form>{{ c.prefs() }}{% endblock %}"""


@pytest.fixture
def page(jinja: Environment, page_context: dict[str, Any]) -> Iterator[Page]:
    html = jinja.from_string(SOURCE).render(page_context | {"exit_url": f"{HERE}/weather/"})

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HERE)
        if path.startswith("/static/"):
            route.fulfill(path=ROOT / "design" / path.lstrip("/"))
        elif path == "/sent/":
            return  # Held open, as on a bad network.
        else:
            body = "<title>Weather</title>" if path == "/weather/" else html
            route.fulfill(body=body, content_type="text/html")

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 360, "height": 740})
        shown.route("**/*", answer)
        shown.goto(f"{HERE}/today/")
        shown.locator("[data-prefs]").wait_for()
        yield shown
        browser.close()


def test_leave_by_button_or_shift_three_times(page: Page) -> None:
    page.get_by_label("Note").fill("half a sentence")
    page.locator("[data-exit]").click()
    page.wait_for_url("**/weather/")
    page.goto(f"{HERE}/today/")
    page.locator("[data-prefs]").wait_for()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/weather/")


def test_capital_letters_do_not_leave(page: Page) -> None:
    note = page.get_by_label("Note")
    for letter in ("Shift+A", "Shift+B", "Shift+C", "Shift+D"):
        note.press(letter)
    assert page.url.endswith("/today/")


def test_a_shared_phone_forgets_the_look(page: Page) -> None:
    page.get_by_label("Dark").check()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.reload()
    page.locator("[data-prefs]").wait_for()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.evaluate("localStorage.length") == 0
    (kept,) = page.context.cookies()
    assert (kept["name"], kept["value"], kept["expires"]) == ("look", "dark.normal", -1)


def test_a_phone_of_ones_own_remembers_the_look(page: Page) -> None:
    page.evaluate("document.body.dataset.privatePhone = 'true'")
    page.get_by_label("Largest").check()
    (kept,) = page.context.cookies()
    assert kept["value"] == "auto.largest"
    assert kept["expires"] > 0
    # Signing out clears what the server can clear; the phone still knows, and says so again.
    page.context.clear_cookies()
    page.reload()
    assert page.locator("html").get_attribute("data-text") == "largest"
    (again,) = page.context.cookies()
    assert again["value"] == "auto.largest"


def test_a_second_tap_does_not_send_twice(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.evaluate("() => { const f = document.forms[0]; f.requestSubmit(); f.requestSubmit(); }")
    page.wait_for_timeout(300)
    assert len([url for url in sent if url.endswith("/sent/")]) == 1
