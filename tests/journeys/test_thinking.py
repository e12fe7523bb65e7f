"""The thinking tools on the phone and at the coach's desk, and two people adding at once."""

from __future__ import annotations

import threading

import pytest
from django.db import connections
from django.urls import reverse
from playwright.sync_api import expect

from handrail.ground.access import Actor
from handrail.practice.thinking.commands import lines
from handrail.practice.thinking.models import PrivatePage, Tick
from handrail.practice.thinking.queries import sheets as queries
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import (
    LAPTOP,
    PHONE,
    SIZES_AND_SCRIPT,
    OpenAs,
    asked,
    comes,
    online_again,
)
from tests.thinking.conftest import add, ana, start

BOTH = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.mark.covers("003-12")
@BOTH
def test_a_private_page_is_written_hidden_and_asked_for(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    page = open_as(cast.ana, "/plan/", viewport=view)
    page.get_by_text("The rest of my plan").click()
    page.get_by_role("link", name="Open", exact=True).click()
    page.get_by_role("link", name="Open private pages").click()
    page.get_by_role("link", name="Putting things right").click()
    page.get_by_text("Who was hurt, and how?").wait_for()
    easy(page)
    page.get_by_label("Your words").fill("my brother, and the car")
    page.get_by_role("button", name="Save, only for me").click()
    page.get_by_text("Saved. Only you can read it.").wait_for()
    easy(page)
    page.get_by_role("button", name="Hide until I ask").click()
    page.get_by_text("Hidden. It comes back").wait_for()
    expect(page.get_by_text("my brother, and the car")).to_have_count(0)
    page.get_by_role("link", name="Show hidden pages").click()
    page.get_by_role("link", name="my brother, and the car").wait_for()
    row = PrivatePage.objects.for_system("a test").get()
    for member in (cast.ben, cast.carol, cast.mona, cast.admin):
        other = open_as(member, viewport=LAPTOP)
        answer = other.goto(reverse("thinking:page", args=[row.pk]))
        assert answer is not None
        assert answer.status == 404


@pytest.mark.covers("003-29", "003-16")
@SIZES_AND_SCRIPT
def test_a_problem_is_solved_by_two(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/think/", viewport=view, js=js)
    page.get_by_text("All tools").click()
    page.get_by_role("link", name="Solve a problem").click()
    page.get_by_role("link", name="Start with a problem").click()
    page.get_by_label("What is the problem?").fill("I miss the last bus")
    page.locator("label", has_text="My coach too").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("textbox", name="Idea").fill("ask for the early shift")
    page.get_by_role("button", name="Add", exact=True).first.click()
    page.get_by_text("ask for the early shift").first.wait_for()
    coach = open_as(cast.ben, f"/think/of/{ana(cast)}/", viewport=LAPTOP, js=js)
    coach.get_by_role("link", name="I miss the last bus").click()
    coach.locator("summary", has_text="Add an idea").click()
    coach.get_by_role("textbox", name="Idea").fill("a ride with Sam")
    coach.get_by_role("button", name="Add", exact=True).first.click()
    coach.get_by_text("a ride with Sam").first.wait_for()
    if js:
        easy(coach)
    page.reload()
    page.get_by_role("button", name="Pick this one a ride with Sam").click()
    page.get_by_text("Saved. You can change it").wait_for()
    page.get_by_role("textbox", name="What I try").fill("ride with Sam on Monday")
    page.get_by_role("button", name="Add", exact=True).first.click()
    page.get_by_role("heading", name="Try 1").wait_for()
    page.locator("summary", has_text="Say how it went").click()
    page.get_by_role("textbox", name="How it went").first.fill("on time, three days of five")
    page.get_by_role("button", name="Add", exact=True).first.click()
    page.get_by_text("on time, three days of five").first.wait_for()
    if js:
        easy(page)
    page.get_by_role("button", name="It is good for now").click()
    page.get_by_text("Good for now").wait_for()


@BOTH
@pytest.mark.covers("000-16", "004-9")
def test_a_choice_is_weighed_and_stays_open(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    page = open_as(cast.ana, "/think/decisions/new/", viewport=view)
    page.get_by_label("What do you want to decide?").fill("Move in with my sister?")
    page.get_by_label("One way").fill("Move in")
    page.get_by_label("Another way").fill("Stay here")
    page.get_by_role("button", name="Save").click()
    page.locator("summary", has_text="Add a good thing").first.click()
    page.get_by_role("textbox", name="Good about it").first.fill("Not alone at night")
    page.locator("label", has_text="Matters a lot").first.click()
    page.get_by_role("button", name="Add", exact=True).first.click()
    page.get_by_text("Not alone at night").first.wait_for()
    page.get_by_label("Not sure, I leave it open").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. You can change it any time.").wait_for()
    easy(page)
    assert queries.open_sheets(cast.ana.actor, ana(cast))[0].pick is None


@BOTH
@pytest.mark.covers("004-8")
def test_a_try_out_is_kept_and_becomes_next_weeks_step(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    page = open_as(cast.ana, "/think/experiments/new/", viewport=view)
    page.get_by_label("What do you want to try?").fill("A walk after work")
    page.get_by_label("What will you watch?").fill("How I sleep")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Day 1 of 14.").wait_for()
    easy(page)
    page.get_by_role("button", name="I keep it").click()
    page.get_by_role("button", name="Make it a step for next week").click()
    page.get_by_text("It is a step in your plan.").wait_for()
    page.goto("/plan/")
    page.get_by_text("A walk after work").wait_for()


@BOTH
@pytest.mark.covers("004-13", "004-20")
def test_practice_is_written_down_and_drawn(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    sheet = start(cast, "skill", "saying no")
    page = open_as(cast.ana, reverse("thinking:sheet", args=[sheet]), viewport=view)
    for label, number in (("How sure were you before?", 2), ("And after?", 6)):
        group = page.get_by_role("group", name=label)
        group.locator("label", has_text=str(number)).first.click()
    page.get_by_role("button", name="Add", exact=True).first.click()
    page.get_by_text("before: 2, after: 6").wait_for()
    easy(page)


@BOTH
@pytest.mark.covers("001-25")
def test_people_are_drawn_and_listed(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    for name, how in (("Maya", "helps"), ("My cousin R", "harder"), ("Dad", "both")):
        start(cast, "person", name, sort=how)
    page = open_as(cast.ana, "/think/people/", viewport=view)
    page.locator("svg.around").wait_for()
    expect(page.locator("svg.around .spot")).to_have_count(4)
    easy(page)
    page.get_by_role("link", name="Add a person").click()
    page.get_by_label("Who is it?").fill("Sam")
    page.get_by_label("Helps").check()
    page.get_by_label("The line you want to hold").fill("We talk before midnight.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("We talk before midnight.").wait_for()
    easy(page)


@BOTH
@pytest.mark.covers("003-3", "004-16")
def test_the_order_is_mine_by_buttons_alone(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    for words in ("Tell the truth early", "My child first"):
        start(cast, "principle", words)
    page = open_as(cast.ana, "/think/principles/", viewport=view, js=False)
    page.get_by_role("button", name="Up My child first").click()
    page.get_by_text("Moved.").wait_for()
    assert page.locator("article h2").all_inner_texts() == [
        "My child first",
        "Tell the truth early",
    ]


@BOTH
@pytest.mark.covers("002-6")
def test_a_routine_is_ticked_also_without_a_network(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    start(cast, "routine", "Something warm to eat", sort="food")
    page = open_as(cast.ana, "/think/", viewport=view)
    page.get_by_role("button", name="Tick today").wait_for()
    easy(page)
    asked(page, "navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.get_by_role("button", name="Tick today").click()
    page.get_by_text("Saved on this phone. It is sent when there is a network.").wait_for()
    assert Tick.objects.for_system("a test").count() == 0
    online_again(page, "/today/")
    comes(page, Tick.objects.for_system("a test").exists)
    page.goto("/think/")
    page.get_by_role("button", name="Done today").wait_for()
    assert Tick.objects.for_system("a test").count() == 1
    page.get_by_role("link", name="Something warm to eat").click()
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("heading", name="Paused").wait_for()
    easy(page)


@pytest.mark.covers("003-29")
def test_adding_at_the_same_moment_keeps_both(cast: Cast, open_as: OpenAs) -> None:
    sheet = start(cast, "problem", shared=True)
    ready, wrong = threading.Barrier(2), []

    def run(words: str, actor: Actor) -> None:
        try:
            ready.wait(20)
            lines.add_line(actor, participant_id=ana(cast), sheet_id=sheet, slot="idea",
                           told=lines.Told(text=words))  # fmt: skip
        except Exception as error:  # told at the end
            wrong.append(error)
        finally:
            connections.close_all()

    said = (("from ana", cast.ana.actor), ("from ben", cast.ben.actor))
    threads = [threading.Thread(target=run, args=pair) for pair in said]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert wrong == []
    found = queries.sheet(cast.ana.actor, sheet).in_slot("idea")
    assert {(line.text, line.by) for line in found} == {
        ("from ana", "participant"), ("from ben", "coach"),
    }  # fmt: skip
    page = open_as(cast.ana, reverse("thinking:sheet", args=[sheet]))
    page.get_by_text("from ana").first.wait_for()
    page.get_by_text("from ben").first.wait_for()


@pytest.mark.covers("004-20")
@SIZES_AND_SCRIPT
def test_numbers_that_were_changed_are_there_and_come_back(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    sheet = start(cast, "skill", "saying no")
    line = add(cast, sheet, "practice", "on the phone", before=3, after=6)
    page = open_as(cast.ana, reverse("thinking:line_edit", args=[line]), viewport=view, js=js)
    page.get_by_role("group", name="And after?").get_by_role("radio", name="9").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("after: 9").wait_for()
    page.get_by_role("link", name="Earlier words").click()
    page.get_by_text("after: 6").wait_for()
    if js:
        easy(page)
    page.get_by_role("button", name="Use these numbers again").click()
    page.get_by_text("after: 6").wait_for()
    expect(page.get_by_text("after: 9")).to_have_count(0)
