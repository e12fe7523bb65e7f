"""Steps, hard moments, thinking and private pages written without a network are once there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, Route, expect

from handrail.ground.kernel import clock
from handrail.ground.people.models import Draft, Strength
from handrail.practice.coping.commands.cards import add_card
from handrail.practice.coping.models import (
    Card,
    HardDay,
    Moment,
    PlanLine,
    Response,
    Sign,
    Trigger,
)
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from handrail.practice.plans.models import Barrier, Goal, Review, Ruler, Step, Value, Vision
from handrail.practice.plans.rules import shift, week_of
from handrail.practice.thinking.commands.sheets import Said, start_sheet
from handrail.practice.thinking.models import Line, PrivatePage, Sheet
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, asked
from tests.journeys.test_phone_offline import LOOK, settled

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
KEPT = "Saved on this phone. It is sent when there is a network."
SECRET = "what I never told my brother"


def rows(model: Any) -> Any:
    return model.objects.for_system("looking at what a test stored")


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def waits(page: Page, what: str) -> None:
    """It says that it is saved on the phone, and stands in the list of what waits."""
    expect(page.locator("#status")).to_contain_text(KEPT)
    expect(page.locator("[data-queue] li", has_text=what).last).to_be_visible()


def sent(page: Page) -> None:
    """The network comes back, and nothing waits any more."""
    page.context.set_offline(False)
    expect(page.locator("[data-queue]")).to_be_hidden()


def pick(page: Page, form: str, **values: str) -> None:
    """Choose answers that are picked, not typed."""
    for name, value in values.items():
        page.locator(f"{form} input[name={name}][value='{value}']").check(force=True)


@pytest.mark.covers("004-43", "rule-7")
@SIZES
def test_a_step_and_a_look_back(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    page = settled(open_as(cast.ana, viewport=view), "/plan/steps/new/")
    page.context.set_offline(True)
    page.get_by_label("One small step").fill("Find my papers")
    page.get_by_role("button", name="Save the step").click()
    expect(page.locator("#status")).to_contain_text("say who chose it")
    pick(page, "form", chosen_by="participant", sure="9")
    page.get_by_role("button", name="Save the step").click()
    waits(page, "A new step")
    expect(page.get_by_label("One small step")).to_have_value("")
    # The same page takes another one: it is another entry.
    page.get_by_label("One small step").fill("Call my aunt")
    pick(page, "form", chosen_by="together", sure="not-sure")
    page.get_by_role("button", name="Save the step").click()
    expect(page.locator("[data-queue] li")).to_have_count(2)
    page.goto("/plan/review/")
    form = page.locator("#review")
    form.get_by_label("What worked?").fill("I asked early")
    form.get_by_label("What do you want to change?").fill("Ask on Mondays")
    form.get_by_label("Make the change my step for next week").check()
    easy(page)
    form.get_by_role("button", name="Save").click()
    waits(page, "Looking back")
    assert not rows(Step).exists()
    sent(page)
    this, looked = week_of(clock.today(cast.site.zone)), rows(Review).get()
    assert (looked.week_of, looked.visibility) == (this, "only_me")
    steps = {(step.week_of, step.chosen_by, step.sure) for step in rows(Step)}
    assert steps == {
        (this, "participant", 9), (this, "together", None), (shift(this, 1), "participant", None),
    }  # fmt: skip
    page.goto("/plan/")
    expect(page.get_by_text("Find my papers").first).to_be_visible()
    expect(page.get_by_text("You began to write")).to_have_count(0)


@pytest.mark.covers("rule-7")
@pytest.mark.parametrize("lost", ["the way there", "the answer"])
def test_a_look_back_whose_answer_got_lost_is_there_once(
    cast: Cast, open_as: OpenAs, lost: str
) -> None:
    # Between the page and the network a service worker hides requests from this test.
    page = open_as(cast.ana, "/plan/review/", service_workers="block")
    page.wait_for_load_state("networkidle")

    def fail(route: Route) -> None:
        if route.request.method != "POST" or route.request.url.endswith("/draft/"):
            return route.continue_()
        if lost == "the answer" or "/api/" in route.request.url:
            route.fetch(max_redirects=0)
        return route.abort("connectionfailed")

    page.route("**/plan/review/", fail)
    page.route("**/api/sync", fail)
    page.get_by_label("What worked?").fill("Walking first")
    page.get_by_text("The last question").click()
    page.get_by_label("What do you want to change?").fill("Walk on Mondays")
    page.get_by_label("Make the change my step for next week").check()
    expect(page.locator("[data-status]")).to_have_text("Draft saved")
    page.get_by_role("button", name="Save").click()
    waits(page, "Looking back")
    # It was said at once; the phone tries once more before the form is free again.
    expect(page.get_by_role("button", name="Save")).to_be_enabled()
    page.unroute("**/plan/review/")
    page.unroute("**/api/sync")
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(page.locator("[data-queue]")).to_be_hidden()
    assert rows(Review).count() == 1
    assert rows(Step).count() == 1
    page.goto("/plan/review/")
    expect(page.get_by_text("You began to write")).to_have_count(0)
    assert not rows(Draft).exists()


def test_with_a_network_a_big_step_is_still_asked_about(cast: Cast, open_as: OpenAs) -> None:
    page = settled(open_as(cast.ana), "/plan/steps/new/")
    page.get_by_label("One small step").fill("Find my papers and call")
    pick(page, "form", chosen_by="participant", sure="3")
    page.get_by_role("button", name="Save the step").click()
    expect(page.get_by_text("Below 7 is a sign")).to_be_visible()
    page.context.set_offline(True)
    # Other words have to be asked for, so this does not wait; keeping it as it is does.
    page.get_by_role("button", name="Use this").first.click()
    expect(page.get_by_text("Not sent yet: there is no network.")).to_be_visible()
    page.get_by_role("button", name="Keep it as it is").click()
    waits(page, "A new step")
    sent(page)
    assert rows(Step).get().sure == 3


@pytest.mark.covers("004-43", "003-9")
@SIZES
def test_hard_moments(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    page = settled(open_as(cast.ana, viewport=view), "/coping/cards/")
    page.context.set_offline(True)
    page.get_by_label("What can I do?").fill("Count the red cars")
    page.get_by_role("button", name="Add this card").click()
    waits(page, "One of my cards")
    page.get_by_text("Ideas to pick from").click()
    page.get_by_role("button", name="Use this").first.click()
    expect(page.locator("[data-queue] li")).to_have_count(2)
    # Help stands first on the page without a network, and the form that was asked for is open.
    page.goto("/coping/moments/new/near_miss/")
    assert page.locator("main h2").first.inner_text() == "Help"
    near = page.locator("#near_miss")
    near.get_by_label("What stopped it?").fill("A bus came")
    near.get_by_role("button", name="Save").click()
    waits(page, "What I wrote down")
    page.goto("/coping/signs/")
    page.locator("#sign").get_by_label("What do I notice?").fill("I stop to call back")
    page.locator("#sign").get_by_role("button", name="Save").click()
    waits(page, "A warning sign")
    # One's own cards are read first, where they are kept; from there it goes on to writing.
    page.goto("/coping/plan/")
    page.get_by_role("link", name="Write something down").click()
    line = page.locator("#line")
    line.get_by_label("Which part?").select_option("ask")
    line.get_by_label("Line").fill("My sister")
    line.get_by_label("Phone").fill("202-555-0101")
    easy(page)
    line.get_by_role("button", name="Save").click()
    waits(page, "A line of my safety plan")
    sent(page)
    assert rows(Card).count() == 2
    assert (rows(Moment).get().kind, rows(PlanLine).get().part) == ("near_miss", "ask")
    assert rows(Sign).count() == 1
    page.goto("/coping/moments/")
    expect(page.get_by_text("I came close").first).to_be_visible()


@pytest.mark.covers("003-12", "004-43")
@SIZES
def test_a_private_page(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    page = settled(open_as(cast.ana, viewport=view, private_phone=False), "/think/private/new/")
    page.context.set_offline(True)
    page.get_by_role("radio", name="Putting things right").check()
    page.get_by_label("Your words").fill(SECRET)
    page.get_by_role("button", name="Save, only for me").click()
    waits(page, "A private page")
    page.goto("/think/private/new/")
    form = page.locator("#page")
    form.get_by_label("Name of the page").fill("Steps")
    form.get_by_label("Your words").fill(f"{SECRET}, again")
    easy(page)
    form.get_by_role("button", name="Save").click()
    expect(page.locator("[data-queue] li")).to_have_count(2)
    # A shared phone: what waits is sealed, and nothing else is there.
    everything = "\n".join(asked(page, LOOK))
    assert SECRET not in everything
    assert not any("amends" in text for text in everything.splitlines() if "queue: " in text)
    sent(page)
    assert sorted(row.sort for row in rows(PrivatePage)) == ["amends", "free"]
    page.goto("/think/private/")
    expect(page.get_by_role("heading", name="Steps")).to_have_count(1)
    expect(page.get_by_role("heading", name=SECRET)).to_have_count(1)
    coach = open_as(cast.ben, f"/people/{ana(cast)}/", viewport=LAPTOP)
    assert SECRET not in coach.content()


@pytest.mark.covers("rule-7")
def test_sheets_and_their_lines(cast: Cast, open_as: OpenAs) -> None:
    said = Said("No way to get to work")
    made = start_sheet(cast.ana.actor, participant_id=ana(cast), kind="problem", said=said)
    page = settled(open_as(cast.ana), f"/think/{made}/")
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Idea").fill("My aunt's old bike")
    page.get_by_role("button", name="Add", exact=True).first.click()
    waits(page, "A line on a sheet")
    page.goto("/think/decisions/new/")
    choice = page.locator("#decision")
    choice.get_by_label("What do you want to decide?").fill("Move out?")
    choice.get_by_label("One way").fill("Stay")
    choice.get_by_role("button", name="Save").click()
    expect(page.locator("#status")).to_contain_text("two ways")
    choice.get_by_label("Another way").fill("Go")
    choice.get_by_role("button", name="Save").click()
    waits(page, "A sheet")
    page.goto("/think/routines/")
    page.get_by_label("A few words to start with").fill("Lights out at eleven")
    page.get_by_role("button", name="Day to day").click()
    expect(page.locator("[data-queue] li")).to_have_count(3)
    sent(page)
    assert sorted(row.kind for row in rows(Sheet)) == ["decision", "problem", "routine"]
    assert sorted(row.slot for row in rows(Line)) == ["idea", "way", "way"]


def test_with_what_the_phone_keeps_goals_and_cards_can_be_picked(
    cast: Cast, open_as: OpenAs
) -> None:
    me = {"participant_id": ana(cast)}
    goal = write_goal(cast.ana.actor, **me, said=GoalSaid("A quiet home"))
    card = add_card(cast.ana.actor, **me, text="Walk to the river")
    page = settled(open_as(cast.ana))
    page.get_by_role("button", name="Yes, keep them").click()
    expect(page.get_by_text("are kept on this phone")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.goto("/offline/")
    page.locator("summary", has_text="Numbers on a goal").click()
    page.locator("#ruler").get_by_label("Of which goal?").select_option("A quiet home")
    pick(page, "#ruler", confidence="6")
    page.locator("#ruler").get_by_role("button", name="Save").click()
    waits(page, "Numbers on a goal")
    page.locator("summary", has_text="A new step").click()
    page.locator("#step").get_by_label("One small step").fill("Ask about the flat")
    page.locator("#step").get_by_label("Which goal is it for?").select_option("A quiet home")
    pick(page, "#step", chosen_by="participant", sure="8")
    page.locator("#step").get_by_role("button", name="Save").click()
    waits(page, "A new step")
    page.locator("summary", has_text="What sets it off").click()
    page.locator("#trigger").get_by_label("What sets it off?").fill("The corner shop")
    page.locator("#trigger").get_by_label("What I try first").select_option("Walk to the river")
    page.locator("#trigger").get_by_label("Write a card for it").fill("Ring Jo")
    # Nothing is chosen beforehand, so it waits until a kind is chosen; the words stay.
    page.locator("#trigger").get_by_role("button", name="Save").click()
    expect(page.locator("[data-queue] li")).to_have_count(2)
    expect(page.locator("#trigger").get_by_label("Write a card for it")).to_have_value("Ring Jo")
    page.locator("#trigger").get_by_label("What kind is it?").select_option("A place")
    page.locator("#trigger").get_by_role("button", name="Save").click()
    waits(page, "What sets it off")
    sent(page)
    assert rows(Ruler).get().goal_id == rows(Step).get().goal_id == goal
    assert next(row.card_id for row in rows(Response).order_by("position")) == card
    assert (rows(Response).count(), rows(Card).count()) == (2, 2)


def test_every_form_of_the_page_without_a_network_arrives(cast: Cast, open_as: OpenAs) -> None:
    page = settled(open_as(cast.ana))
    page.context.set_offline(True)
    page.goto("/offline/")
    expect(page.get_by_text("Numbers on a goal").last).to_be_hidden()
    for part in page.locator("details.more").all():
        part.evaluate("(part) => { part.open = true; }")
    typed = {
        "goal": {"What do you want?": "My own door"},
        "barrier": {"What gets in the way?": "No bus on Sundays"},
        "vision": {"In your own words": "Mornings by the river"},
        "value": {"A value of mine": "Songs"},
        "strength": {"Something good": "I keep lists"},
        "card": {"What can I do?": "Long shower"},
        "trigger": {"What sets it off?": "The corner shop"},
        "setback": {"What did you learn?": "Eat first"},
        "day": {"What day is it?": "Payday", "Which day?": str(clock.today(cast.site.zone))},
    }
    pick(page, "#barrier", taken_by="me")
    page.locator("#trigger").get_by_label("What kind is it?").select_option("A place")
    for number, (form, fields) in enumerate(typed.items(), 1):
        for label, words in fields.items():
            page.locator(f"#{form}").get_by_label(label).first.fill(words)
        page.locator(f"#{form}").get_by_role("button", name="Save").click()
        expect(page.locator("[data-queue] li")).to_have_count(number)
    easy(page)
    sent(page)
    for model in (Goal, Barrier, Vision, Value, Card, Trigger, Moment, HardDay):
        assert rows(model).count() == 1, model
    assert rows(Strength).filter(by="participant").count() == 1
    assert (rows(Goal).get().visibility, rows(HardDay).get().remind) == ("only_me", True)
