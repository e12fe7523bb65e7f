"""A real browser against a real server: Debian's Chromium through Playwright."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from tests import emptied
from tests.cast import Member, session_for
from tools.browser import browser

# Playwright's loop runs in this thread; Django's database calls here are our own, in order.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

emptied.let_it()

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
POLICY = ("Content Security Policy", "requires 'Trusted")
# A busy machine is slow and not wrong: only what never comes fails.
PATIENCE_MS = 25_000
expect.set_options(timeout=PATIENCE_MS)
PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1280, "height": 860}
SIZES_AND_SCRIPT = pytest.mark.parametrize(
    ("view", "js"),
    [
        pytest.param(PHONE, True, id="phone"),
        pytest.param(PHONE, False, id="phone, no script"),
        pytest.param(LAPTOP, True, id="laptop"),
    ],
)
"""A phone with and without a script, and a laptop; without one a laptop gets the phone's page."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a journey."""
    for item in items:
        if "tests/journeys/" in str(item.path):
            item.add_marker(pytest.mark.journey)


def until(page: Page, says: str) -> None:
    """Wait until a JavaScript expression says yes, as long as for anything else.

    Playwright's own waiting evaluates text in the page, and the policy of our pages forbids that.
    A page that goes on meanwhile, or a network that is not back yet, is asked again.
    """

    def said() -> bool:
        try:
            return bool(page.evaluate(says))
        except Error:
            return False

    comes(page, said)


def asked(page: Page, script: str) -> Any:
    """Return what a page answers to a question that changes nothing.

    A page that makes room for the next one meanwhile cannot answer; the next one is asked.
    """
    answers: list[Any] = []

    def answered() -> bool:
        try:
            answers.append(page.evaluate(script))
        except Error:
            return False
        return True

    comes(page, answered)
    return answers[0]


def unfold(page: Page) -> None:
    """Open what stands behind one thing at a time on Today, where it is still closed."""
    fold = page.locator("#more:not([open]) > summary")
    if fold.count():
        fold.click()


def online_again(page: Page, path: str) -> None:
    """Give the network back and open a page, also when the old one makes room by itself."""
    page.context.set_offline(False)

    def opened() -> bool:
        try:
            return page.goto(path) is not None
        except Error:
            return False

    comes(page, opened)


def comes(page: Page, said: Callable[[], bool]) -> None:
    """Wait until something outside of the page is so, as long as for anything else."""
    for _again in range(PATIENCE_MS // 100):
        if said():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came true")


def cookies_of(member: Member, page: Page) -> list[Any]:
    """Return what makes the browser of this page that of somebody else, on a shared phone."""
    key = session_for(member.user, private_phone=False)
    origin = asked(page, "() => location.origin")
    return [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": origin}]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run."""
    path = browser()
    if path is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


OpenAs = Callable[..., Page]


@pytest.fixture
def open_as(chromium: Browser, live_server: Any) -> Iterator[OpenAs]:
    """Return a function: a new page, signed in as one of the cast (or nobody), on a phone.

    `open_as(cast.ana, path="/", viewport=PHONE, private_phone=True, js=True, scheme="light")`.
    `session` goes into the session besides. Console errors and policy violations fail the test at
    its end.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def make(
        member: Member | None,
        path: str | None = None,
        *,
        viewport: dict[str, int] = PHONE,
        private_phone: bool = True,
        js: bool = True,
        scheme: str = "light",
        session: dict[str, Any] | None = None,
        **options: Any,
    ) -> Page:
        context = chromium.new_context(
            viewport=viewport, base_url=live_server.url, java_script_enabled=js,
            color_scheme=scheme, **options,
        )  # fmt: skip
        contexts.append(context)
        if member is not None:
            key = session_for(member.user, private_phone=private_phone, **(session or {}))
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}]
            )
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "console",
            lambda m: troubles.append(m.text) if any(w in m.text for w in POLICY) else None,
        )
        if path is not None:
            page.goto(path)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not troubles, troubles
