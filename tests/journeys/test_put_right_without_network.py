"""Words put right and taps made without a network wait, can be deleted, and are done once."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from handrail.ground.kernel import clock
from handrail.practice.coping.commands.cards import add_card
from handrail.practice.coping.commands.lists import write_sign
from handrail.practice.coping.models import Card, EarlierWords, Sign
from handrail.practice.growth.commands.evidence import add_evidence
from handrail.practice.growth.models import Evidence
from handrail.practice.plans.commands import agree_step, record_review
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from handrail.practice.plans.models import Goal, Review, Step
from handrail.practice.thinking.commands.pages import write_page
from handrail.practice.thinking.commands.sheets import Said, start_sheet
from handrail.practice.thinking.models import PrivatePage, Tick
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, asked
from tests.journeys.test_phone_offline import LOOK, settled, until
from tests.journeys.test_written_without_network import ana, rows, sent, waits

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
SECRET = "what I never told my brother"


def queued(page: Page) -> Any:
    return page.locator("[data-queue] li")


@pytest.mark.covers("004-43", "rule-7")
@SIZES
def test_words_of_a_step_and_a_look_back(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    me = {"participant_id": ana(cast)}
    step = agree_step(cast.ana.actor, **me, text="Find papers", sure=8)
    record_review(cast.ana.actor, **me, worked="Asking early")
    review = rows(Review).get().pk
    page = settled(open_as(cast.ana, viewport=view), f"/plan/steps/{step}/edit/")
    page.context.set_offline(True)
    page.get_by_label("One small step").fill("")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("One small step").fill("Find my papers")
    page.get_by_role("button", name="Save").click()
    waits(page, "Step of the week: other words")
    # What was put right stays to be read, and can be put right once more.
    expect(page.get_by_label("One small step")).to_have_value("Find my papers")
    page.get_by_label("One small step").fill("Find my three papers")
    page.get_by_role("button", name="Save").click()
    expect(queued(page)).to_have_count(2)
    easy(page)
    sent(page)
    assert rows(Step).get().version == 3
    page = settled(page, f"/plan/reviews/{review}/edit/")
    expect(page.get_by_text("while you wrote")).to_have_count(0)
    page.context.set_offline(True)
    page.get_by_label("What worked?").fill("Asking on Mondays")
    page.get_by_role("button", name="Save").click()
    waits(page, "Looking back: other words")
    # It survives a page that is loaded again, and the one without a network.
    page.goto("/plan/")
    expect(queued(page)).to_have_count(1)
    sent(page)
    page.goto("/plan/")
    expect(page.get_by_text("Asking on Mondays").first).to_be_visible()


@pytest.mark.covers("004-43")
@SIZES
def test_taps_wait_and_can_be_deleted(cast: Cast, open_as: OpenAs, view: dict[str, int]) -> None:
    me = {"participant_id": ana(cast)}
    for text in ("A quiet home", "My licence"):
        write_goal(cast.ana.actor, **me, said=GoalSaid(text))
    page = settled(open_as(cast.ana, viewport=view), "/plan/goals/")
    page.context.set_offline(True)
    page.locator("main article").get_by_role("button", name="Down").first.click()
    waits(page, "A goal: up or down")
    page.locator("main article").get_by_role("button", name="Down").first.click()
    expect(queued(page)).to_have_count(2)
    page.locator("[data-queue]").get_by_role("button", name="Delete").last.click()
    expect(queued(page)).to_have_count(1)
    easy(page)
    sent(page)
    order = [goal.pk for goal in rows(Goal).order_by("position")]
    assert order == [goal.pk for goal in rows(Goal).order_by("-id")]


@pytest.mark.covers("rule-7")
@pytest.mark.parametrize("lost", ["the way there", "the answer"])
def test_a_tap_whose_answer_got_lost_is_done_once(cast: Cast, open_as: OpenAs, lost: str) -> None:
    me = {"participant_id": ana(cast)}
    for text in ("One", "Two", "Three"):
        add_evidence(cast.ana.actor, **me, text=text)
    before = [one.pk for one in rows(Evidence).order_by("position", "id")]
    page = open_as(cast.ana, reverse("growth:evidence"), service_workers="block")
    page.wait_for_load_state("networkidle")

    gone = True

    def fail(route: Route) -> None:
        if route.request.method != "POST" or not gone:
            return route.continue_()
        if lost == "the answer":
            route.fetch(max_redirects=0)
        return route.abort("connectionfailed")

    page.route("**/evidence/**", fail)
    page.route("**/api/sync", fail)
    page.locator("main form[action*=move]").get_by_role("button", name="Up").last.click()
    waits(page, "What shows that I grow: up or down")
    gone = False
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(page.locator("[data-queue]")).to_be_hidden()
    after = [one.pk for one in rows(Evidence).order_by("position", "id")]
    assert after != before
    assert sorted(after) == sorted(before)
    assert sum(one != two for one, two in zip(before, after, strict=True)) == 2


@pytest.mark.covers("rule-7")
def test_on_a_shared_phone_only_the_sealed_queue_stays(cast: Cast, open_as: OpenAs) -> None:
    me = {"participant_id": ana(cast)}
    made = write_page(cast.ana.actor, **me, sort="free", title="Steps", text="old")
    page = settled(open_as(cast.ana, private_phone=False), f"/think/private/{made}/edit/")
    page.context.set_offline(True)
    page.get_by_label("Your words").fill(SECRET)
    page.get_by_role("button", name="Save, only for me").click()
    waits(page, "A private page: other words")
    everything = "\n".join(asked(page, LOOK))
    assert SECRET not in everything
    # Not even which page it is of.
    assert str(made) not in everything
    sent(page)
    assert rows(PrivatePage).get().version == 2
    page.goto(f"/think/private/{made}/")
    expect(page.get_by_text(SECRET)).to_be_visible()


@pytest.mark.covers("004-43")
def test_who_crossed_a_change_is_told_and_both_are_kept(cast: Cast, open_as: OpenAs) -> None:
    me = {"participant_id": ana(cast)}
    card = add_card(cast.ana.actor, **me, text="Walk to the river")
    page = settled(open_as(cast.ana), f"/coping/cards/{card}/edit/")
    page.context.set_offline(True)
    page.get_by_label("What can I do?").fill("Swim")
    page.get_by_role("button", name="Save").click()
    waits(page, "One of my cards: other words")
    fields = {"id": "", "text": "Run", "version": "1"}
    cast.ana.client.post(f"/coping/cards/{card}/edit/", {**fields, "id": str(_fresh())})
    sent(page)
    page.goto("/today/")
    expect(page.get_by_text("changed somewhere else while you wrote")).to_be_visible()
    page.goto(f"/coping/cards/{card}/edit/")
    page.get_by_text("Earlier words").click()
    expect(page.get_by_text("Run", exact=True)).to_be_visible()
    assert rows(EarlierWords).count() == 2
    assert rows(Card).get().version == 3


def _fresh() -> Any:
    from handrail.ground.kernel.ids import uuid7

    return uuid7()


def test_a_refused_one_is_shown_again(cast: Cast, open_as: OpenAs) -> None:
    me = {"participant_id": ana(cast)}
    sign = write_sign(cast.ana.actor, **me, text="I do not call back", first="")
    page = settled(open_as(cast.ana), f"/coping/signs/{sign}/")
    page.context.set_offline(True)
    page.locator("main form").first.get_by_label("What do I notice?").fill("I skip dinner")
    page.locator("main form").first.get_by_role("button", name="Save").click()
    waits(page, "A warning sign: other words")
    rows(Sign).all().delete()
    page.context.set_offline(False)
    item = queued(page).first
    expect(item.locator("[data-reason]")).to_contain_text("could not find what this belongs to")
    item.get_by_role("button", name="Show my words").click()
    expect(item.locator("[data-own-words]")).to_have_text("I skip dinner")


@SIZES
def test_erasing_for_good_needs_the_network(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    made = write_page(
        cast.ana.actor, participant_id=ana(cast), sort="free", title="Steps", text="old"
    )
    page = settled(open_as(cast.ana, viewport=view), f"/think/private/{made}/delete/")
    page.context.set_offline(True)
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("This needs the network. Nothing was changed.")).to_be_visible()
    expect(queued(page)).to_have_count(0)
    easy(page)
    page.context.set_offline(False)
    assert rows(PrivatePage).exists()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("Deleted. Nobody can bring it back.")).to_be_visible()
    assert not rows(PrivatePage).exists()


def test_a_routine_is_ticked_and_a_step_put_aside_where_there_is_no_page(
    cast: Cast, open_as: OpenAs
) -> None:
    me = {"participant_id": ana(cast)}
    agree_step(cast.ana.actor, **me, text="Find a flat", sure=8)
    start_sheet(cast.ana.actor, **me, kind="routine", said=Said("Lights out at eleven"))
    page = settled(open_as(cast.ana))
    page.get_by_role("button", name="Yes, keep them").click()
    expect(page.get_by_text("are kept on this phone")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.goto("/offline/")
    page.get_by_role("button", name="Tick today").click()
    waits(page, "A routine")
    page.get_by_role("button", name="Put aside").click()
    waits(page, "Step of the week")
    easy(page)
    sent(page)
    assert rows(Tick).get().on == clock.today(cast.site.zone)
    assert rows(Step).get().state == "aside"


@SIZES
def test_somebody_who_works_here_gets_help_and_no_forms(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    page = settled(open_as(cast.ana, viewport=view))
    # The phone changes hands: somebody who works here signs in on it.
    cookies = open_as(cast.ben).context.cookies()
    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    page.goto("/today/")
    version = cast.ben.client.get("/sw.js").text.split('"version": "')[1][:12]
    only = "async () => (await caches.keys()).filter((one) => one.startsWith('pages-')).join()"
    until(page, f"async () => (await ({only})()) === 'pages-{version}'")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    for path in ("/my-people/", "/coping/", "/offline/"):
        page.goto(path)
        expect(page.get_by_role("heading", name="Help", exact=True)).to_be_visible()
        expect(page.locator("main form")).to_have_count(0)
        expect(page.get_by_role("link", name="Call 988").first).to_be_visible()
    easy(page)


def test_a_step_is_made_smaller_swapped_and_put_aside(cast: Cast, open_as: OpenAs) -> None:
    me = {"participant_id": ana(cast)}
    steps = [agree_step(cast.ana.actor, **me, text=text, sure=8) for text in ("One", "Two")]
    page = settled(open_as(cast.ana), f"/plan/steps/{steps[0]}/smaller/")
    page.context.set_offline(True)
    page.get_by_label("The smaller step").fill("Half of one")
    page.locator("input[name=sure][value='6']").check(force=True)
    page.get_by_role("button", name="Save the smaller step").click()
    waits(page, "Step of the week: made smaller")
    sent(page)
    page = settled(page, f"/plan/steps/{steps[1]}/swap/")
    page.context.set_offline(True)
    page.get_by_label("The other step").fill("Another one")
    page.locator("input[name=sure][value='9']").check(force=True)
    page.get_by_role("button", name="Swap the step").click()
    waits(page, "Step of the week: swapped")
    sent(page)
    states = {(step.state, step.week_of) for step in rows(Step)}
    week = max(on for _state, on in states)
    assert week <= clock.today(cast.site.zone)
    assert sorted(step.state for step in rows(Step)) == ["open", "open", "smaller", "swapped"]
