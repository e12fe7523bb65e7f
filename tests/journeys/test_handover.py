"""From one coach to another: the office, the coach who goes, the participant, the one who comes."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from handrail.ground.kernel import clock
from handrail.practice.contacts import commands
from handrail.practice.handover.models import Handover, Wish
from tests.cast import Cast
from tests.handover.people import ana, plan, view, write
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, comes, online_again, unfold, until

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view_port", [PHONE, LAPTOP], ids=["phone", "laptop"])


def rows(model: Any) -> int:
    return int(model.objects.for_system("counting what a test stored").count())


def _planned(office: Page) -> None:
    office.get_by_role("link", name="Plan a change of coach, with a goodbye").click()
    office.get_by_label("Who comes next?").select_option(label="Dee")
    office.get_by_role("button", name="Plan it").click()
    expect(office.get_by_role("heading", name="From Ben to Dee")).to_be_visible()
    expect(office.get_by_text("has not said yet what is handed on")).to_be_visible()


@pytest.mark.covers("003-23", "idea-17")
@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
@SIZES
def test_a_whole_handover(cast: Cast, open_as: OpenAs, view_port: dict[str, int], js: bool) -> None:
    office = open_as(cast.mona, f"/programme/people/{ana(cast)}/", viewport=LAPTOP, js=js)
    _planned(office)
    if js:
        easy(office)
    coach = open_as(cast.ben, "/coach/", viewport=LAPTOP, js=js)
    expect(coach.get_by_text("write what Dee should know")).to_be_visible()
    coach.goto(f"/handover/of/{ana(cast)}/")
    expect(coach.get_by_text("What not to do")).to_be_visible()
    coach.get_by_label("What the new coach should know").fill("Fridays are long for her")
    coach.get_by_role("button", name="Save", exact=True).click()
    expect(coach.get_by_text("The person is asked to read it")).to_be_visible()
    page = open_as(cast.ana, "/today/", viewport=view_port, js=js)
    expect(page.get_by_text("You say what Dee reads.")).to_be_visible()
    page.get_by_role("link", name="Read it, and say").click()
    expect(page.get_by_text("Fridays are long for her")).to_be_visible()
    page.get_by_label("What should be different?").fill("Not the part on Fridays")
    page.get_by_role("button", name="Ask for it").click()
    expect(page.get_by_text("Your coach can read it now").first).to_be_visible()
    page.get_by_label("My own words for the new coach").fill("No calls before ten")
    page.get_by_role("button", name="Save my words").click()
    expect(page.get_by_role("button", name="Only my own words")).to_be_visible()
    if js:
        easy(page)
    coach.reload()
    expect(coach.get_by_text("Not the part on Fridays")).to_be_visible()
    expect(coach.get_by_text("No calls before ten")).to_be_visible()
    coach.get_by_label("What the new coach should know").fill("Walks help her")
    coach.get_by_role("button", name="Save", exact=True).click()
    expect(coach.get_by_text("Not the part on Fridays")).to_have_count(0)
    coach.get_by_label("My words to say goodbye").fill("Thank you for the walks")
    coach.get_by_role("button", name="Save my goodbye").click()
    expect(coach.get_by_text("Saved.", exact=True)).to_be_visible()
    if js:
        easy(coach)
    # What she read before is not what stands there now, so her yes to it is asked once more.
    page.get_by_role("button", name="Yes to all of it").click()
    expect(page.get_by_text("wrote something else while you read")).to_be_visible()
    expect(page.get_by_text("Walks help her")).to_be_visible()
    expect(page.get_by_text("Thank you for the walks")).to_be_visible()
    page.get_by_role("button", name="Yes to all of it").click()
    expect(page.get_by_text("You said yes to all of it")).to_be_visible()
    page.get_by_role("button", name="We have met").click()
    expect(page.get_by_text("You have met.").first).to_be_visible()
    page.get_by_label("My words to say goodbye").fill("All the best")
    page.get_by_role("button", name="Save my goodbye").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    coach.reload()
    expect(coach.get_by_text("All the best")).to_be_visible()
    coach.get_by_role("button", name="Hand over now").click()
    expect(coach.get_by_text("The new coach begins now.")).to_be_visible()
    new = open_as(cast.dee_coach, "/coach/", viewport=view_port, js=js)
    new.get_by_role("listitem").filter(has_text="read what they let you read from Ben").get_by_role(
        "link"
    ).click()
    expect(new.get_by_text("Walks help her")).to_be_visible()
    expect(new.get_by_text("No calls before ten")).to_be_visible()
    expect(new.get_by_text("with Ben, until")).to_be_visible()
    for kept_back in ("Fridays", "All the best", "Thank you"):
        expect(new.get_by_text(kept_back)).to_have_count(0)
    if js:
        easy(new)
    page.goto("/handover/")
    page.locator("summary", has_text="From Ben to Dee").click()
    expect(page.get_by_text("Thank you for the walks")).to_be_visible()
    office.reload()
    expect(office.get_by_text("Handed over")).to_be_visible()


@pytest.mark.covers("rule-7")
def test_words_a_yes_and_a_goodbye_without_a_network(cast: Cast, open_as: OpenAs) -> None:
    one = plan(cast)
    write(cast, cast.ben, one, "Walks help her")
    page = open_as(cast.ana, "/handover/")
    until(page, "Boolean(navigator.serviceWorker.controller)")
    page.context.set_offline(True)
    page.get_by_label("My own words for the new coach").fill("No calls before ten")
    page.get_by_role("button", name="Save my words").click()
    expect(page.locator("[data-queue]")).to_be_visible()
    page.get_by_role("button", name="Yes to all of it").click()
    page.get_by_label("What should be different?").fill("Shorter")
    page.get_by_role("button", name="Ask for it").click()
    page.get_by_label("My words to say goodbye").fill("All the best")
    page.get_by_role("button", name="Save my goodbye").click()
    page.wait_for_timeout(500)
    assert rows(Wish) == 0
    online_again(page, "/today/")
    comes(page, lambda: bool(view(cast).said("goodbye", "participant")))
    until(page, "!document.querySelector('[data-queue]:not([hidden])')")
    found = view(cast)
    assert found.said("summary", "participant").text == "No calls before ten"
    assert found.said("goodbye", "participant").text == "All the best"
    assert found.stands.answered
    assert rows(Wish) == 1


def test_she_does_not_want_it(cast: Cast, open_as: OpenAs) -> None:
    plan(cast)
    page = open_as(cast.ana, "/my/people/")
    page.get_by_role("link", name="Read it, and say").click()
    page.locator("summary", has_text="I do not want this change").click()
    page.get_by_role("button", name="Stop the change").click()
    expect(page.get_by_text("The coach stays")).to_be_visible()
    assert Handover.objects.for_system("a test looks").get().state == "stopped"


@pytest.mark.covers("003-23", "idea-17")
@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
@SIZES
def test_the_talk_of_all_three_is_one_of_the_times(
    cast: Cast, open_as: OpenAs, view_port: dict[str, int], js: bool
) -> None:
    plan(cast)
    day = clock.today(cast.site.zone) + timedelta(days=3)
    commands.set_appointment(
        cast.ben.actor, participant_id=cast.rev.participant_id, on=day, at=time(16)
    )
    page = open_as(cast.ana, "/handover/", viewport=view_port, js=js)
    page.get_by_label("On which day do we all meet?").fill(day.isoformat())
    page.get_by_label("At what time?").fill("16:10")
    page.get_by_role("button", name="Save the day").click()
    expect(page.get_by_text("Ben is busy then.").first).to_be_visible()
    expect(page.get_by_text("Rev")).to_have_count(0)
    if js:
        easy(page)
    page.get_by_label("At what time?").fill("15:00")
    page.get_by_role("button", name="Save the day").click()
    expect(page.get_by_text("holds once the other one says yes")).to_be_visible()
    page.goto("/today/")
    unfold(page)
    expect(page.get_by_text("All three together with Ben")).to_be_visible()
    expect(page.get_by_text("Nothing is planned")).to_have_count(0)
    if js:
        easy(page)
    coach = open_as(cast.ben, f"/handover/of/{ana(cast)}/", viewport=LAPTOP, js=js)
    coach.get_by_role("link", name="It stands among your times").click()
    coach.get_by_role("button", name="Yes, that works").click()
    expect(coach.get_by_text("The time is set.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="All three together with Ben")).to_be_visible()
    unfold(page)
    page.get_by_role("link", name="Move it").click()
    page.get_by_label("What time?").fill("11:00")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_text("The new time is on its way to your coach.")).to_be_visible()
    new = open_as(cast.dee_coach, "/coach/", viewport=view_port, js=js)
    expect(new.get_by_text("11:00")).to_be_visible()
    assert view(cast).stands.meet_at == time(11)
