"""Strengths, milestones, evidence of growth, then and now: on the phone and at the coach's desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from handrail.ground.kernel import clock
from handrail.ground.people.models import Participant
from handrail.practice.growth.models import Evidence, Milestone
from handrail.practice.growth.queries.evidence import evidence
from handrail.practice.growth.queries.milestones import milestones
from handrail.practice.plans.commands import record_win
from tests.cast import Cast
from tests.growth.people import ana, day, milestone, sentence
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, online_again, until

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])


@pytest.mark.covers("003-27")
@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
@SIZES
def test_strengths_are_picked_put_in_own_words_and_stand_first(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/my/strengths/", viewport=view, js=js)
    page.get_by_role("link", name="Pick from cards").click()
    page.get_by_role("button", name="That is me I waited it out").click()
    expect(page.get_by_text("It is on the list.")).to_be_visible()
    page.locator("article", has_text="I asked for help").locator("summary").click()
    page.locator("#h_asked-text").fill("I text my sister early")
    page.locator("article", has_text="I asked for help").get_by_role(
        "button", name="Write it down"
    ).click()
    expect(page.get_by_text("4 strengths are on the list.")).to_be_visible()
    if js:
        easy(page)
    page.get_by_role("link", name="Next: What others say about me").click()
    expect(page.get_by_role("heading", name="What others say about me")).to_be_visible()
    page.get_by_role("link", name="See the list").click()
    expect(page.get_by_text("a card, picked by me")).to_be_visible()
    page.get_by_role("button", name="Take away I waited it out").click()
    page.locator("summary", has_text="Taken away lately").click()
    page.get_by_role("button", name="Put it back I waited it out").click()
    expect(page.get_by_text("It is back.")).to_be_visible()
    if js:
        easy(page)
    coach = open_as(cast.ben, f"/people/{ana(cast)}/", viewport=LAPTOP, js=js)
    expect(coach.locator("section[aria-label=Strengths]")).to_contain_text("I text my sister")


@pytest.mark.covers("003-15", "003-30")
@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
@SIZES
def test_a_milestone_is_chosen_reached_celebrated_and_gets_a_word(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    page = open_as(cast.ana, "/plan/", viewport=view, js=js)
    page.get_by_text("The rest of my plan").click()
    page.get_by_role("link", name="My milestones and more").click()
    page.get_by_role("link", name="Choose a milestone").click()
    page.get_by_label("What will it be?").fill("Thirty nights at home")
    page.get_by_label("Is there a day for it?").fill(str(day(cast, 1)))
    page.get_by_label("How will you celebrate?").select_option("A letter to me")
    page.locator("label", has_text="My coach too").click()
    page.get_by_role("button", name="Save the milestone").click()
    expect(page.get_by_role("heading", name="Thirty nights at home")).to_be_visible()
    page.goto("/today/")
    expect(page.get_by_text("It is near. You can think of how to celebrate.")).to_be_visible()
    page.goto("/growth/milestones/")
    page.get_by_role("button", name="Reached today Thirty nights at home").click()
    expect(page.get_by_text("Now comes the good part: A letter to me")).to_be_visible()
    page.get_by_role("button", name="We celebrated Thirty nights at home").click()
    expect(page.get_by_text("Good. You celebrated.")).to_be_visible()
    page.locator("summary", has_text="It was another day").click()
    page.get_by_label("On which day?").fill(str(day(cast, -4)))
    page.get_by_role("button", name="Keep this day").click()
    expect(page.get_by_text("You reached it. It stays, whatever comes.")).to_be_visible()
    if js:
        easy(page)
    coach = open_as(cast.ben, f"/growth/of/{ana(cast)}/", viewport=LAPTOP, js=js)
    coach.locator("summary", has_text="Give a word back").click()
    coach.get_by_label("A word back").fill("Thirty! I am glad with you.")
    coach.get_by_role("button", name="Send").click()
    expect(coach.get_by_text("Your word is beside it.")).to_be_visible()
    if js:
        easy(coach)
    page.reload()
    expect(page.get_by_text("Ben: Thirty! I am glad with you.")).to_be_visible()
    assert milestones(cast.ana.actor, ana(cast)).reached[0].reached_on == day(cast, -4)


@pytest.mark.covers("003-15")
@SIZES
def test_a_win_is_kept_ordered_printed_put_away_and_back(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    record_win(cast.ana.actor, participant_id=ana(cast), text="I cooked for ten")
    sentence(cast, "I open my letters")
    page = open_as(cast.ana, "/plan/wins/", viewport=view)
    page.get_by_role("button", name="Keep this: it shows that I grow").click()
    expect(page.get_by_text("It is on your list.")).to_be_visible()
    easy(page)
    page.goto("/growth/evidence/")
    page.get_by_role("button", name="Up I cooked for ten").click()
    expect(page.locator("#proof li").first).to_contain_text("From a win")
    easy(page)
    page.emulate_media(media="print")
    expect(page.get_by_text("I cooked for ten").first).to_be_visible()
    expect(page.get_by_role("button", name="Put it on my list")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Put away I open my letters").click()
    page.locator("summary", has_text="Put away").click()
    page.get_by_role("button", name="Bring back I open my letters").click()
    expect(page.get_by_text("It is back.")).to_be_visible()
    page.get_by_role("button", name="Let my coach read it I cooked for ten").click()
    coach = open_as(cast.ben, f"/growth/of/{ana(cast)}/", viewport=LAPTOP)
    expect(coach.get_by_text("I cooked for ten")).to_be_visible()
    expect(coach.get_by_text("I open my letters")).to_have_count(0)


@pytest.mark.covers("003-15")
@SIZES
def test_then_and_now_and_what_the_person_sees(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    milestone(cast, "a first month", reached_on=day(cast, -20), shared=True)
    rows = Participant.objects.for_system("a test: somebody who came two months ago")
    rows.filter(pk=ana(cast)).update(started_on=day(cast, -60))
    page = open_as(cast.ana, "/growth/", viewport=view)
    page.get_by_text("More of how I grow").click()
    page.get_by_role("link", name="Look", exact=True).click()
    page.get_by_role("link", name="A month ago").click()
    expect(page.get_by_role("row", name="Milestones")).to_contain_text("1")
    easy(page)
    page.get_by_label("What shows you that you grow?").fill("There is more that is mine now.")
    page.get_by_role("button", name="Keep it on my list").click()
    expect(page.get_by_text("There is more that is mine now.").first).to_be_visible()
    expect(page.get_by_text("From then and now")).to_be_visible()
    coach = open_as(cast.ben, f"/people/{ana(cast)}/then-and-now/", viewport=LAPTOP)
    expect(coach.get_by_text("a first month")).to_be_visible()
    easy(coach)


def test_without_network_both_are_written_and_arrive_once(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/growth/evidence/")
    until(page, "navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.get_by_label("What shows you that you grow?").fill("I call back the same day")
    page.get_by_role("button", name="Put it on my list").click()
    expect(page.get_by_text("Saved on this phone. It is sent when")).to_be_visible()
    online_again(page, "/growth/milestones/")
    until(page, "fetch('/growth/evidence/').then((r) => r.text())"
                ".then((t) => t.includes('I call back the same day'))")  # fmt: skip
    page.context.set_offline(True)
    page.get_by_label("What will it be?").fill("My own key")
    page.get_by_role("button", name="Save the milestone").click()
    expect(page.get_by_text("Saved on this phone. It is sent when")).to_be_visible()
    online_again(page, "/growth/")
    until(page, "fetch('/growth/').then((r) => r.text()).then((t) => t.includes('My own key'))")
    assert len(evidence(cast.ana.actor, ana(cast)).there) == 1
    assert Milestone.objects.for_system("a test").count() == 1
    assert Evidence.objects.for_system("a test").get().made_at > clock.now() - timedelta(hours=1)


def test_the_first_sentences_fit_on_one_sheet(cast: Cast, open_as: OpenAs) -> None:
    for number in range(26):
        sentence(cast, f"{number}: I asked for help before it got hard, and that is new for me.")
    page = open_as(cast.ana, "/growth/evidence/")
    sheet = page.pdf(format="Letter")
    assert sheet.count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    expect(page.locator("#proof li").nth(23)).to_be_visible()
    expect(page.locator("#proof li").nth(24)).to_be_hidden()
