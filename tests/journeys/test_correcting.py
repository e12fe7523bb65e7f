"""What was saved is corrected, put away, brought back and erased; a coach writes beside it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from handrail.practice.coping.commands import cards, lists
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.plans.commands import agree_step, goals
from handrail.practice.plans.models import Review, Step
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs
from tests.plans.conftest import ana, goal

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
BOTH = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])


def sure(page: Page, number: str) -> None:
    """Say how sure one is."""
    group = page.get_by_role("group", name="How sure are you")
    group.locator("label", has_text=number).first.click()


@BOTH
@pytest.mark.covers("003-26")
def test_a_step_is_corrected_and_a_coach_writes_beside_it(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    me = {"participant_id": ana(cast)}
    made = agree_step(cast.ana.actor, **me, text="cal the ofice", sure=8)
    page = open_as(cast.ana, "/plan/", viewport=view)
    page.get_by_text("More about this step").first.click()
    page.get_by_role("link", name="Change or reword").click()
    page.get_by_label("One small step").fill("call the office")
    page.get_by_role("button", name="Save the step").click()
    page.get_by_text("Saved. What it said before is kept.").wait_for()
    easy(page)
    address = reverse("plans:step_edit", args=[made])
    coach = open_as(cast.ben, address, viewport=LAPTOP)
    coach.get_by_label("Other words for it").fill("call the office at nine")
    coach.get_by_role("button", name="Put it beside").click()
    coach.get_by_text("Your words stand beside it. They decide.").wait_for()
    easy(coach)
    coach.goto(f"/plan/of/{ana(cast)}/")
    coach.get_by_text("call the office at nine").wait_for()
    page.goto("/today/")
    page.get_by_text("call the office at nine").wait_for()
    easy(page)
    page.goto("/plan/")
    page.get_by_role("button", name="Take these words").click()
    page.get_by_text("These are your words now").wait_for()
    page.goto(address)
    expect(page.get_by_label("One small step")).to_have_value("call the office at nine")
    page.get_by_role("button", name="Undo the last change").click()
    page.get_by_text("Taken back. What stood there is kept as well.").wait_for()
    expect(page.get_by_label("One small step")).to_have_value("call the office")
    page.locator("summary", has_text="Earlier words").click()
    page.get_by_text("cal the ofice").wait_for()
    easy(page)


@BOTH
@pytest.mark.covers("000-6")
def test_a_look_back_is_corrected_and_shared_later(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    of = goal(cast, "a lease of my own")
    agree_step(cast.ana.actor, participant_id=ana(cast), text="ask at the office", goal=of)
    page = open_as(cast.ana, "/plan/review/", viewport=view)
    page.get_by_label("What worked?").fill("I asked")
    page.get_by_text("Step by step").click()
    group = page.get_by_role("group", name="Did it move you toward this?")
    group.locator("label", has_text="A little").click()
    easy(page)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/plan/")
    page.get_by_role("link", name="Change, or who can read it").click()
    page.get_by_label("What worked?").fill("I asked twice")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. What it said before is kept.").wait_for()
    page.get_by_role("button", name="Let my coach read it").click()
    page.get_by_text("Your coach can read it now.").wait_for()
    easy(page)
    row = Review.objects.for_system("a test").get()
    address = reverse("plans:review_edit", args=[row.pk])
    coach = open_as(cast.ben, address, viewport=LAPTOP)
    coach.get_by_text("I asked twice").wait_for()
    easy(coach)
    page.get_by_role("button", name="Only me from now on").click()
    page.get_by_text("Only you can read it now.").wait_for()
    assert coach.goto(address).status == 404  # type: ignore[union-attr]


@BOTH
@pytest.mark.covers("004-3")
def test_after_a_return_to_use_what_still_works_is_looked_at(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    me = {"participant_id": ana(cast)}
    card = cards.add_card(cast.ana.actor, **me, text="cold water")
    lists.write_trigger(cast.ana.actor, **me, kind="time", text="friday", cards=[card])
    lists.write_sign(cast.ana.actor, **me, text="i skip lunch")
    page = open_as(cast.ana, "/coping/used/", viewport=view)
    page.get_by_role("link", name="What still works for me").click()
    page.get_by_role("button", name="Begin when I am ready").click()
    page.get_by_text("There is no hurry").wait_for()
    easy(page)
    page.get_by_role("link", name="What sets it off, and my cards").click()
    group = page.get_by_role("group", name="friday")
    group.locator("label", has_text="Keep").click()
    easy(page)
    page.get_by_role("button", name="Save, and leave it for now").click()
    page.get_by_text("1 looked at").wait_for()
    page.goto("/coping/")
    page.get_by_text("More of what happened").click()
    page.get_by_role("link", name="What still works for me").click()
    page.get_by_role("link", name="Go on where I left off").click()
    page.get_by_role("link", name="My warning signs").click()
    page.get_by_role("group", name="i skip lunch").locator("label", has_text="Change").click()
    page.get_by_label("In my own words").fill("eat at eleven")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("heading", name="My goals and steps").wait_for()
    page.get_by_role("link", name="A look at what still works").click()
    page.get_by_role("button", name="Make this my next step").click()
    page.get_by_text("It is your next step now").wait_for()
    page.get_by_label("What can I do?").fill("eat, then call")
    page.get_by_role("button", name="Put it on my list").click()
    page.get_by_text("It is one of your cards now.").wait_for()
    easy(page)
    page.get_by_role("button", name="That is enough for now").click()
    page.get_by_text("Well looked. Your plan is open as before.").wait_for()
    assert Step.objects.for_system("a test").count() == 1


@BOTH
@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
def test_it_is_put_away_comes_back_and_is_erased_after_a_question(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    lists.write_sign(cast.ana.actor, participant_id=ana(cast), text="i stay up late")
    page = open_as(cast.ana, "/coping/signs/", viewport=view, js=js)
    page.get_by_role("link", name="Change").click()
    page.get_by_role("button", name="Put away").click()
    page.get_by_text("You find it at the foot of this page").wait_for()
    page.locator("summary", has_text="Signs that were put away").click()
    page.get_by_role("button", name="Bring back").click()
    page.get_by_role("heading", name="i stay up late").wait_for()
    page.get_by_role("link", name="Change").click()
    page.get_by_role("button", name="Put away").click()
    page.locator("summary", has_text="Signs that were put away").click()
    page.get_by_role("link", name="Erase for good").click()
    page.get_by_role("heading", name="Erase this for good?").wait_for()
    if js:
        easy(page)
    page.get_by_role("button", name="Erase for good").click()
    page.get_by_text("It is erased.").wait_for()
    expect(page.get_by_text("i stay up late")).to_have_count(0)


def test_a_goal_that_was_put_aside_is_erased_by_the_person(cast: Cast, open_as: OpenAs) -> None:
    made = goal(cast, "somebody else's dream")
    page = open_as(cast.ana, reverse("plans:goal", args=[made]))
    page.get_by_role("button", name="Put aside").click()
    page.get_by_role("link", name="Erase for good").click()
    page.get_by_text("Its steps stay").wait_for()
    page.get_by_role("link", name="Keep it").click()
    goals.stand_goal(cast.ana.actor, participant_id=ana(cast), goal_id=made, state="aside")
    page.goto("/plan/goals/?away=1")
    page.get_by_role("link", name="Erase for good").click()
    easy(page)
    page.get_by_role("button", name="Erase for good").click()
    page.get_by_text("It is erased.").wait_for()


@BOTH
@pytest.mark.covers("003-26")
def test_a_coach_writes_beside_a_card_on_a_shared_list(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    me = {"participant_id": ana(cast)}
    cards.add_card(cast.ana.actor, **me, text="go for a walk")
    share_list(cast.ana.actor, **me, name="cards", shared=True)
    coach = open_as(cast.ben, f"/coping/of/{ana(cast)}/", viewport=LAPTOP)
    coach.get_by_role("link", name="Other words for it").click()
    coach.get_by_label("Other words for it").fill("walk to the river")
    coach.get_by_role("button", name="Put it beside").click()
    coach.get_by_text("Your words stand beside it. They decide.").wait_for()
    easy(coach)
    page = open_as(cast.ana, "/coping/cards/", viewport=view)
    page.get_by_text("Ben would say it like this:").wait_for()
    easy(page)
    page.get_by_role("button", name="Take these words").click()
    page.get_by_role("heading", name="walk to the river").wait_for()
    page.get_by_role("link", name="Change").click()
    page.locator("summary", has_text="Earlier words").click()
    page.get_by_role("button", name="Use these words again").click()
    page.get_by_text("The earlier words are back.").wait_for()
    page.goto("/coping/cards/")
    page.get_by_role("heading", name="go for a walk").wait_for()


@BOTH
@pytest.mark.covers("000-17")
def test_a_step_is_swapped_and_put_aside_on_today(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    agree_step(cast.ana.actor, participant_id=ana(cast), text="run five miles")
    page = open_as(cast.ana, "/today/", viewport=view)
    page.get_by_text("More about this step").click()
    page.get_by_role("link", name="Swap it").click()
    page.get_by_label("The other step").fill("walk to the shop")
    sure(page, "9")
    page.get_by_role("button", name="Swap the step").click()
    page.wait_for_url("**/today/")
    page.get_by_text("walk to the shop").wait_for()
    page.get_by_text("More about this step").click()
    easy(page)
    page.get_by_role("button", name="Put aside").click()
    page.get_by_text("No step for this week yet").wait_for()
