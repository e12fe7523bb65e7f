"""A form that is not right yet: sent once, and its page says so at the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, Request, Route, expect

from handrail.ground.kernel import clock
from handrail.practice.checkins.commands import record_checkin
from handrail.practice.plans.models import Review, Step, Win
from handrail.practice.talks.commands.topics import add_topic
from handrail.practice.talks.models import Topic
from tests.cast import Cast
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, comes
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

ALMOST = "Almost there. Please look at this:"
LONG = "x" * 20_000
AHEAD = "2031-01-01"


def sent(page: Page) -> list[Request]:
    """What the page posts from now on, besides drafts and what looks whether something waits."""
    found: list[Request] = []
    page.on("request", lambda asked: found.append(asked) if asked.method == "POST" else None)
    return found


def paths(found: list[Request]) -> list[str]:
    return ["/" + asked.url.split("/", 3)[3] for asked in found if "/draft" not in asked.url]


def first_post(page: Page, address: str) -> list[Route]:
    """Hold back the first form that is sent to this address; everything else goes on."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST" and not held:
            held.append(route)
        else:
            route.continue_()

    page.route(address, hold)
    return held


def says_why(page: Page, label: str, words: str) -> None:
    """The summary has the focus, and the field is marked, with its message and its words."""
    summary = page.get_by_role("alert").filter(has_text=ALMOST)
    expect(summary).to_be_focused()
    field = page.get_by_label(label).first
    expect(field).to_have_attribute("aria-invalid", "true")
    named = str(field.get_attribute("aria-describedby")).split()
    error = next(one for one in named if one.endswith("_error"))
    expect(page.locator(f"#{error}")).to_be_visible()
    expect(field).to_have_value(words)


def win_ahead(page: Page) -> None:
    page.get_by_label("What went well?").fill("I rang the office")
    page.get_by_label("On which day?").fill(AHEAD)
    page.get_by_role("button", name="Save the win").click()


def step_long(page: Page) -> None:
    page.get_by_label("One small step").fill(LONG)
    page.get_by_role("button", name="Save the step").click()


def review_long(page: Page) -> None:
    page.get_by_label("What worked?").fill(LONG)
    page.get_by_role("button", name="Save", exact=True).click()


@pytest.mark.parametrize(
    ("path", "act", "label", "words", "posts"),
    [
        ("/plan/steps/new/", step_long, "One small step", LONG.strip(), ["/plan/steps/new/"]),
        ("/plan/review/", review_long, "What worked?", LONG.strip(), ["/plan/review/"]),
        # What waits on the phone first is refused by its queue, and then by its page.
        ("/plan/wins/new/", win_ahead, "On which day?", AHEAD, ["/api/sync", "/plan/wins/new/"]),
    ],
)  # fmt: skip
def test_a_refused_form_is_sent_once_and_its_page_says_why(
    cast: Cast, open_as: OpenAs, path: str, act: Callable[[Page], None], label: str, words: str,
    posts: list[str],
) -> None:  # fmt: skip
    page = open_as(cast.ana, path)
    page.evaluate("window.stays = true")
    found = sent(page)
    act(page)
    says_why(page, label, words)
    page.wait_for_timeout(500)
    assert paths(found) == posts
    assert page.evaluate("window.stays") is True, "the page itself was not loaded again"
    assert page.url.endswith(path)
    for model in (Step, Review, Win):
        assert not model.objects.for_system("a test").exists()


def test_what_was_put_right_is_saved_once(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/plan/wins/new/")
    win_ahead(page)
    says_why(page, "On which day?", AHEAD)
    page.get_by_label("On which day?").fill("2032-01-01")
    page.get_by_role("button", name="Save the win").click()
    says_why(page, "On which day?", "2032-01-01")
    page.get_by_label("On which day?").fill("")
    page.get_by_role("button", name="Save the win").click()
    page.wait_for_url(lambda address: not address.endswith("/new/"))
    expect(page.get_by_text("I rang the office")).to_be_visible()
    assert Win.objects.for_system("a test").count() == 1


def test_what_is_typed_while_the_answer_is_on_its_way_stays(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/plan/steps/new/")
    held = first_post(page, "**/plan/steps/new/")
    step_long(page)
    comes(page, lambda: bool(held))
    page.get_by_label("One small step").fill("Ring the office")
    held[0].continue_()
    says_why(page, "One small step", "Ring the office")


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_a_refused_agreement_says_which_day(cast: Cast, open_as: OpenAs, who: str) -> None:
    mine = "/together/agreement/"
    path = mine if who == "ana" else f"{mine}of/{cast.ana.participant_id}/"
    page = open_as(getattr(cast, who), path, viewport=PHONE if who == "ana" else LAPTOP)
    found = sent(page)
    page.get_by_label("My name").fill("My name")
    page.get_by_label("When do we look at it again?").fill("2001-01-01")
    page.get_by_role("button", name="Sign it").click()
    says_why(page, "When do we look at it again?", "2001-01-01")
    assert paths(found) == ([path] if who == "ben" else ["/api/sync", path])
    expect(page.locator("[data-sign]")).to_be_visible()


def test_what_is_still_missing_is_said_at_the_field(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/together/agreement/")
    found = sent(page)
    page.get_by_role("button", name="Sign it").click()
    says_why(page, "My name", "")
    assert paths(found) == ["/together/agreement/"]


def test_what_it_asks_back_stands_on_top(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/plan/steps/new/")
    found = sent(page)
    page.get_by_label("One small step").fill("Clean the whole flat and the cellar")
    page.locator("input[name=chosen_by][value=participant]").check(force=True)
    page.locator("input[name=sure][value='3']").check(force=True)
    page.get_by_role("button", name="Save the step").click()
    expect(page.get_by_role("button", name="Keep it as it is")).to_be_visible()
    expect(page.locator("main")).to_be_focused()
    assert page.evaluate("window.scrollY") == 0
    assert paths(found) == ["/plan/steps/new/"]


def test_a_form_of_another_address_takes_its_page_and_back_leads_to_the_first(
    cast: Cast, open_as: OpenAs
) -> None:
    page = open_as(cast.ana, "/plan/")
    page.evaluate("""() => {
      const form = document.createElement("form");
      const [token] = document.getElementsByName("csrfmiddlewaretoken");
      Object.assign(form, { method: "post", action: "/plan/steps/new/" });
      form.dataset.guard = "";
      const go = document.createElement("button");
      go.textContent = "Go";
      form.append(token.cloneNode(), go);
      document.querySelector("main").append(form);
    }""")
    found = sent(page)
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text=ALMOST)).to_be_focused()
    assert page.url.endswith("/plan/steps/new/")
    assert page.title().startswith("One small step")
    assert paths(found) == ["/plan/steps/new/"]
    page.go_back()
    page.get_by_role("link", name="Write a step").first.wait_for()
    assert page.url.endswith("/plan/")


def test_two_days_side_by_side_fit_the_smallest_phone_in_the_largest_text(
    cast: Cast, open_as: OpenAs
) -> None:
    make_world(cast)
    for mood in (2, 3, 4):
        record_checkin(
            cast.ana.actor, participant_id=cast.ana.participant_id, id=None, mood=mood,
            sleep="hardly", company=["recovery", "coworkers"], shared=True,
        )  # fmt: skip
    then = clock.today(cast.site.zone) - timedelta(days=3)
    page = open_as(cast.ana, f"/my/then-and-now/?then={then.isoformat()}")
    page.evaluate("document.documentElement.dataset.text = 'largest'")
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) <= PHONE["width"]
    page.evaluate("document.querySelector('.two-days').className = ''")
    assert page.evaluate(wide) > PHONE["width"], "any other table would be too wide here"


def test_without_a_network_the_words_wait_and_nothing_is_asked(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana)
    with page.expect_response("**/api/session"):
        page.goto("/plan/wins/new/")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    win_ahead(page)
    expect(page.locator("[data-queue]")).to_be_visible()
    expect(page.get_by_text(ALMOST)).to_have_count(0)


def test_a_page_that_needs_other_scripts_is_loaded_whole(cast: Cast, open_as: OpenAs) -> None:
    """A page without the door for parts of pages sends its form the plain way."""
    page = open_as(cast.ana, "/offline/")
    page.locator("#review").locator("xpath=ancestor::details").first.evaluate("d => d.open = true")
    page.locator("#review").get_by_label("What worked?").fill(LONG)
    page.locator("#review").get_by_role("button", name="Save").click()
    says_why(page, "What worked?", LONG.strip())
    assert page.url.endswith("/plan/review/")


@pytest.mark.parametrize(("who", "way"), [("ana", "/api/sync"), ("ben", "/talk/of/*/")])
def test_two_forms_at_once_on_a_slow_network_both_arrive(
    cast: Cast, open_as: OpenAs, who: str, way: str
) -> None:
    assert cast.ana.participant_id
    rent = add_topic(cast.ana.actor, participant_id=cast.ana.participant_id, text="The rent")
    path = "/talk/" if who == "ana" else f"/talk/of/{cast.ana.participant_id}/"
    page = open_as(getattr(cast, who), path, service_workers="block")
    page.wait_for_load_state("networkidle")
    held = first_post(page, f"**{way}")
    page.get_by_label("What is it about?").fill("Sunday")
    page.get_by_role("button", name="Put it on the list").click()
    comes(page, lambda: bool(held))
    page.locator("article", has_text="The rent").get_by_role("button", name="Next time").click()
    topics = Topic.objects.for_system("a test")
    # What waits on a phone is sent one after another, and a plain form when nothing is under way.
    assert topics.get(pk=rent).state == "open"
    expect(page.locator("article", has_text="Sunday")).to_have_count(0)
    held[0].continue_()
    expect(page.locator("article", has_text="Sunday")).to_be_visible()
    expect(page.locator(".chip", has_text="Kept for next time")).to_be_visible()
    assert topics.count() == 2


def test_what_could_not_be_stored_stays_when_another_form_is_tapped(
    cast: Cast, open_as: OpenAs
) -> None:
    assert cast.ana.participant_id
    rent = add_topic(cast.ana.actor, participant_id=cast.ana.participant_id, text="The rent")
    page = open_as(cast.ben, f"/talk/of/{cast.ana.participant_id}/", service_workers="block")
    page.wait_for_load_state("networkidle")
    held = first_post(page, "**/talk/of/*/")
    page.get_by_label("What is it about?").fill("Sunday")
    page.get_by_role("button", name="Put it on the list").click()
    comes(page, lambda: bool(held))
    later = page.locator("article", has_text="The rent").get_by_role("button", name="Next time")
    later.click()
    held[0].fulfill(status=503, body="")
    expect(page.locator("[data-unsent]")).to_be_visible()
    expect(page.get_by_label("What is it about?")).to_have_value("Sunday")
    topics = Topic.objects.for_system("a test")
    assert topics.get(pk=rent).state == "open"
    page.get_by_role("button", name="Put it on the list").click()
    expect(page.locator("article", has_text="Sunday")).to_be_visible()
    later.click()
    expect(page.locator(".chip", has_text="Kept for next time")).to_be_visible()
    assert topics.count() == 2
