"""Signed out while writing: the words stay on the page, and go after signing in beside it."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import expect

from handrail.practice.plans.models import Win
from tests.cast import Cast, session_for
from tests.journeys.conftest import OpenAs

WORDS = "I called before it got hard.\nTwice."


# With a script a win waits on the phone until somebody signs in (test_phone_waits.py); any
# other form keeps its words and says so (test_unsent.py).
@pytest.mark.parametrize("js", [False], ids=["without a script"])
def test_what_was_typed_goes_after_signing_in_beside_the_page(
    cast: Cast, open_as: OpenAs, js: bool
) -> None:
    page = open_as(cast.ana, "/plan/wins/new/", js=js)
    page.get_by_label("What went well?").fill(WORDS)
    context, here = page.context, page.evaluate("location.origin")
    context.clear_cookies()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Please sign in again.")).to_be_visible()
    beside = page.get_by_role("link", name="Sign in").get_attribute("href")
    assert beside == "/sign-in/?next=%2Fplan%2Fwins%2Fnew%2F"
    # Signing in beside the page: another session and another token.
    context.clear_cookies()
    key = session_for(cast.ana.user)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": here}])
    if js:
        with page.expect_response("**/api/session"):
            page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.get_by_role("button", name="Send what I typed").click()
    if not js:
        expect(page.get_by_role("heading", name="Please send it once more.")).to_be_visible()
        page.get_by_role("button", name="Send what I typed").click()
    expect(page.get_by_text("Twice.")).to_be_visible()
    assert page.url.endswith("/plan/wins/")
    assert Win.objects.for_system("a test counts").count() == 1
