"""Before two people meet, while they talk, and the note afterwards: on phone and laptop."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from handrail.ground.consent.commands import Yes, share
from handrail.ground.consent.rules import Item
from handrail.practice.accountability.commands import asking
from handrail.practice.contacts.commands import log_contact
from handrail.practice.contacts.models import Contact, CorrectionAsk, OwnView
from handrail.practice.plans.commands import record_win
from handrail.practice.talks.commands.topics import add_topic
from handrail.practice.talks.models import Topic
from tests.accountability.people import ana, day, promise
from tests.cast import Cast
from tests.journeys.barriers import easy
from tests.journeys.conftest import LAPTOP, PHONE, OpenAs, comes, online_again, unfold, until

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
SIZES = pytest.mark.parametrize("view", [PHONE, LAPTOP], ids=["phone", "laptop"])
SCRIPT = pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])


def rows(model: Any) -> int:
    return int(model.objects.for_system("counting what a test stored").count())


def sent(page: Page) -> None:
    """Wait until nothing waits on the phone any more."""
    until(page, "!document.querySelector('[data-queue]:not([hidden])')")


@pytest.mark.covers("002-8", "004-15")
@SCRIPT
@SIZES
def test_before_they_meet_both_read_the_same_and_put_topics_on_one_list(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    record_win(cast.ana.actor, participant_id=ana(cast), text="I called my sister", shared=True)
    promise(cast, cast.ben, "I send the address", on=day(cast, 1))
    asking.ask_to_stay_on_track(cast.ana.actor, participant_id=ana(cast))
    page = open_as(cast.ana, "/today/", viewport=view, js=js)
    unfold(page)
    page.get_by_role("link", name="Before you meet").click()
    expect(page.get_by_text("I called my sister")).to_be_visible()
    expect(page.get_by_role("link", name="Your coach promised")).to_be_visible()
    page.get_by_role("link", name="What we talk about").click()
    if not js:
        page.get_by_role("button", name="Put it on the list").click()
        expect(page.get_by_text("Write what it is about").first).to_be_visible()
    page.get_by_label("What is it about?").fill("The rent")
    page.get_by_role("button", name="Put it on the list").click()
    expect(page.locator("article", has_text="The rent")).to_be_visible()
    if js:
        easy(page)
    coach = open_as(cast.ben, f"/people/{ana(cast)}/next-talk/", viewport=LAPTOP, js=js)
    expect(coach.get_by_role("link", name="They want to talk about")).to_be_visible()
    expect(coach.get_by_text("I called my sister")).to_be_visible()
    if js:
        easy(coach)
    coach.get_by_role("link", name="What we talk about").click()
    coach.get_by_label("What is it about?").fill("Sunday")
    coach.get_by_label("Just so you know").check()
    coach.get_by_role("button", name="Put it on the list").click()
    expect(coach.locator("article", has_text="Sunday")).to_be_visible()
    rent = coach.locator("article", has_text="The rent")
    rent.get_by_role("button", name="Next time").click()
    expect(rent.locator(".chip", has_text="Kept for next time")).to_be_visible()
    expect(rent.get_by_role("link", name="Change")).to_have_count(0)
    page.goto("/talk/")
    page.locator("article", has_text="Sunday").get_by_role("button", name="Read").click()
    page.locator("summary", has_text="Talked about").click()
    expect(page.get_by_role("button", name="Back on the list")).to_be_visible()


@pytest.mark.covers("rule-7")
def test_a_topic_and_a_tick_without_a_network(cast: Cast, open_as: OpenAs) -> None:
    page = open_as(cast.ana, "/talk/")
    until(page, "Boolean(navigator.serviceWorker.controller)")
    page.context.set_offline(True)
    page.get_by_label("What is it about?").fill("The rent")
    page.get_by_role("button", name="Put it on the list").click()
    expect(page.locator("[data-queue]")).to_be_visible()
    assert rows(Topic) == 0
    online_again(page, "/talk/")
    comes(page, lambda: rows(Topic) == 1)
    sent(page)


@pytest.mark.covers("000-16", "001-23")
@SIZES
def test_outlines_and_topics_are_beside_the_note_and_a_tap_loses_nothing(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    add_topic(cast.ana.actor, participant_id=ana(cast), text="The rent")
    page = open_as(cast.ben, f"/contacts/of/{ana(cast)}/new/", viewport=view)
    page.locator("#id_note").fill("She laughed")
    if view is PHONE:
        page.locator("summary", has_text="At hand: outlines").click()
    page.locator("summary", has_text="Each week").first.click()
    page.get_by_text("Begin with a win of any size.").click()
    page.locator("summary", has_text="Open questions").click()
    expect(page.get_by_text("What makes this matter to you?")).to_be_visible()
    page.get_by_label("The rent").check()
    easy(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("She laughed")).to_be_visible()
    page.goto(f"/talk/of/{ana(cast)}/")
    page.locator("summary", has_text="Talked about").click()
    expect(page.locator("li", has_text="The rent").first).to_be_visible()


@pytest.mark.covers("003-17")
@SCRIPT
def test_words_that_may_hurt_are_noticed_and_hold_nothing_back(
    cast: Cast, open_as: OpenAs, js: bool
) -> None:
    page = open_as(cast.ben, f"/contacts/of/{ana(cast)}/new/", viewport=LAPTOP, js=js)
    page.locator("#id_note").fill("He is an addict, he says")
    hint = page.get_by_text("person who uses substances")
    if js:
        expect(hint).to_be_visible()
        page.context.set_offline(True)
        page.locator("#id_note").fill("He failed")
        expect(page.get_by_text("did not work this time")).to_be_visible()
        easy(page)
        page.context.set_offline(False)
        page.locator("#id_note").fill("He is an addict, he says")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("He is an addict, he says")).to_be_visible()
    if not js:
        expect(hint).to_be_visible()
    assert rows(Contact) == 1


@pytest.mark.covers("002-12")
@SCRIPT
@SIZES
def test_the_person_writes_their_view_and_asks_to_put_a_note_right(
    cast: Cast, open_as: OpenAs, view: dict[str, int], js: bool
) -> None:
    log_contact(
        cast.ben.actor, participant_id=ana(cast), kind="joint_meeting", note="We met Monday"
    )
    page = open_as(cast.ana, "/contacts/", viewport=view, js=js)
    page.get_by_role("link", name="My view, or ask to put it right").click()
    page.get_by_label("What I heard").fill("One day at a time")
    page.get_by_role("button", name="Save my view").click()
    expect(page.get_by_text("stands beside the note").first).to_be_visible()
    page.get_by_label("What should be put right?").fill("It was Tuesday")
    page.get_by_role("button", name="Ask to put it right").click()
    expect(page.get_by_text("Your coach sees it on their first page").first).to_be_visible()
    if js:
        easy(page)
    coach = open_as(cast.ben, "/coach/", viewport=LAPTOP, js=js)
    expect(coach.get_by_role("heading", name="A note to put right")).to_be_visible()
    coach.get_by_role("heading", name="A note to put right").locator("+ ul a").click()
    expect(coach.get_by_text("It was Tuesday")).to_be_visible()
    if js:
        easy(coach)
    coach.get_by_role("link", name="Correct the note").click()
    coach.locator("#id_note").fill("We met Tuesday")
    coach.get_by_role("button", name="Save", exact=True).click()
    expect(coach.get_by_text("One day at a time")).to_be_visible()
    coach.get_by_role("link", name="Answer", exact=True).click()
    coach.locator("label", has_text="I corrected the note").click()
    coach.get_by_role("button", name="Answer", exact=True).click()
    expect(coach.get_by_text("Answered. They read it beside the note.")).to_be_visible()
    page.goto("/contacts/")
    expect(page.locator(".chip", has_text="Corrected")).to_be_visible()
    expect(page.get_by_text("We met Tuesday")).to_be_visible()


@pytest.mark.covers("rule-7")
def test_a_view_and_an_asking_without_a_network(cast: Cast, open_as: OpenAs) -> None:
    one = log_contact(cast.ben.actor, participant_id=ana(cast), kind="call", note="We talked")
    page = open_as(cast.ana, f"/contacts/{one}/note/")
    until(page, "Boolean(navigator.serviceWorker.controller)")
    page.context.set_offline(True)
    page.get_by_label("How I see it").fill("I talked, too")
    page.get_by_role("button", name="Save my view").click()
    expect(page.locator("[data-queue]")).to_be_visible()
    page.get_by_label("What should be put right?").fill("It was long")
    page.get_by_role("button", name="Ask to put it right").click()
    assert (rows(OwnView), rows(CorrectionAsk)) == (0, 0)
    page.context.set_offline(False)
    expect(page.locator("[data-queue]")).to_be_hidden()
    assert (rows(OwnView), rows(CorrectionAsk)) == (1, 1)


@SIZES
def test_a_remark_for_supervision_is_counted_for_the_person(
    cast: Cast, open_as: OpenAs, view: dict[str, int]
) -> None:
    coach = open_as(cast.ben, f"/contacts/of/{ana(cast)}/remarks/", viewport=LAPTOP)
    coach.get_by_role("button", name="Keep it for supervision").click()
    expect(coach.get_by_text("Choose why it is only for supervision.").first).to_be_visible()
    coach.get_by_label("Why is it only for supervision?").select_option("stuck")
    coach.get_by_label("Why can it not stand in the open note?").fill("It is about me")
    coach.get_by_label("The remark").fill("I go in circles")
    easy(coach)
    coach.get_by_role("button", name="Keep it for supervision").click()
    expect(coach.get_by_text("I go in circles")).to_be_visible()
    carol = open_as(cast.carol, "/supervision/", viewport=view)
    carol.get_by_role("link", name="Remarks that wait").click()
    easy(carol)
    carol.get_by_role("link", name="Ana M.").click()
    expect(carol.get_by_text("I go in circles")).to_be_visible()
    carol.get_by_label("A short answer to the coach").fill("Call me on Monday")
    carol.get_by_role("button", name="I have read it").click()
    expect(carol.get_by_text("Carol read it")).to_be_visible()
    easy(carol)
    coach.goto(coach.url.split("/contacts/")[0] + "/coach/")
    coach.locator(f'a[href="/contacts/of/{ana(cast)}/remarks/"]').click()
    expect(coach.get_by_text("Call me on Monday")).to_be_visible()
    carol.get_by_role("button", name="Mark as not read").click()
    expect(carol.get_by_label("A short answer to the coach")).to_have_value("Call me on Monday")
    page = open_as(cast.ana, "/my/people/", viewport=view)
    expect(page.get_by_text("There is 1 about you.")).to_be_visible()
    easy(page)


@pytest.mark.covers("001-32", "003-11", "004-10")
@SCRIPT
def test_a_talk_with_somebody_else_own_story_and_out_of_scope(
    cast: Cast, open_as: OpenAs, js: bool
) -> None:
    coach = open_as(cast.ben, f"/contacts/of/{ana(cast)}/with-other/", viewport=LAPTOP, js=js)
    expect(coach.get_by_text("They said yes to nobody just now.")).to_be_visible()
    said = Yes(frozenset({Item.WINS}), "support", day(cast, 30))
    share(cast.ana.actor, participant_id=ana(cast), recipient_id=cast.circle.user.pk, yes=said)
    coach.reload()
    coach.get_by_label("Whom did you talk with?").select_option(index=1)
    coach.locator("#id_note").fill("He will drive")
    coach.get_by_role("button", name="Save", exact=True).click()
    expect(coach.get_by_text("He will drive")).to_be_visible()
    coach.goto(f"/contacts/of/{ana(cast)}/new/")
    coach.locator("summary", has_text="I told something of myself").click()
    coach.get_by_label("To give hope").check()
    coach.locator("#id_note").fill("Her tooth hurts")
    coach.get_by_role("button", name="Save, and find a place for it").click()
    expect(coach.get_by_label("Why it may help")).to_have_value(
        "We talked about it, and it is more than a coach can do."
    )
    page = open_as(cast.ana, "/contacts/", js=js)
    expect(page.get_by_text("Her tooth hurts")).to_be_visible()
    expect(page.get_by_text("told of themselves, to give hope")).to_be_visible()
