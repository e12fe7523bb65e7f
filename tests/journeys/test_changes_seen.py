"""Who changed what is seen by both, with the way back; what is next stands on the first screen."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from handrail.ground.people.commands.about import add_strength
from handrail.ground.people.commands.coaching import set_first_days
from handrail.practice.growth.commands import milestones
from handrail.practice.plans.commands import agree_step, direction, record_win
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from handrail.practice.plans.commands.steps import report_step
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs
from tests.plans.conftest import ana

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
BOTH = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])


@BOTH
def test_a_step_that_the_coach_put_aside_says_so_and_comes_back(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    agree_step(cast.ana.actor, participant_id=ana(cast), text="call the office")
    coach = open_as(cast.ben, f"/plan/of/{ana(cast)}/", viewport=LAPTOP)
    coach.get_by_role("button", name="Put aside").click()
    coach.get_by_text("You put this aside").first.wait_for()
    easy(coach)
    page = open_as(cast.ana, "/plan/", viewport=view)
    page.get_by_text("Done or replaced").click()
    page.get_by_text("Ben put this aside").first.wait_for()
    easy(page)
    page.locator("main article").get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back.").wait_for()
    coach.goto(f"/plan/of/{ana(cast)}/")
    coach.get_by_text("Ana opened this again").first.wait_for()
    coach.get_by_text("More about this step").first.click()
    expect(coach.get_by_text("You put this aside").first).to_be_visible()


@BOTH
def test_a_step_that_was_moved_says_so(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    set_first_days(cast.ana.actor, participant_id=ana(cast), on=False)
    for text in ("call the office", "buy bread"):
        agree_step(cast.ana.actor, participant_id=ana(cast), text=text)
    coach = open_as(cast.ben, f"/plan/of/{ana(cast)}/", viewport=LAPTOP)
    coach.get_by_role("button", name="Up buy bread").click()
    coach.get_by_text("You moved this up").first.wait_for()
    page = open_as(cast.ana, "/plan/", viewport=view)
    page.get_by_text("Ben moved this up").first.wait_for()
    expect(page.get_by_role("button", name="Up buy bread")).to_have_count(0)
    page.get_by_role("button", name="Undo buy bread").click()
    page.get_by_role("button", name="Up buy bread").wait_for()


@BOTH
def test_a_value_is_put_in_other_words(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    made = direction.add_value(cast.ana.actor, participant_id=ana(cast), text="quite")
    direction.share_values(cast.ana.actor, participant_id=ana(cast), shared=True)
    page = open_as(cast.ana, "/plan/values/", viewport=view)
    page.locator("summary", has_text="quite").click()
    page.get_by_role("link", name="Say it another way").click()
    page.get_by_label("In your own words").fill("quiet")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. What it said before is kept.").wait_for()
    easy(page)
    coach = open_as(cast.ben, f"/plan/of/{ana(cast)}/", viewport=LAPTOP)
    coach.get_by_role("link", name="quiet").click()
    coach.locator("summary", has_text="Earlier words").click()
    expect(coach.get_by_text("quite", exact=True)).to_be_visible()
    coach.get_by_label("Other words for it").fill("peace")
    coach.get_by_role("button", name="Put it beside").click()
    coach.get_by_text("Your words stand beside it. They decide.").wait_for()
    easy(coach)
    page.goto("/plan/values/")
    page.get_by_role("button", name="Take these words").click()
    page.get_by_text("These are your words now").wait_for()
    page.goto(reverse("plans:value_edit", args=[made]))
    page.get_by_role("button", name="Undo the last change").click()
    page.get_by_text("Taken back.").wait_for()
    expect(page.get_by_label("In your own words")).to_have_value("quiet")


@BOTH
def test_a_win_and_a_strength_are_put_right(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    record_win(cast.ana.actor, participant_id=ana(cast), text="I caled", shared=True)
    add_strength(cast.ana.actor, participant_id=ana(cast), text="singin")
    page = open_as(cast.ana, "/plan/wins/", viewport=view)
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_label("What went well?").fill("I called")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. What it said before is kept.").wait_for()
    page.locator("summary", has_text="Earlier words").click()
    expect(page.get_by_text("I caled").first).to_be_visible()
    easy(page)
    page.goto("/my/strengths/")
    page.locator("li", has_text="singin").get_by_role("link", name="Change").click()
    page.get_by_label("Something good").fill("singing")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Undo the last change singing").click()
    page.get_by_text("Taken back.").wait_for()
    expect(page.get_by_label("Something good")).to_have_value("singin")
    easy(page)


@BOTH
@pytest.mark.covers("003-15")
def test_a_milestone_that_is_open_again_keeps_its_day(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    milestones.add_milestone(
        cast.ana.actor, participant_id=ana(cast), said=milestones.Chosen("a quiet month")
    )
    page = open_as(cast.ana, "/growth/milestones/", viewport=view)
    page.get_by_role("button", name="Reached today").click()
    page.get_by_role("button", name="Not reached yet after all").click()
    page.get_by_text("opened again on").wait_for()
    easy(page)
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("heading", name="Reached").wait_for()


@BOTH
def test_goals_stand_below_their_life_goal(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    set_first_days(actor, **me, on=False)
    life = write_goal(actor, **me, said=GoalSaid("a home of my own", life=True))
    write_goal(actor, **me, said=GoalSaid("sleep at night"))
    write_goal(actor, **me, said=GoalSaid("rent on time", parent=life))
    page = open_as(cast.ana, "/plan/goals/", viewport=view)
    below = page.locator(f"#goal-{life}").get_by_role("group", name="Goals on the way there")
    expect(below.get_by_text("rent on time")).to_be_visible()
    expect(below.get_by_text("sleep at night")).to_have_count(0)
    # Each of them is alone in its place, so that there is nowhere to move it.
    expect(page.get_by_role("button", name="Up")).to_have_count(0)
    easy(page)
    below.get_by_role("link", name="Add a goal for it").click()
    page.get_by_label("What do you want?").fill("find a flat")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="find a flat").wait_for()
    page.goto("/plan/goals/")
    expect(below.get_by_role("button", name="Up find a flat")).to_be_visible()
    expect(below.get_by_role("button", name="Up rent on time")).to_have_count(0)
    below.get_by_role("button", name="Up find a flat").click()
    expect(below.get_by_role("button", name="Up rent on time")).to_be_visible()
    page.goto("/plan/")
    expect(page.get_by_label("Goals on the way there").get_by_text("find a flat")).to_be_visible()


@pytest.mark.covers("002-7")
@pytest.mark.parametrize("first", [True, False], ids=["first days", "later"])
def test_the_first_screen_says_what_is_next(cast: Cast, open_as: OpenAs, first: bool) -> None:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    for text in ("being there for my daughter every day", "fixing bikes", "a good memory", "jokes"):
        add_strength(actor, **me, text=text)
    set_first_days(actor, **me, on=first)
    done = agree_step(actor, **me, text="buy bread")
    report_step(actor, **me, step_id=done, state="done")
    agree_step(actor, **me, text="call the housing office on Tuesday morning")
    agree_step(actor, **me, text="walk to the bridge")
    page = open_as(cast.ana, "/plan/", viewport={"width": 360, "height": 740})
    words = page.get_by_role("region", name="What is next").get_by_text("call the housing office")
    box, tabs = words.first.bounding_box(), page.locator(".tabs").bounding_box()
    assert box is not None
    assert tabs is not None
    assert box["y"] + box["height"] <= tabs["y"]
    expect(page.locator("p.lead", has_text="call the housing office")).to_have_count(1)
    expect(page.locator("article", has_text="buy bread")).to_be_hidden()
    other = page.locator("article", has_text="walk to the bridge")
    expect(other).to_be_hidden() if first else expect(other).to_be_visible()
    easy(page)
    page.get_by_text("Done or replaced (1)").click()
    expect(page.locator("article", has_text="buy bread")).to_be_visible()
