"""A form that is sent without a network: the page stays, with every word, and can send again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from handrail.ground.people.models import Participant
from handrail.practice.contacts.models import Contact
from handrail.practice.plans.models import Review, Step
from tests.journeys.conftest import LAPTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

NOT_SENT = "Not sent yet: there is no network. What you typed is still here."
BACK = "The network is back. Send it again."


def rows(model) -> int:
    return model.objects.for_system("counting what a test stored").count()


def refused(page: Page) -> None:
    expect(page.get_by_text(NOT_SENT)).to_be_visible()
    assert "chrome-error" not in page.url


def forms(cast):
    person = cast.ana.participant_id
    return {
        "contact": ("ben", f"/contacts/of/{person}/new/", "Note", Contact),
        "coach review": ("ben", f"/plan/of/{person}/review/", "What worked?", Review),
        "coach step": ("ben", f"/plan/of/{person}/steps/new/", "One small step", Step),
    }


@pytest.mark.parametrize("name", ["contact", "coach review", "coach step"])
def test_offline_the_words_stay_and_can_be_sent_again(cast, open_as, name):
    who, path, label, model = forms(cast)[name]
    page = open_as(getattr(cast, who), path, viewport=LAPTOP if who == "ben" else PHONE)
    page.get_by_label(label).first.fill("A walk in the rain helped")
    if model is Step:
        page.locator("input[name=sure][value='9']").check(force=True)
        page.locator("input[name=chosen_by][value=participant]").check(force=True)
    page.context.set_offline(True)
    save = page.locator("main form .button.main")
    save.click()
    refused(page)
    expect(page.get_by_label(label).first).to_have_value("A walk in the rain helped")
    page.context.set_offline(False)
    expect(page.get_by_text(BACK)).to_be_visible()
    save.click()
    page.wait_for_url(lambda url: not url.endswith(path))
    expect(page.locator(".toast").first).to_contain_text("Saved")
    assert rows(model) == 1


@pytest.mark.parametrize("lost", ["the way there", "the answer"])
def test_a_network_that_fails_without_saying_so(cast, open_as, lost):
    path = f"/contacts/of/{cast.ana.participant_id}/new/"
    page = open_as(cast.ben, path, viewport=LAPTOP)
    page.get_by_label("Note").fill("She found a flat")

    def fail(route: Route) -> None:
        if route.request.method != "POST":
            return route.continue_()
        if lost == "the answer":
            route.fetch(max_redirects=0)
        return route.abort("connectionfailed")

    page.route(f"**{path}", fail)
    page.get_by_role("button", name="Save", exact=True).click()
    refused(page)
    page.unroute(f"**{path}")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".toast").first).to_contain_text("Saved")
    assert rows(Contact) == 1


def test_a_refused_form_still_says_why(cast, open_as):
    page = open_as(cast.ana, "/plan/steps/new/")
    page.get_by_label("One small step").fill(" ")
    page.get_by_text("More about this step").click()
    page.get_by_label("Why it matters").fill("my own door")
    page.get_by_role("button", name="Save the step").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_label("Why it matters")).to_have_value("my own door")
    page.get_by_label("One small step").fill("Find my papers and call")
    page.locator("input[name=chosen_by][value=participant]").check(force=True)
    page.locator("input[name=sure][value='3']").check(force=True)
    page.get_by_role("button", name="Save the step").click()
    page.get_by_role("button", name="Keep it as it is").click()
    page.wait_for_url("**/plan/")
    assert rows(Step) == 1


def test_signed_out_meanwhile_the_words_stay(cast, open_as):
    page = open_as(cast.ana, "/plan/review/")
    page.get_by_label("What worked?").fill("Calling first")
    page.context.clear_cookies()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("What worked?")).to_have_value("Calling first")
    assert page.url.endswith("/plan/review/")


def test_one_tap_on_the_plan_says_that_it_did_not_work(cast, open_as):
    from handrail.practice.plans.commands import agree_step

    agree_step(cast.ana.actor, participant_id=cast.ana.participant_id, text="Call the office")
    page = open_as(cast.ben, f"/plan/of/{cast.ana.participant_id}/", viewport=LAPTOP)
    page.context.set_offline(True)
    page.get_by_role("button", name="Done").click()
    refused(page)
    page.context.set_offline(False)
    page.get_by_role("button", name="Done").click()
    expect(page.locator("article .chip").first).to_have_text("Done")


def test_somebody_is_taken_in_once(cast, open_as):
    page = open_as(cast.mona, "/programme/people/new/", viewport=LAPTOP)
    page.get_by_label("First name").fill("Nia")
    page.get_by_label("They want to take part").check()
    page.get_by_label("They got the privacy notice").check()
    before = rows(Participant)

    def lose(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            return route.abort("connectionfailed")
        return route.continue_()

    page.route("**/programme/people/new/", lose)
    page.get_by_role("button", name="Take in").click()
    refused(page)
    page.unroute("**/programme/people/new/")
    page.get_by_role("button", name="Take in").click()
    page.wait_for_url(lambda url: "/new/" not in url)
    assert rows(Participant) == before + 1
