"""Where a life goes, on the phone and at the coach's desk: vision, values, goals, why, barriers."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from handrail.practice.plans.commands import agree_step, direction
from handrail.practice.plans.models import Barrier, Goal, Ruler
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, SIZES_AND_SCRIPT, OpenAs, comes, online_again
from tests.plans.conftest import ana, goal

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
BOTH = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])


def arrived(page: Page, words: str) -> None:
    """Look at the plan until what the phone sent is on it."""
    page.wait_for_url("**/plan/")

    def there() -> bool:
        page.reload()
        return bool(page.get_by_text(words).count())

    comes(page, there)


@BOTH
@pytest.mark.covers("000-19")
def test_a_vision_is_written_changed_and_its_earlier_words_used_again(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    page = open_as(cast.ana, "/plan/", viewport=view)
    page.get_by_role("link", name="Write it down").click()
    page.get_by_label("In your own words").fill("a small flat by the river")
    page.get_by_role("button", name="Save").click()
    arrived(page, "a small flat by the river")
    page.get_by_role("link", name="Change it").click()
    page.get_by_label("My words now").get_by_text("a small flat by the river").wait_for()
    easy(page)
    page.get_by_label("In your own words").fill("a flat with a cat")
    page.locator("label", has_text="My coach too").click()
    page.get_by_role("button", name="Save").click()
    arrived(page, "a flat with a cat")
    page.get_by_role("link", name="Change it").click()
    page.locator("summary", has_text="Earlier versions").click()
    page.get_by_text("a small flat by the river").wait_for()
    coach = open_as(cast.ben, f"/plan/of/{ana(cast)}/", viewport=LAPTOP)
    coach.get_by_text("a flat with a cat").wait_for()
    easy(coach)
    page.get_by_role("button", name="Use these words again").click()
    page.get_by_text("The earlier words are back.").wait_for()
    page.goto("/plan/")
    page.get_by_text("a small flat by the river").wait_for()


@pytest.mark.covers("004-21")
@SIZES_AND_SCRIPT
def test_cards_are_sorted_with_buttons(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/plan/", viewport=view, js=js)
    page.get_by_text("The rest of my plan").click()
    page.get_by_role("link", name="Sort values").click()
    page.get_by_role("button", name="Matters most Honesty").click()
    page.get_by_text("It is on the pile “Matters most”.").wait_for()
    page.get_by_role("link", name="Show all cards").click()
    page.get_by_role("button", name="Not now Courage").click()
    page.get_by_text("It is on the pile “Not now”.").wait_for()
    page.get_by_label("A value of mine").fill("Music")
    page.get_by_role("button", name="Add to what matters most").click()
    page.get_by_text("Added.").wait_for()
    if js:
        easy(page)
    page.goto("/plan/")
    page.get_by_text("The rest of my plan").click()
    page.get_by_text("Honesty").wait_for()
    page.get_by_text("Music").wait_for()
    expect(page.get_by_text("Courage")).to_have_count(0)


@BOTH
@pytest.mark.covers("002-15", "003-26")
def test_a_goal_stays_as_it_was_written_and_a_coach_writes_beside_it(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    page = open_as(cast.ana, "/plan/goals/new/", viewport=view)
    page.get_by_label("What do you want?").fill("my own door to lock")
    page.get_by_label("Part of life").select_option(label="Home")
    page.locator("label", has_text="I chose it myself").click()
    page.get_by_role("button", name="Save the goal").click()
    page.get_by_role("heading", name="my own door to lock").wait_for()
    easy(page)
    row = Goal.objects.for_system("a test").get()
    address = reverse("plans:goal", args=[row.pk])
    coach = open_as(cast.ben, address, viewport=LAPTOP)
    coach.get_by_role("link", name="Other words for it").click()
    coach.get_by_label("Other words for it").fill("a lease in my name")
    coach.get_by_role("button", name="Put it beside").click()
    coach.get_by_role("heading", name="my own door to lock").wait_for()
    coach.get_by_text("a lease in my name").wait_for()
    easy(coach)
    page.goto(address)
    page.get_by_role("button", name="Take these words").click()
    page.get_by_role("heading", name="a lease in my name").wait_for()
    page.get_by_role("link", name="Earlier words").click()
    page.get_by_text("my own door to lock").wait_for()
    easy(page)
    page.get_by_role("button", name="Use these words again").click()
    page.get_by_role("heading", name="my own door to lock").wait_for()
    page.get_by_role("button", name="Reached").click()
    page.get_by_text("Reached. What was done for it stays.").wait_for()
    page.get_by_role("button", name="Bring it back").click()
    page.get_by_text("On my way").first.wait_for()


@pytest.mark.covers("004-16")
def test_goals_are_moved_with_the_keyboard(cast: Cast, open_as: OpenAs) -> None:
    for text in ("first", "second", "third"):
        goal(cast, text)
    page = open_as(cast.ana, "/plan/goals/")
    page.get_by_text("My other goals").click()
    page.get_by_role("button", name="Up third").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Moved.").wait_for()
    assert [h.inner_text() for h in page.locator("article h2").all()] == [
        "first", "third", "second",
    ]  # fmt: skip
    easy(page)


@BOTH
@pytest.mark.covers("003-7", "000-5")
def test_numbers_are_drawn_and_a_smaller_step_is_taken(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    made = goal(cast, "sleep at night", domain="health")
    page = open_as(cast.ana, reverse("plans:goal", args=[made]), viewport=view)
    for label, number in (("How much does it matter", "9"), ("How sure are you", "4")):
        group = page.get_by_role("group", name=label)
        group.locator("label", has_text=number).first.click()
    page.get_by_role("button", name="Save the numbers").click()
    page.get_by_text("Below 7 is a sign").wait_for()
    assert page.locator("figure.chart svg").count() >= 2
    page.get_by_text("The same as a table").first.click()
    easy(page)
    page.get_by_role("link", name="Take this one").first.click()
    page.locator("label", has_text="I chose it myself").click()
    group = page.get_by_role("group", name="How sure are you")
    group.locator("label", has_text="9").first.click()
    page.get_by_role("button", name="Save the step").click()
    page.get_by_role("link", name="sleep at night").first.wait_for()
    easy(page)


@BOTH
@pytest.mark.covers("004-21", "idea-13")
def test_a_step_says_why_and_is_swapped(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    me = {"participant_id": ana(cast)}
    value = direction.add_value(cast.ana.actor, **me, text="family")
    life = goal(cast, "a home for us two", life=True, value=value)
    made = goal(cast, "my own lease", parent=life)
    agree_step(cast.ana.actor, **me, text="call the office", why="they open at nine")
    page = open_as(cast.ana, "/plan/", viewport=view)
    page.get_by_text("More about this step").first.click()
    page.get_by_role("link", name="Why this?").click()
    page.get_by_text("This step belongs to no goal. That is fine").wait_for()
    page.get_by_label("Which goal is it for?").select_option(value=str(made))
    page.get_by_role("button", name="Save").click()
    for words in ("family", "a home for us two", "my own lease", "they open at nine"):
        page.locator("#chain").get_by_text(words).wait_for()
    easy(page)
    page.goto("/plan/")
    page.get_by_text("More about this step").first.click()
    page.get_by_role("link", name="Swap it").click()
    page.get_by_label("The other step").fill("write to the office")
    group = page.get_by_role("group", name="How sure are you")
    group.locator("label", has_text="8").first.click()
    page.get_by_role("button", name="Swap the step").click()
    page.locator("p.lead", has_text="write to the office").wait_for()
    page.get_by_text("Done or replaced").click()
    page.get_by_text("Swapped for another").wait_for()
    easy(page)


@pytest.mark.covers("001-16")
@SIZES_AND_SCRIPT
def test_what_is_in_the_way_is_taken_on_ends_and_comes_back(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/plan/barriers/", viewport=view, js=js)
    page.locator("summary", has_text="Pick from a list").click()
    page.get_by_role("link", name="Getting there").click()
    expect(page.get_by_label("What gets in the way?")).to_have_value("Getting there")
    page.locator("label", has_text="We do it together").click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Getting there").first.wait_for()
    if js:
        easy(page)
    row = Barrier.objects.for_system("a test").get()
    coach = open_as(cast.ben, reverse("plans:barrier", args=[row.pk]), viewport=LAPTOP, js=js)
    coach.locator("label", has_text="Found a way around it").click()
    coach.get_by_label("A word about it").fill("a bike from the church")
    coach.get_by_role("button", name="Save how it ended").click()
    coach.get_by_text("a bike from the church").wait_for()
    if js:
        easy(coach)
    page.goto(reverse("plans:barrier", args=[row.pk]))
    page.get_by_role("button", name="It is in the way again").click()
    page.get_by_text("It is open again. That happens.").wait_for()


@pytest.mark.covers("004-43")
def test_a_goal_and_numbers_wait_for_the_network(cast: Cast, open_as: OpenAs) -> None:
    made = goal(cast)
    page = open_as(cast.ana, "/plan/goals/new/")
    page.wait_for_function("navigator.serviceWorker?.controller !== undefined")
    page.wait_for_timeout(800)
    page.get_by_label("What do you want?").fill("a bike with lights")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save the goal").click()
    page.get_by_text("Saved on this phone. It is sent when there is a network.").wait_for()
    assert Goal.objects.for_system("a test").count() == 1
    online_again(page, reverse("plans:goal", args=[made]))
    page.wait_for_timeout(800)
    group = page.get_by_role("group", name="How ready are you")
    group.locator("label", has_text="6").first.click()
    page.context.set_offline(True)
    page.get_by_role("button", name="Save the numbers").click()
    page.get_by_text("Saved on this phone. It is sent when there is a network.").wait_for()
    online_again(page, "/plan/")
    comes(page, Ruler.objects.for_system("a test").exists)
    assert Goal.objects.for_system("a test").count() == 2
    assert Ruler.objects.for_system("a test").count() == 1


@SIZES_AND_SCRIPT
@pytest.mark.covers("000-5")
def test_the_size_of_a_step_is_looked_at_later(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    agree_step(cast.ana.actor, participant_id=ana(cast), text="Walk to the park", sure=3)
    page = open_as(cast.ana, "/today/", viewport=view, js=js)
    page.get_by_text("More about this step").click()
    page.get_by_text("You said 3 of 10 for how sure you are").wait_for()
    if js:
        easy(page)
    page.get_by_role("button", name="Keep it as it is Walk to the park").click()
    page.get_by_text("Kept as it is. It is a good step.").wait_for()
    expect(page.get_by_text("You said 3 of 10 for how sure you are")).to_have_count(0)
    page.goto("/plan/")
    page.get_by_text("You kept the size of this").first.wait_for()
    if js:
        easy(page)
    page.get_by_role("button", name="Undo Walk to the park").click()
    page.get_by_text("Taken back. You can look at its size again.").wait_for()
    page.get_by_role("link", name="See smaller ways Walk to the park").click()
    page.get_by_role("heading", name="Make it smaller").wait_for()
