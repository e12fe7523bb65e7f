"""Who coaches, and how one begins: each paragraph for the people in it, on a phone and a laptop."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import expect

from handrail.ground.kernel import clock
from handrail.ground.people.commands.coaches import assign_coach
from handrail.practice.beginning.models import TwoWeeks
from handrail.practice.contacts.commands import set_appointment
from handrail.practice.contacts.models import Appointment
from handrail.practice.matching.commands.likes import say_likes
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, unfold

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view_port", [PHONE, LAPTOP], ids=["phone", "laptop"])
JS = pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


@pytest.mark.covers("001-6", "004-7")
@JS
@SIZES
def test_a_coach_shares_and_takes_back(
    cast: Cast, open_as: OpenAs, view_port: dict[str, int], js: bool
) -> None:
    coach = open_as(cast.ben, "/coaches/mine/", viewport=view_port, js=js)
    part = coach.get_by_role("region", name="About me")
    part.get_by_label("Your words").fill("I grew up by the river. I did it, so can you.")
    part.get_by_label("The people I coach").check()
    if js:
        expect(part.get_by_text("It makes your way the measure.")).to_be_visible()
    part.get_by_role("button", name="Save", exact=True).click()
    expect(coach.get_by_text("The people you chose read it now.")).to_be_visible()
    if js:
        easy(coach)
    coach.get_by_role("link", name="As a participant sees it").click()
    expect(coach.get_by_text("I grew up by the river")).to_be_visible()
    page = open_as(cast.ana, "/my/people/", viewport=view_port, js=js)
    page.get_by_role("link", name="Who coaches me").click()
    expect(page.get_by_text("I grew up by the river")).to_be_visible()
    if js:
        easy(page)
    coach.goto("/coaches/mine/")
    part = coach.get_by_role("region", name="About me")
    part.get_by_role("button", name="Take it back").click()
    expect(coach.get_by_text("From now on nobody but you reads it.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("I grew up by the river")).to_have_count(0)


@pytest.mark.covers("004-7", "003-5")
@SIZES
def test_a_story_is_offered_and_may_be_not_for_me(
    cast: Cast, open_as: OpenAs, view_port: dict[str, int]
) -> None:
    coach = open_as(cast.ben, "/coaches/mine/stories/", viewport=view_port)
    coach.get_by_label("Name of the story").fill("The bus stop")
    coach.get_by_label("The story", exact=True).fill("I sat there a while.")
    coach.get_by_label("So that you know you are not alone with it").check()
    coach.get_by_role("button", name="Save the story").click()
    expect(coach.get_by_text("Nobody reads it until you offer it")).to_be_visible()
    easy(coach)
    coach.goto(f"/coaches/stories/of/{ana(cast)}/")
    coach.get_by_role("button", name="Offer it").click()
    expect(coach.get_by_text("Offered. They read it when they like")).to_be_visible()
    page = open_as(cast.ana, "/coaches/", viewport=view_port)
    expect(page.get_by_text("I sat there a while.")).to_be_visible()
    easy(page)
    page.get_by_role("button", name="Not for me").click()
    expect(page.get_by_text("You need no reason.")).to_be_visible()
    page.get_by_text("Stories that were not for me").click()
    page.get_by_role("button", name="Show it again").click()
    expect(page.get_by_text("It is here again.")).to_be_visible()


@pytest.mark.covers("003-22")
@JS
@SIZES
def test_two_weeks_to_try_then_not_now_and_back(
    cast: Cast, open_as: OpenAs, view_port: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/beginning/", viewport=view_port, js=js)
    expect(page.get_by_text("You need no goals, and you promise nothing.")).to_be_visible()
    page.get_by_role("button", name="Try it for two weeks").click()
    expect(page.get_by_text("You need no goals for it.").first).to_be_visible()
    first = clock.today(cast.site.zone) - timedelta(days=14)
    rows = TwoWeeks.objects.for_system("a test turns the days back")
    rows.update(starts_on=first, ends_on=first + timedelta(days=14))
    coach = open_as(cast.ben, "/coach/", viewport=view_port, js=js)
    coach.get_by_role("listitem").filter(has_text="say how it is for you").get_by_role(
        "link"
    ).click()
    coach.get_by_role("button", name="I like working with you").click()
    expect(coach.get_by_text("They read it beside their three answers.").first).to_be_visible()
    page.goto("/today/")
    unfold(page)
    expect(page.get_by_text("I like working with you")).to_be_visible()
    if js:
        easy(page)
        easy(coach)
    page.get_by_role("button", name="Not now").click()
    expect(page.get_by_text("coming back is one tap").first).to_be_visible()
    coach.reload()
    expect(coach.get_by_role("heading", name="Not now")).to_be_visible()
    page.goto("/today/")
    unfold(page)
    page.get_by_role("button", name="Come back").click()
    expect(page.get_by_text("Everything is still here.")).to_be_visible()


@pytest.mark.covers("rule-4")
@SIZES
def test_a_question_on_where_the_line_is(
    cast: Cast, open_as: OpenAs, view_port: dict[str, int]
) -> None:
    coach = open_as(cast.ben, "/boundaries/", viewport=view_port)
    coach.get_by_label("A gift", exact=True).check()
    coach.get_by_label("What happened, or what you ask").fill("I was given a ring")
    coach.get_by_role("button", name="Send in confidence").click()
    expect(
        coach.get_by_text("You and the supervisors here read it, and nobody else")
    ).to_be_visible()
    easy(coach)
    boss = open_as(cast.carol, "/supervision/", viewport=view_port)
    boss.get_by_role("link", name="Questions on where the line is").click()
    boss.get_by_role("link", name="A gift").click()
    boss.get_by_label("What we decided").fill("Give it back kindly")
    boss.get_by_role("button", name="Save", exact=True).click()
    expect(boss.get_by_text("The coach who asked reads it now.")).to_be_visible()
    easy(boss)
    coach.reload()
    expect(coach.get_by_text("new answer")).to_be_visible()
    coach.get_by_role("link", name="A gift").click()
    expect(coach.get_by_text("Give it back kindly")).to_be_visible()


@pytest.mark.covers("rule-4")
@SIZES
def test_finding_a_coach_with_her_wishes(
    cast: Cast, open_as: OpenAs, view_port: dict[str, int]
) -> None:
    page = open_as(cast.ana, "/matching/", viewport=view_port)
    page.get_by_label("Language", exact=True).fill("Slow English")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The office reads it, and no coach.").first).to_be_visible()
    easy(page)
    office = open_as(cast.mona, f"/programme/people/{ana(cast)}/matching/", viewport=view_port)
    expect(office.get_by_text("Slow English")).to_be_visible()
    office.get_by_role("button", name="Ask Dee whether they know each other").click()
    expect(office.get_by_text("Waits for the coach’s answer")).to_be_visible()
    easy(office)
    dee = open_as(cast.dee_coach, "/coach/", viewport=view_port)
    dee.get_by_role("listitem").filter(has_text="whether you two know").get_by_role("link").click()
    easy(dee)
    dee.get_by_role("button", name="No, we do not know each other").click()
    expect(dee.get_by_text("Nothing stands in the way.")).to_be_visible()
    office.reload()
    office.get_by_role("button", name="Dee begins").click()
    expect(office.get_by_text("This coach begins now.")).to_be_visible()


@pytest.mark.covers("rule-4")
@JS
@SIZES
def test_the_office_thinks_twice_and_takes_an_asking_back(
    cast: Cast, open_as: OpenAs, view_port: dict[str, int], js: bool
) -> None:
    say_likes(cast.ana.actor, participant_id=ana(cast), said={"not_person": "Not Dee"})
    office = open_as(
        cast.mona, f"/programme/people/{ana(cast)}/matching/", viewport=view_port, js=js
    )
    expect(office.get_by_text("it may be this coach. Ask them first.")).to_be_visible()
    office.get_by_role("button", name="Ask Dee whether they know each other").click()
    expect(office.get_by_text("tick that they are fine with it")).to_be_visible()
    office.get_by_label("I asked them, and Dee is fine").check()
    office.get_by_role("button", name="Ask Dee whether they know each other").click()
    expect(office.get_by_text("Waits for the coach’s answer")).to_be_visible()
    if js:
        easy(office)
    dee = open_as(cast.dee_coach, "/coach/", viewport=view_port, js=js)
    expect(dee.get_by_role("link", name="Ana M.")).to_be_visible()
    office.goto("/programme/")
    expect(office.get_by_text("1 coach has still to say whether they know")).to_be_visible()
    if js:
        easy(office)
    office.get_by_role("link", name="Ana M.").click()
    office.get_by_role("button", name="Take this asking back").click()
    expect(office.get_by_text("The coach does not see the name any more.")).to_be_visible()
    dee.reload()
    expect(dee.get_by_role("link", name="Ana M.")).to_have_count(0)
    office.get_by_label("I asked them, and Dee is fine").check()
    office.get_by_role("button", name="Ask Dee again").click()
    expect(office.get_by_text("Waits for the coach’s answer")).to_be_visible()
    dee.reload()
    dee.get_by_role("link", name="Ana M.").click()
    dee.get_by_role("button", name="No, we do not know each other").click()
    expect(dee.get_by_role("heading", name="Somebody whom you were asked about")).to_be_visible()
    if js:
        easy(dee)


@pytest.mark.covers("rule-4")
@JS
@SIZES
def test_a_coach_says_first_whether_they_know_each_other_and_keeps_a_plan(
    cast: Cast, open_as: OpenAs, view_port: dict[str, int], js: bool
) -> None:
    assert cast.dee_coach.staff
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=cast.dee_coach.staff.pk)
    day = clock.today(cast.site.zone) + timedelta(days=2)
    row = set_appointment(
        cast.dee_coach.actor, participant_id=ana(cast), on=day, at=time(10), agreed=True
    ).appointment_id
    rows = Appointment.objects.for_system("a test turns the days back")
    rows.filter(pk=row).update(starts_at=clock.now() - timedelta(hours=3))
    dee = open_as(cast.dee_coach, f"/contacts/of/{ana(cast)}/", viewport=view_port, js=js)
    dee.get_by_role("button", name="Yes", exact=True).click()
    expect(dee.get_by_text("Before the first contact: say whether")).to_be_visible()
    dee.get_by_label("We worked together, or do").check()
    dee.get_by_role("button", name="Save what I ticked").click()
    earlier = dee.locator("summary", has_text="Earlier words")
    for words, saved in (
        ("I go to another group", dee.get_by_text("Your supervisor is asked to agree.")),
        ("We do not talk of work", earlier),
    ):
        dee.get_by_label("Our plan").fill(words)
        dee.get_by_role("button", name="Ask my supervisor to agree").click()
        expect(saved).to_be_visible()
        expect(dee.get_by_label("Our plan")).to_have_value(words)
    earlier.click()
    dee.get_by_role("button", name="Use these words again").click()
    expect(dee.get_by_label("Our plan")).to_have_value("I go to another group")
    if js:
        easy(dee)
    boss = open_as(cast.carol, "/matching/plans/", viewport=view_port, js=js)
    boss.get_by_role("button", name="I agree to this plan").click()
    expect(boss.get_by_text("Agreed. The participant reads")).to_be_visible()
    dee.reload()
    dee.get_by_role("link", name="Contacts and appointments").click()
    dee.get_by_role("button", name="Yes", exact=True).click()
    dee.get_by_role("link", name="Later", exact=True).click()
    expect(dee.get_by_role("heading", name="Call", exact=True)).to_be_visible()
