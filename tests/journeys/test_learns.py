"""What helped comes first on the phone, too, before any network says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from handrail.practice.coping.commands import cards
from handrail.practice.coping.queries.cards import hand, ways
from handrail.practice.coping.rules import cards as rules
from tests.cast import Cast
from tests.journeys.conftest import OpenAs, comes, online_again
from tests.journeys.test_hard import ana, answers, ben_can_be_called, keeps  # noqa: F401
from tests.journeys.test_phone_offline import settled

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
TEXTS = ("Call Jo from the steps", "Long shower, loud music", "Walk to the river", "Write it out",
         "Sit with the dog")  # fmt: skip


def in_order(page: Page) -> list[str]:
    found = [text.strip() for text in page.locator("[name=card] + span strong").all_text_contents()]
    assert sorted(found) == sorted(TEXTS)
    return found


def say(page: Page, text: str, answer: str) -> None:
    page.goto("/coping/now/")
    page.get_by_text(text).wait_for(state="attached")
    if not page.get_by_text(text).is_visible():
        page.get_by_text("More to try").click()
    page.get_by_label(text).check()
    page.get_by_role("button", name=answer, exact=True).click()
    expect(page.locator("#status")).to_contain_text("Saved on this phone")


@pytest.mark.covers("003-9")
def test_the_order_learns_without_a_network_and_is_the_same_with_one(
    cast: Cast, open_as: OpenAs
) -> None:
    for text in TEXTS:
        cards.add_card(cast.ana.actor, participant_id=ana(cast), text=text)
    page = settled(open_as(cast.ana))
    keeps(page)
    page.context.set_offline(True)
    for text, answer in (
        (TEXTS[1], "A little"), (TEXTS[2], "Yes"), (TEXTS[0], "Not yet"), (TEXTS[2], "Not yet"),
        (TEXTS[3], "Yes"),
    ):  # fmt: skip
        say(page, text, answer)
    page.goto("/coping/now/")
    expect(page.get_by_text("Helped 1 of 2 times")).to_be_attached()
    expect(page.get_by_text("Helped 1 of 1 time").first).to_be_attached()
    without = in_order(page)
    assert without[0] == TEXTS[3]
    online_again(page, "/today/")
    settled(page)
    comes(page, lambda: answers().count() == 5)
    assert [card.text for card in hand(cast.ana.actor, ana(cast)).cards] == without


@pytest.mark.covers("003-9")
def test_it_passed_without_a_network_ends_the_clock(cast: Cast, open_as: OpenAs) -> None:
    for text in TEXTS[:2]:
        cards.add_card(cast.ana.actor, participant_id=ana(cast), text=text)
    page = settled(open_as(cast.ana))
    keeps(page)
    page.context.set_offline(True)
    page.goto("/coping/now/")
    page.get_by_text(TEXTS[0]).wait_for()
    page.get_by_role("button", name="Yes", exact=True).click()
    # Nothing was picked, so nothing is said to have helped; the heading says it, too.
    expect(page.get_by_text(rules.GOT_THROUGH, exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name=rules.IT_PASSED)).to_be_visible()
    expect(page.get_by_text(rules.STAY)).to_have_count(0)
    expect(page.get_by_role("heading", name="And now?")).to_be_visible()
    expect(page.locator("[data-now]")).to_be_hidden()
    expect(page.get_by_role("heading", name="Did it pass?")).to_be_hidden()
    page.get_by_role("link", name="It is hard again").click()
    expect(page.get_by_text("You are here. That counts.")).to_be_visible()
    expect(page.get_by_role("heading", name="Did it pass?")).to_be_visible()


def values(page: Page) -> list[str]:
    found = page.locator("[name=card][value]:not([value=''])")
    return [found.nth(at).get_attribute("value") or "" for at in range(found.count())]


@pytest.mark.covers("003-9")
def test_without_cards_the_general_ways_learn_without_a_network_and_one_is_kept(
    cast: Cast, open_as: OpenAs
) -> None:
    page = settled(open_as(cast.ana))
    keeps(page)
    page.context.set_offline(True)
    for text, answer in (
        ("Slow breath", "Not yet"), ("Cold water", "A little"), ("Ten minutes", "Yes"),
        ("Cold water", "Yes"),
    ):  # fmt: skip
        say(page, text, answer)
    expect(page.get_by_text(rules.AFTER["yes"])).to_be_visible()
    page.goto("/coping/now/")
    expect(page.get_by_text("Helped 2 of 2 times")).to_be_visible()
    assert values(page)[:2] == ["ten_minutes", "cold_water"]
    # What helped becomes an own card in one tap, and waits like everything else.
    say(page, "Cold water", "A little")
    page.get_by_role("button", name=rules.KEEP_IT).click()
    expect(page.get_by_role("button", name=rules.KEEP_IT)).to_be_hidden()
    online_again(page, "/today/")
    settled(page)
    comes(page, lambda: answers().count() == 5)
    comes(page, lambda: len(hand(cast.ana.actor, ana(cast)).cards) == 1)
    (card,) = hand(cast.ana.actor, ana(cast)).cards
    assert card.tally == rules.Tally(3, 3)
    found = [one.id for one in ways(cast.ana.actor, ana(cast)).cards]
    assert found == ["ten_minutes", str(card.id)]


@pytest.mark.covers("003-9")
def test_two_general_ways_kept_without_a_network_are_two_cards(cast: Cast, open_as: OpenAs) -> None:
    page = settled(open_as(cast.ana))
    keeps(page)
    page.context.set_offline(True)
    # The same copy of the page, loaded twice.
    for text in ("Cold water", "Slow breath"):
        say(page, text, "A little")
        page.get_by_role("button", name=rules.KEEP_IT).click()
        expect(page.get_by_role("button", name=rules.KEEP_IT)).to_be_hidden()
    online_again(page, "/today/")
    settled(page)
    comes(page, lambda: len(hand(cast.ana.actor, ana(cast)).cards) == 2)
    assert len({card.text for card in hand(cast.ana.actor, ana(cast)).cards}) == 2


@pytest.mark.covers("003-9")
@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
def test_a_general_way_is_tried_and_kept(cast: Cast, open_as: OpenAs, js: bool) -> None:
    page = open_as(cast.ana, "/coping/now/", js=js)
    page.get_by_label("Slow breath").check()
    page.get_by_role("button", name="A little").click()
    page.wait_for_url("**after=little**")
    page.get_by_role("button", name=rules.KEEP_IT).click()
    page.wait_for_url("**/coping/now/")
    expect(page.get_by_text("Your card is there.")).to_be_visible()
    expect(page.get_by_text("Helped 1 of 1 time")).to_be_visible()
    assert [one.own for one in ways(cast.ana.actor, ana(cast)).cards] == [True]
