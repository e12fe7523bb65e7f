"""What a phone of one's own shows without a network: safety first, then what it keeps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from handrail.ground.people.commands.about import add_strength
from handrail.ground.people.commands.staff import change_work_phone
from handrail.practice.contacts.channels.rules import Plan
from handrail.practice.contacts.commands.channels import say_channel_plan
from handrail.practice.coping.commands import cards, plan
from handrail.practice.coping.commands.lists import write_sign, write_trigger
from handrail.practice.coping.models import Moment
from handrail.practice.coping.rules import cards as rules
from handrail.practice.coping.rules.moments import SAFETY
from handrail.practice.plans.commands.direction import add_value, write_vision
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from tests.cast import Cast
from tests.journeys.barriers import RULES
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, asked
from tests.journeys.test_hard import keeps
from tests.journeys.test_phone_offline import LOOK, settled

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
SAID_BEFORE = """() => new Promise((ok) => {
  const ask = indexedDB.open("phone");
  ask.onsuccess = () => {
    const change = ask.result.transaction("facts", "readwrite");
    change.objectStore("facts").put("yes", "may_keep");
    change.oncomplete = () => { ask.result.close(); ok(); };
  };
})"""
NOTHING = "Nothing of yours is kept on this phone."


def ana(cast: Cast) -> dict[str, UUID]:
    assert cast.ana.participant_id is not None
    return {"participant_id": cast.ana.participant_id}


def top(page: Page, words: str) -> float:
    """How far down the page these words stand."""
    box = page.get_by_text(words).locator("visible=true").first.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.covers("003-9")
@SIZES
@pytest.mark.parametrize("path", ["/coping/used/", "/coping/moments/new/use/"])
def test_after_a_use_safety_stands_first(
    cast: Cast, open_as: OpenAs, view: dict[str, int], path: str
) -> None:
    cast_plan(cast)
    change_work_phone(cast.ben.actor, work_phone="+12025550102")
    page = settled(open_as(cast.ana, viewport=view))
    keeps(page)
    page.context.set_offline(True)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("You are safe to say it here")
    expect(page.get_by_role("link", name="Call Ben", exact=True)).to_be_visible()
    no_answer = SAFETY[3] % {"emergency": "911"}
    assert top(page, SAFETY[0]) < top(page, no_answer) < view["height"]
    assert top(page, no_answer) < top(page, "Call 988 Lifeline") < top(page, "Sister Rosa")
    expect(page.get_by_role("link", name="Call 988 Lifeline")).to_be_visible()
    for words in (rules.STAY, "Did it pass?", "Look at a clock now", "You are here. That counts."):
        expect(page.get_by_text(words)).to_be_hidden()
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.get_by_role("link", name="I am ready to look at it").click()
    form = page.locator("#use")
    expect(form.get_by_label("What happened?")).to_be_visible()
    expect(page.locator("details", has=form).get_by_text(SAFETY[0])).to_be_visible()
    form.get_by_label("What happened?").fill("It was a long day")
    form.get_by_role("button", name="Save").click()
    expect(page.locator("[data-queue] li")).to_have_count(1)
    page.context.set_offline(False)
    expect(page.locator("[data-queue]")).to_be_hidden()
    assert moments().get().kind == "use"


def moments() -> Any:
    return Moment.objects.for_system("looking at what a test stored")


def cast_plan(cast: Cast) -> None:
    plan.add_line(cast.ana.actor, **ana(cast), part="ask", text="Sister Rosa",
                  phone="+12025550177")  # fmt: skip


def test_after_a_use_on_a_shared_phone(cast: Cast, open_as: OpenAs) -> None:
    page = settled(open_as(cast.ana, private_phone=False))
    page.context.set_offline(True)
    page.goto("/coping/used/")
    expect(page.get_by_text(SAFETY[0])).to_be_visible()
    expect(page.get_by_role("link", name="Call 988 Lifeline")).to_be_visible()
    expect(page.get_by_text("Did it pass?")).to_be_hidden()


@SIZES
def test_the_safety_plan_stands_first_where_it_was_asked_for(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    cast_plan(cast)
    cards.add_card(cast.ana.actor, **ana(cast), text="Call Jo from the steps")
    page = settled(open_as(cast.ana, viewport=view))
    keeps(page)
    page.context.set_offline(True)
    page.goto("/coping/plan/")
    expect(page.get_by_text("This is what is kept on this phone.")).to_be_visible()
    assert top(page, "Sister Rosa") < top(page, "You are here. That counts.")
    assert top(page, "Sister Rosa") < top(page, "Call Jo from the steps")
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.get_by_role("link", name="Write something down").click()
    expect(page.locator("#line").get_by_label("Which part?")).to_be_visible()
    page.goto("/coping/cards/")
    expect(page.get_by_text("This is what is kept on this phone.")).to_be_visible()
    page.get_by_role("link", name="Write something down").click()
    expect(page.locator("#card").get_by_label("What can I do?")).to_be_visible()
    # The page for a hard moment itself says nothing of this.
    page.goto("/coping/now/")
    expect(page.get_by_text("Call Jo from the steps")).to_be_visible()
    expect(page.get_by_text("This is what is kept on this phone.")).to_be_hidden()
    assert top(page, "You are here. That counts.") < top(page, "Sister Rosa")


def test_a_list_that_is_not_kept_says_so(cast: Cast, open_as: OpenAs) -> None:
    page = settled(open_as(cast.ana))
    page.context.set_offline(True)
    page.goto("/coping/")
    expect(page.get_by_text(NOTHING)).to_be_visible()
    expect(page.get_by_role("link", name="Write something down")).to_be_visible()


def test_every_card_is_kept_with_how_often_it_helped(cast: Cast, open_as: OpenAs) -> None:
    made = [cards.add_card(cast.ana.actor, **ana(cast), text=f"Idea {n:02}") for n in range(26)]
    for _ in range(3):
        cards.answer(cast.ana.actor, **ana(cast), passed="yes", card_id=made[20], minutes=5)
    page = settled(open_as(cast.ana))
    keeps(page)
    page.context.set_offline(True)
    page.goto("/coping/now/")
    first = page.locator("[data-kept-cards] label").first
    expect(first).to_contain_text("Idea 20")
    expect(first).to_contain_text("Helped 3 of 3 times")
    # Beside the cards stands "something else".
    expect(page.get_by_role("radio")).to_have_count(3 + 1)
    page.get_by_text("More to try").click()
    expect(page.get_by_role("radio")).to_have_count(24 + 1)


@SIZES
def test_the_plan_is_read_without_a_network(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    actor, me = cast.ana.actor, ana(cast)
    write_vision(actor, **me, text="Mornings by the river")
    add_value(actor, **me, text="Songs")
    add_strength(actor, **me, text="I keep lists")
    write_sign(actor, **me, text="I stop to call back", first="Call Jo")
    write_goal(actor, **me, said=GoalSaid("A key of my own", why="To sleep well", domain="home"))
    say_channel_plan(actor, **me, plan=Plan(uses={"call": "When it is hard"}, most={"call": 3}))
    card = cards.add_card(actor, **me, text="Walk around the block")
    write_trigger(actor, **me, kind="place", text="The corner shop", cards=[card])
    words = ("A key of my own", "Why: To sleep well", "at most 3 a week", "Mornings by the river",
             "Songs", "I keep lists", "I stop to call back",
             "First I: Call Jo", "The corner shop", "Walk around the block")  # fmt: skip
    page = settled(open_as(cast.ana, viewport=view))
    expect(page.get_by_text("the life you want, your values and strengths")).to_be_visible()
    assert not any("Songs" in text for text in asked(page, LOOK))
    keeps(page)
    page.context.set_offline(True)
    page.goto("/plan/")
    mine = page.locator("[data-kept-mine]")
    for each in words:
        expect(mine.get_by_text(each)).to_be_visible()
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.goto("/today/")
    expect(mine.get_by_text("Songs")).to_be_hidden()
    mine.get_by_text("My plan, as kept on this phone").click()
    expect(mine.get_by_text("Songs")).to_be_visible()
    page.goto("/coping/signs/")
    expect(mine.get_by_text("First I: Call Jo")).to_be_in_viewport()
    expect(page.locator("#sign").get_by_label("What do I notice?")).to_be_visible()
    page.context.set_offline(False)
    settled(page).get_by_role("button", name="Stop keeping them").click()
    expect(page.get_by_role("button", name="Yes, keep them")).to_be_hidden()
    assert not any("Songs" in text for text in asked(page, LOOK))


def test_a_yes_from_before_is_asked_again_before_the_plan_is_kept(
    cast: Cast, open_as: OpenAs
) -> None:
    add_value(cast.ana.actor, **ana(cast), text="Songs")
    page = settled(open_as(cast.ana))
    page.evaluate(SAID_BEFORE)
    settled(page)
    page.wait_for_timeout(300)
    assert not any("Songs" in text for text in asked(page, LOOK))
    keeps(page)
    assert any("Songs" in text for text in asked(page, LOOK))
