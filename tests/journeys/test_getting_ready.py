"""Getting ready on a calm day, in a browser: lists, numbers, days ahead, and one sheet of paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from handrail.ground.kernel import clock
from handrail.practice.coping.commands import plan
from handrail.practice.coping.commands.days import Ahead, add_day
from handrail.practice.coping.commands.lists import write_sign
from handrail.practice.coping.commands.moments import Said, write_moment
from handrail.practice.coping.commands.strategy import begin_look
from handrail.practice.coping.queries.lists import signs, triggers
from handrail.practice.coping.queries.numbers import clocks
from handrail.practice.coping.rules import badday
from handrail.practice.coping.rules.plan import PARTS
from tests.cast import Cast
from tests.journeys.barriers import RULES
from tests.journeys.conftest import OpenAs
from tests.journeys.test_hard import SIZES, ana, ben_can_be_called, two_cards

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
__all__ = ["ben_can_be_called"]


def cast_today(cast: Cast) -> Any:

    return clock.today(cast.ana.actor.zone)


@pytest.mark.covers("004-6", "004-11", "004-12", "004-13")
@pytest.mark.parametrize("size", SIZES)
def test_getting_ready_on_a_calm_day(cast: Cast, open_as: OpenAs, size: dict[str, Any]) -> None:
    page = open_as(cast.ana, "/coping/cards/", js=False, **size)
    page.get_by_label("What can I do?").fill("Ring Jo")
    page.get_by_role("button", name="Add this card").click()
    page.get_by_role("link", name="Practice it").click()
    page.get_by_role("radio", name="8", exact=True).check(force=True)
    page.get_by_role("button", name="I practiced it").click()
    expect(page.get_by_text("sure: 8 of 10")).to_be_visible()
    page.goto("/coping/triggers/")
    page.get_by_label("What sets it off?").fill("The corner by the shop")
    page.get_by_label("What kind is it?").select_option("place")
    page.get_by_label("What I try first").select_option(label="Ring Jo")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="The corner by the shop")).to_be_visible()
    page.goto("/coping/triggers/")
    page.get_by_label("What sets it off?").fill("Rain on a Sunday")
    page.get_by_label("Or write a new one").fill("Put on one song")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("What kind is it?").select_option("time")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. Now you know what to do then.")).to_be_visible()
    expect(page.get_by_role("article").filter(has_text="Rain on a Sunday")).to_contain_text(
        "Put on one song"
    )
    page.goto("/coping/signs/")
    page.get_by_label("What do I notice?").fill("I sleep all day")
    page.get_by_role("button", name="Save").click()
    page.goto("/coping/days/")
    page.get_by_label("What day is it?").fill("payday")
    page.get_by_label("Which day?").fill("2027-05-14")
    page.get_by_label("Does it come again?").select_option("two_weeks")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="payday")).to_be_visible()
    page.goto("/coping/bad-day/")
    page.get_by_role("link", name="No money").click()
    card = page.get_by_role("group", name="Can you do your first card that day?")
    card.get_by_role("radio", name="Not that day").check(force=True)
    page.get_by_role("button", name="Look what holds").click()
    expect(page.get_by_text("What does not hold yet")).to_be_visible()
    expect(page.get_by_text("Make one card that costs nothing", exact=False)).to_be_visible()
    expect(page.get_by_text("There is no step this week.", exact=False)).to_be_visible()
    # Without an answer it asks for one, and the day stays open.
    page.get_by_role("link", name="Payday").click()
    page.get_by_role("button", name="Look what holds").click()
    expect(page.get_by_text(badday.ANSWER_MISSING)).to_be_visible()
    expect(page.get_by_role("heading", name="Payday")).to_be_visible()
    card = page.get_by_role("group", name="Can you do your first card that day?")
    card.get_by_role("radio", name="It holds").check(force=True)
    page.get_by_role("button", name="Look what holds").click()
    held = page.get_by_role("region", name="Payday")
    expect(held.get_by_text("What holds that day")).to_be_visible()
    expect(held.get_by_text("My first card: Ring Jo")).to_be_visible()
    found = triggers(cast.ana.actor, ana(cast))
    assert [[text for _id, text in one.cards] for one in found] == [
        ["Ring Jo"],
        ["Put on one song"],
    ]
    assert [sign.text for sign in signs(cast.ana.actor, ana(cast))] == ["I sleep all day"]


@pytest.mark.covers("idea-3")
@pytest.mark.parametrize("size", SIZES)
def test_two_numbers_without_a_script(cast: Cast, open_as: OpenAs, size: dict[str, Any]) -> None:
    page = open_as(cast.ana, "/coping/numbers/", js=False, **size)
    page.get_by_text("Count something").click()
    page.get_by_label("What do you want to count?").fill("not using alone")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text("days since")).to_be_visible()
    expect(page.get_by_text("day this year")).to_be_visible()
    page.get_by_role("link", name="Days, and more").click()
    page.get_by_role("button", name="Write down").click()
    expect(page.get_by_text("All the other days stay.", exact=False)).to_be_visible()
    (one,) = clocks(cast.ana.actor, ana(cast), cast_today(cast))
    assert (one.numbers.since, one.numbers.this_year) == (0, 0)


def test_the_safety_plan_prints_on_one_sheet(cast: Cast, open_as: OpenAs) -> None:
    for key, part in PARTS.items():
        for number in range(4):
            plan.add_line(
                cast.ana.actor, participant_id=ana(cast), part=key,
                text=f"Line {number} of this part, about as long as people write one. " * 2,
                phone="+12025550177" if part.numbers else "",
            )  # fmt: skip
    page = open_as(cast.ana, "/coping/plan/")
    for paper in ("A4", "Letter"):
        pdf = page.pdf(format=paper)
        assert pdf.count(b"/Type /Page\n") == 1, paper
    page.emulate_media(media="print")
    expect(page.get_by_text("Add a line").first).to_be_hidden()
    expect(page.get_by_text("Making it safer around me").first).to_be_visible()


def test_filled_pages_have_no_barrier(cast: Cast, open_as: OpenAs) -> None:
    two_cards(cast)
    for kind in ("near_miss", "setback", "use"):
        write_moment(
            cast.ana.actor, participant_id=ana(cast), kind=kind,
            said=Said(happened="At the door", stopped="The bus", change="Another road"),
        )  # fmt: skip
    for scheme in ("light", "dark"):
        page = open_as(cast.ana, scheme=scheme)
        for path in ("cards", "moments", "now", "plan"):
            page.goto(f"/coping/{path}/")
            assert Axe().run(page, options=RULES).response["violations"] == [], path


@pytest.mark.covers("004-6")
@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
def test_a_day_put_away_for_this_time_comes_back(cast: Cast, open_as: OpenAs, js: bool) -> None:
    cast.ana.user.phone_verified = True
    cast.ana.user.save(update_fields=["phone_verified"])
    soon = clock.today(cast.site.zone) + timedelta(days=1)
    said = Ahead("Payday at the yard", soon, before=7)
    add_day(cast.ana.actor, participant_id=ana(cast), said=said)
    page = open_as(cast.ana, "/today/", js=js)
    page.get_by_role("button", name="Not this time").click()
    expect(page.get_by_text("Put away for this time.")).to_be_visible()
    page.goto("/coping/days/")
    expect(page.get_by_text("You put it away for this time. No reminder comes.")).to_be_visible()
    page.get_by_role("button", name="This time after all").click()
    expect(page.get_by_text("It is back for this time.")).to_be_visible()
    page.goto("/today/")
    expect(page.get_by_text("Payday at the yard")).to_be_visible()


@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
def test_a_long_part_is_gone_through_page_by_page(cast: Cast, open_as: OpenAs, js: bool) -> None:
    for number in range(42):
        write_sign(cast.ana.actor, participant_id=ana(cast), text=f"Sign number {number:02}")
    look = begin_look(cast.ana.actor, participant_id=ana(cast))
    page = open_as(cast.ana, f"/coping/strategy/{look}/look-at/signs/", js=js)
    page.get_by_role("group", name="Sign number 00").get_by_role("radio", name="Keep").check()
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", name="Sign number 41")).to_be_visible()
    page.get_by_role("group", name="Sign number 41").get_by_role("radio", name="Change").check()
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", name="My goals and steps")).to_be_visible()
    page.goto(f"/coping/strategy/{look}/")
    expect(page.get_by_text("2 looked at")).to_be_visible()
