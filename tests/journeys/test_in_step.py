"""How two people work together: both answer, both see the same, and the coach takes a move."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from handrail.watch.balance.models import MoveAnswer, Pulse
from handrail.watch.insight.keeping import rebuild
from tests.balance.test_page import together_since, touch
from tests.cast import Cast
from tests.growth.people import ana
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, comes, online_again, unfold, until

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
SCRIPT = pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])


def pressed(cast: Cast) -> None:
    """Six weeks of contacts that held Ana to something."""
    rebuild([ana(cast)])
    together_since(cast, 90)
    for week in range(6):
        touch(cast, 7 * week + 1, held_to=True)


def pick(page: Page, question: str, answer: str) -> None:
    """Tap the answer to a question."""
    group = page.get_by_role("group", name=question)
    group.get_by_role("radio", name=answer, exact=True).check()


def of_coach(cast: Cast) -> str:
    return f"/balance/of/{ana(cast)}/"


@pytest.mark.covers("000-13", "idea-1")
@SCRIPT
@SIZES
def test_both_answer_and_see_the_same_place(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    pressed(cast)
    page = open_as(cast.ana, "/contacts/", viewport=view, js=js)
    page.get_by_role("link", name="Where the two of you stand").click()
    expect(page.get_by_role("heading", name="Not enough yet")).to_be_visible()
    pick(page, "Being held to my goals", "Too much")
    pick(page, "Feeling supported", "Too little")
    page.get_by_role("button", name="Keep my answer").click()
    expect(page.get_by_text("Thank you. Your answer is kept.")).to_be_visible()
    coach = open_as(cast.ben, of_coach(cast), viewport=LAPTOP, js=js)
    pick(coach, "How much I hold them to their goals", "Just right")
    coach.get_by_role("button", name="Keep my answer").click()
    expect(coach.get_by_role("heading", name="Pressure", exact=True)).to_be_visible()
    expect(coach.get_by_text("Ana K.:")).to_have_count(0)
    page.goto(page.url)
    expect(page.get_by_role("heading", name="Pressure", exact=True)).to_be_visible()
    page.get_by_text("Contacts that held to something: 6").click()
    expect(page.locator("a[href*='#contact-']")).to_have_count(6)
    if js:
        easy(page)
        easy(coach)


@pytest.mark.covers("000-15")
@SCRIPT
def test_the_coach_leaves_a_move_out_and_the_participant_reads_why(
    cast: Cast, open_as: OpenAs, js: bool
) -> None:
    pressed(cast)
    for member, address in ((cast.ana, "/balance/"), (cast.ben, of_coach(cast))):
        page = open_as(member, address, viewport=PHONE, js=js)
        pick(page, "support" if member is cast.ana else "hold them up", "Too little")
        page.get_by_role("button", name="Keep my answer").click()
        expect(page.get_by_text("Thank you. Your answer is kept.")).to_be_visible()
    coach = open_as(cast.ben, of_coach(cast), viewport=LAPTOP, js=js)
    expect(coach.get_by_text("Call just to listen.")).to_be_visible()
    coach.locator("summary", has_text="Leave it out").click()
    coach.get_by_role("button", name="Leave it out").click()
    expect(coach.get_by_text("Say in a few words why not.").first).to_be_visible()
    coach.get_by_label("Why not?").fill("I was at her door on Monday, only to listen.")
    coach.get_by_role("button", name="Leave it out").click()
    expect(coach.get_by_text("Left out, with your reason.")).to_be_visible()
    hers = open_as(cast.ana, "/balance/", viewport=PHONE, js=js)
    expect(hers.get_by_text("I was at her door on Monday")).to_be_visible()
    assert MoveAnswer.objects.for_system("a test counts").count() == 1


def test_an_answer_waits_without_a_network_and_is_kept_once(cast: Cast, open_as: OpenAs) -> None:
    pressed(cast)
    page = open_as(cast.ana, "/balance/", viewport=PHONE)
    until(page, "navigator.serviceWorker.ready.then(() => true)")
    pick(page, "Feeling supported", "Just right")
    page.context.set_offline(True)
    page.get_by_role("button", name="Keep my answer").click()
    expect(page.get_by_text("Saved on this phone").first).to_be_visible()
    assert not Pulse.objects.for_system("a test counts").exists()
    online_again(page, "/balance/")
    comes(page, Pulse.objects.for_system("a test counts").exists)
    expect(page.locator("[data-queue]")).to_be_hidden()
    page.goto("/balance/")
    expect(page.get_by_text("You answered. The next time is from")).to_be_visible()
    assert Pulse.objects.for_system("a test counts").count() == 1


@SCRIPT
def test_the_questions_are_left_out_this_time_and_answered_after_all(
    cast: Cast, open_as: OpenAs, js: bool
) -> None:
    together_since(cast, 30)
    page = open_as(cast.ana, "/today/", viewport=PHONE, js=js)
    card = page.get_by_role("region", name="How is it for you, with Ben?")
    if not card.is_visible():
        unfold(page)
    card.get_by_role("button", name="Not this time").click()
    expect(page.get_by_text("All right, not this time.")).to_be_visible()
    page.goto("/today/")
    expect(card).to_have_count(0)
    page.goto("/balance/")
    page.get_by_role("button", name="Answer after all").click()
    expect(page.get_by_role("button", name="Keep my answer")).to_be_visible()
    assert not Pulse.objects.for_system("a test counts").exists()
    coach = open_as(cast.ben, "/coach/", viewport=LAPTOP, js=js)
    coach.locator(f"a[href='{of_coach(cast)}#pulse']").click()
    coach.get_by_role("button", name="Not this time").click()
    expect(coach.get_by_role("button", name="Answer after all")).to_be_visible()
    if js:
        easy(coach)
