"""Wins, meetings and a thank you wait on the phone like check-ins, and leave it once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from handrail.ground.kernel import clock
from handrail.practice.community.models import Attendance
from handrail.practice.community.queries import attendances
from handrail.practice.encouragement.commands import write_word
from handrail.practice.encouragement.models import KindWord
from handrail.practice.plans.commands import agree_step
from handrail.practice.plans.models import Win
from handrail.practice.plans.queries import this_week, wins
from tests.community.feeds import feed, imported, row
from tests.journeys.conftest import asked, cookies_of, online_again, unfold
from tests.journeys.test_phone_offline import LOOK, WAITING, settled

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

SECRET = "the quiet bench by the river"


def count(model) -> int:
    return model.objects.for_system("looking at what a test stored").count()


def waits(page: Page, kind: str, words: str = WAITING) -> None:
    """The queue shows one entry of this kind; nothing of its words can be found on the phone."""
    queue = page.locator("[data-queue]")
    expect(queue.locator("[data-count]")).to_have_text(words)
    expect(queue.locator("li [data-what]").last).to_have_text(re.compile(rf"^{kind}, .*\d"))
    assert not any(SECRET in text for text in asked(page, LOOK))


def back_online(page: Page) -> None:
    page.context.set_offline(False)
    expect(page.locator("[data-queue]")).to_be_hidden()


@pytest.mark.covers("000-20")
def test_a_win_on_its_own_page(cast, open_as):
    page = settled(open_as(cast.ana), "/plan/wins/new/")
    page.context.set_offline(True)
    page.get_by_label("What went well?").fill(SECRET)
    page.get_by_role("radio", name="My coach too").check(force=True)
    page.get_by_role("button", name="Save the win").click()
    waits(page, "Win")
    expect(page.get_by_label("What went well?")).to_have_value("")
    back_online(page)
    (win,) = wins(cast.ben.actor, cast.ana.participant_id)
    assert (win.text, win.shared, win.on) == (SECRET, True, clock.today(cast.site.zone))


def test_a_win_with_a_network_says_its_sentence_on_the_list(cast, open_as):
    page = settled(open_as(cast.ana), "/plan/wins/new/")
    page.get_by_label("What went well?").fill("Slept all night")
    page.get_by_role("button", name="Save the win").click()
    page.wait_for_url("**/plan/wins/")
    expect(page.locator("#status")).to_contain_text("Well worth writing down.")
    expect(page.get_by_text("Slept all night")).to_be_visible()
    assert count(Win) == 1


def test_what_cannot_be_kept_says_so_and_keeps_the_words(cast, open_as):
    page = settled(open_as(cast.ana), "/plan/wins/new/")
    page.get_by_label("What went well?").fill("y" * 1001)
    page.get_by_role("button", name="Save the win").click()
    expect(page.locator("#not-yet")).to_be_focused()
    expect(page.locator("#id_text_error")).to_contain_text("1001 characters")
    expect(page.get_by_label("What went well?")).to_have_value("y" * 1001)
    expect(page.locator("[data-queue]")).to_be_hidden()
    assert count(Win) == 0


@pytest.mark.covers("000-20", "003-10")
def test_a_meeting_of_the_list_on_its_own_page(cast, open_as):
    imported(cast.org, feed(row("elm", name="Elm Street Group", day=1)))
    page = settled(open_as(cast.ana))
    from handrail.practice.community.models import Meeting

    settled(page, f"/meetings/attend/{Meeting.objects.get().pk}/")
    page.context.set_offline(True)
    page.get_by_role("radio", name="I am there now").check(force=True)
    page.get_by_text("Say more", exact=True).click()
    page.get_by_label("What I heard").fill(SECRET)
    page.get_by_role("button", name="Save").click()
    waits(page, "Meeting")
    back_online(page)
    (entry,) = attendances(cast.ana.actor, cast.ana.participant_id)
    assert (entry.name, entry.heard, entry.when) == ("Elm Street Group", SECRET, "during")


def test_one_that_waits_can_be_deleted_before_it_is_sent(cast, open_as):
    page = settled(open_as(cast.ana), "/meetings/attend/")
    page.context.set_offline(True)
    for name in ("Tuesday group", SECRET):
        page.get_by_label("Which meeting was it?").fill(name)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_label("Which meeting was it?")).to_have_value("")
    waits(page, "Meeting", "2 saved on this phone, waiting to send")
    page.get_by_role("button", name=re.compile("Delete: Meeting")).last.click()
    waits(page, "Meeting")
    back_online(page)
    names = [entry.name for entry in attendances(cast.ana.actor, cast.ana.participant_id)]
    assert names == ["Tuesday group"]


def test_the_page_without_a_network_offers_all_four(cast, open_as):
    mine = cast.ana.participant_id
    agree_step(cast.ana.actor, participant_id=mine, text="Call the housing office")
    imported(cast.org, feed(row("elm", name="Elm Street Group", day=1)))
    from handrail.practice.community.models import Meeting

    page = settled(open_as(cast.ana))
    page.get_by_role("button", name="Yes, keep them").click()
    expect(page.get_by_text("are kept on this phone")).to_be_visible()
    meeting = Meeting.objects.get().pk
    settled(page, f"/meetings/attend/{meeting}/")
    page.wait_for_timeout(200)
    page.context.set_offline(True)

    page.goto("/today/")
    expect(page.get_by_role("heading", name="How are you right now?")).to_be_visible()
    page.get_by_role("button", name="Partly").click()
    waits(page, "Step of the week")

    page.goto("/plan/wins/new/")
    page.get_by_label("What went well?").fill(SECRET)
    page.get_by_role("button", name="Save the win").click()
    waits(page, "Win", "2 saved on this phone, waiting to send")

    page.goto(f"/meetings/attend/{meeting}/")
    expect(page.get_by_label("A meeting you opened last")).to_have_value(str(meeting))
    page.locator("#attend").get_by_role("button", name="Save").click()
    waits(page, "Meeting", "3 saved on this phone, waiting to send")
    page.get_by_label("A meeting you opened last").select_option("")
    page.locator("#attend").get_by_role("button", name="Save").click()
    expect(page.locator("#status")).to_contain_text("Write which meeting it was")
    page.get_by_label("Which meeting was it?").fill("Coffee with Jo")
    page.locator("#attend").get_by_role("button", name="Save").click()
    waits(page, "Meeting", "4 saved on this phone, waiting to send")

    online_again(page, "/today/")
    settled(page)
    expect(page.locator("[data-queue]")).to_be_hidden()
    (step,) = this_week(cast.ana.actor, mine, clock.today(cast.site.zone))
    assert step.state == "partly"
    assert [win.text for win in wins(cast.ana.actor, mine)] == [SECRET]
    names = {entry.name for entry in attendances(cast.ana.actor, mine)}
    assert names == {"Elm Street Group", "Coffee with Jo"}


def test_a_shared_phone_keeps_no_list_of_meetings(cast, open_as):
    imported(cast.org, feed(row("elm", name="Elm Street Group", day=1)))
    page = settled(open_as(cast.ana, private_phone=False), "/meetings/")
    page.wait_for_timeout(200)
    assert not any("Elm Street" in text for text in asked(page, LOOK))
    page.context.set_offline(True)
    page.goto("/meetings/attend/")
    expect(page.get_by_label("A meeting you opened last")).to_be_hidden()
    page.get_by_label("Which meeting was it?").fill(SECRET)
    page.locator("#attend").get_by_role("button", name="Save").click()
    waits(page, "Meeting")


def test_a_thank_you_waits_as_well(cast, open_as):
    write_word(cast.ben.actor, participant_id=cast.ana.participant_id, text="Glad you are here")
    page = settled(open_as(cast.ana))
    page.context.set_offline(True)
    unfold(page)
    page.get_by_role("button", name="Say thank you").click()
    waits(page, "Thank you")
    back_online(page)
    assert KindWord.objects.for_system("a test").get().thanked_at


def test_sign_out_sends_first_what_waits(cast, open_as):
    page = settled(open_as(cast.ana), "/plan/wins/new/")
    page.context.set_offline(True)
    page.get_by_label("What went well?").fill(SECRET)
    page.get_by_role("button", name="Save the win").click()
    waits(page, "Win")
    page.route("**/api/sync", lambda route: route.continue_())
    page.context.set_offline(False)
    page.locator(".foot").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/signed-out/")
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.get_by_text("still waits on this phone")).to_be_hidden()
    assert count(Win) == 1


def test_sign_out_while_something_waits_loses_nothing_and_says_so(cast, open_as):
    page = open_as(cast.ana, "/meetings/attend/", service_workers="block")
    page.wait_for_load_state("networkidle")
    page.route("**/api/**", lambda route: route.abort("connectionfailed"))
    page.get_by_label("Which meeting was it?").fill(SECRET)
    page.get_by_role("button", name="Save").click()
    waits(page, "Meeting")
    page.locator(".foot").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/signed-out/")
    expect(page.get_by_text("still waits on this phone")).to_be_visible()
    assert any(text.startswith("queue: ") for text in asked(page, LOOK))
    page.unroute("**/api/**")
    page.context.add_cookies(cookies_of(cast.ana, page))
    page.goto("/today/")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-queue]")).to_be_hidden()
    assert count(Attendance) == 1


def test_what_was_refused_later_shows_its_words_again(cast, open_as):
    page = open_as(cast.ana, "/plan/barriers/", service_workers="block")
    page.wait_for_load_state("networkidle")
    page.route("**/api/**", lambda route: route.abort("connectionfailed"))
    page.get_by_label("What gets in the way?").first.fill(SECRET)
    page.locator("form[data-outbox=barrier] [required]").evaluate_all(
        "fields => fields.forEach((field) => field.removeAttribute('required'))"
    )
    page.locator("form[data-outbox=barrier]").get_by_role("button").last.click()
    expect(page.locator("[data-queue]")).to_be_visible()
    page.unroute("**/api/**")
    page.goto("/today/")
    queue = page.locator("[data-queue]")
    expect(queue.locator("[data-reason]")).to_contain_text("Say who takes it on.")
    expect(queue).to_contain_text("What gets in the way")
    assert SECRET not in queue.inner_text()
    queue.get_by_role("button", name="Show my words").click()
    expect(queue.locator("[data-own-words]")).to_have_text(SECRET)
    page.goto("/coping/now/")
    first = page.locator("main > *").nth(1)
    expect(first).to_have_text("It will pass. Stay with this page.")
