"""A phone that more than one person uses: what one of them wrote waits for that one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import comes, cookies_of
from tests.journeys.test_phone_offline import SECRET, WAITING, check_in, settled, stored

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def first_stored(page: Page):
    """Wait until a check-in is stored, and return it."""
    comes(page, lambda: stored().exists())
    return stored().get()


def test_the_queue_of_one_person_is_not_sent_by_another(cast, open_as):
    page = settled(open_as(cast.ana, private_phone=False))
    page.context.set_offline(True)
    check_in(page, "Hard", SECRET)
    expect(page.locator("[data-queue] [data-count]")).to_have_text(WAITING)
    page.context.set_offline(False)
    page.context.clear_cookies()
    page.context.add_cookies(cookies_of(cast.rev, page))
    settled(page)
    expect(page.locator("[data-queue]")).to_be_hidden()
    assert stored().filter(participant_id=cast.rev.participant_id).count() == 0
    page.context.add_cookies(cookies_of(cast.ana, page))
    settled(page)
    assert first_stored(page).participant_id == cast.ana.participant_id


def test_somebody_else_signs_in_between_the_question_and_the_sending(cast, open_as):
    # Between the page and the network a service worker hides requests from this test.
    page = open_as(cast.ana, "/today/", private_phone=False, service_workers="block")
    page.wait_for_load_state("networkidle")
    told: list[str] = []

    def change_hands(route: Route) -> None:
        answer = route.fetch()
        page.context.add_cookies(cookies_of(cast.rev, page))
        page.unroute("**/api/session")
        route.fulfill(response=answer)

    def listen(route: Route) -> None:
        answer = route.fetch()
        told.extend(entry["status"] for entry in answer.json()["entries"])
        route.fulfill(response=answer)

    page.route("**/api/sync", listen)
    page.route("**/api/session", change_hands)
    check_in(page, "Hard", SECRET)
    expect(page.locator("[data-queue]")).to_be_hidden()
    comes(page, lambda: bool(told))
    page.unroute_all(behavior="wait")
    assert (told[:1], stored().exists()) == (["waits"], False)
    page.context.add_cookies(cookies_of(cast.ana, page))
    page.goto("/today/")
    assert first_stored(page).participant_id == cast.ana.participant_id


def test_signed_out_meanwhile(cast, open_as):
    page = settled(open_as(cast.ana))
    page.context.clear_cookies()
    check_in(page, "Good")
    expect(page.locator("[data-queue] [data-count]")).to_have_text(
        "Saved on this phone. Sign in to send."
    )
    assert not stored().exists()
    page.context.add_cookies(cookies_of(cast.ana, page))
    settled(page)
    expect(page.locator("[data-queue]")).to_be_hidden()
    assert stored().count() == 1
