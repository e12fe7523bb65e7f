"""Where I am, and how I see it now: said on the phone or on a laptop, kept back or shared."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from handrail.ground.people.models import Stage
from handrail.practice.coping.commands.moments import Said, write_moment
from handrail.practice.coping.models import Moment
from handrail.practice.growth.models import EarlierOutlook, Outlook
from handrail.practice.growth.queries.outlook import outlooks
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast
from tests.growth.people import ana
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, online_again, until

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
SCRIPT = pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])


def pick(page: Page, question: str, answer: str) -> None:
    """Tap a number, or another answer, beside a question."""
    group = page.get_by_role("group", name=question)
    group.get_by_role("radio", name=answer, exact=True).check()


@pytest.mark.covers("001-4")
@SCRIPT
@SIZES
def test_i_say_where_i_am_share_it_and_say_nothing_again(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    rebuild([ana(cast)])
    page = open_as(cast.ana, "/my/pathway/", viewport=view, js=js)
    form = page.locator("#now")
    form.get_by_label("Getting ready").check()
    form.get_by_role("button", name="Say where I am").click()
    expect(page.get_by_text("Nothing else changes")).to_be_visible()
    form.get_by_label("First steps").check()
    form.get_by_label("My coach too").check()
    form.get_by_role("button", name="Say where I am").click()
    expect(form.get_by_label("First steps")).to_be_checked()
    form.locator("summary", has_text="What I said earlier").click()
    expect(form.locator("details")).to_contain_text("Getting ready")
    if js:
        easy(page)
    coach = open_as(cast.ben, f"/people/{ana(cast)}/", viewport=LAPTOP, js=js)
    expect(coach.get_by_text("in their words: First steps")).to_be_visible()
    form.get_by_label("I would rather not say").check()
    form.get_by_role("button", name="Say where I am").click()
    expect(page.get_by_text("You say nothing about it for now.")).to_be_visible()
    assert Stage.objects.for_system("a test").filter(until__isnull=True).count() == 0


@pytest.mark.covers("003-32")
@SCRIPT
@SIZES
def test_i_say_how_i_see_it_put_it_right_and_share_it(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/growth/", viewport=view, js=js)
    page.get_by_text("More of how I grow").click()
    page.get_by_role("link", name="Say it").click()
    expect(page.get_by_text("This is not a test")).to_be_visible()
    pick(page, "How much hope do you have?", "4")
    pick(page, "How well do you know what helps you?", "7")
    page.get_by_role("button", name="Save the numbers").click()
    expect(page.get_by_text("Hope, said 1 time.")).to_be_visible()
    if js:
        easy(page)
    page.get_by_role("link", name="Put it right").click()
    pick(page, "How much hope do you have?", "5")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("What you said first is kept.")).to_be_visible()
    page.get_by_role("button", name="Let my coach read it").click()
    expect(page.get_by_text("Your coach can read this.")).to_be_visible()
    coach = open_as(cast.ben, f"/growth/of/{ana(cast)}/", viewport=LAPTOP, js=js)
    expect(coach.get_by_role("heading", name="How they see it")).to_be_visible()
    if js:
        easy(coach)
    assert EarlierOutlook.objects.for_system("a test").get().hope == 4


@pytest.mark.covers("003-32")
def test_without_a_network_it_waits_and_arrives_once(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/growth/outlook/")
    until(page, "navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    pick(page, "How much hope do you have?", "6")
    page.get_by_role("button", name="Save the numbers").click()
    expect(page.get_by_text("Saved on this phone. It is sent when")).to_be_visible()
    online_again(page, "/growth/")
    until(page, "fetch('/growth/outlook/').then((r) => r.text())"
                ".then((t) => t.includes('Hope, said 1 time.'))")  # fmt: skip
    assert Outlook.objects.for_system("a test").count() == 1
    assert outlooks(cast.ana.actor, ana(cast))[0].numbers["hope"] == 6


@SCRIPT
@SIZES
def test_what_i_wrote_of_a_hard_day_is_put_away_comes_back_and_is_erased(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    said = Said(happened="One evening after the call")
    made = write_moment(cast.ana.actor, participant_id=ana(cast), kind="setback", said=said)
    page = open_as(cast.ana, f"/coping/moments/{made}/", viewport=view, js=js)
    for _twice in range(2):
        page.get_by_role("button", name="Put away").click()
        page.locator("summary", has_text="What I put away").click()
        page.get_by_role("button", name="Bring back").click()
        page.get_by_role("link", name="Open").click()
    page.get_by_role("button", name="Put away").click()
    page.locator("summary", has_text="What I put away").click()
    page.get_by_role("link", name="Erase for good").click()
    expect(page.get_by_text("One evening after the call")).to_be_visible()
    if js:
        easy(page)
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text("It is erased.")).to_be_visible()
    assert Moment.objects.for_system("a test").count() == 0
