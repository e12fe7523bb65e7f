"""Warning signs, what sets it off, the bad day, and what the coach sees of it all."""

from __future__ import annotations

from uuid import UUID

import pytest

from handrail.ground.access import Capability
from handrail.ground.audit.queries import reads_of
from handrail.ground.kernel.ids import uuid7
from handrail.ground.shelf import commands as shelf
from handrail.ground.shelf import ours
from handrail.ground.shelf.models import OwnEntry
from handrail.practice.coping.commands import badday, cards, lists
from handrail.practice.coping.commands.plan import add_line
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.coping.models import BadDay, Card, EarlierWords, Response, Sign, Trigger
from handrail.practice.coping.queries import lists as queries
from handrail.practice.coping.ready import card_of
from handrail.practice.coping.rules import badday as bad_day_rules
from handrail.practice.coping.rules import cards as card_rules
from handrail.practice.coping.rules import lists as rules
from handrail.practice.plans.commands import agree_step
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast
from tests.coping.people import ana, count, entry, html


def card(cast: Cast, text: str) -> UUID:
    return cards.add_card(cast.ana.actor, participant_id=ana(cast), text=text)


@pytest.mark.covers("004-6", "003-9")
def test_what_sets_it_off_leads_to_my_cards_in_order(cast: Cast) -> None:
    first, second = card(cast, "Call Jo"), card(cast, "Take the other road")
    page = cast.ana.client.get("/coping/triggers/")
    sent = {"id": entry(page), "kind": "place", "text": "The corner shop",
            "first": str(second), "second": str(first), "third": str(second)}  # fmt: skip
    for _twice in range(2):
        assert cast.ana.client.post("/coping/triggers/", sent).status_code == 303
    assert (count(Trigger), count(Response)) == (1, 2)
    (row,) = queries.triggers(cast.ana.actor, ana(cast))
    assert [text for _id, text in row.cards] == ["Take the other road", "Call Jo"]
    shown = html(cast.ana.client.get("/coping/triggers/"))
    assert shown.index("Take the other road") < shown.index("Call Jo")
    # Another order; then a card is put away and leaves the list.
    change = {**sent, "id": str(uuid7()), "first": str(first), "second": "", "third": ""}
    assert cast.ana.client.post(f"/coping/triggers/{row.id}/", change).status_code == 303
    (row,) = queries.triggers(cast.ana.actor, ana(cast))
    assert [text for _id, text in row.cards] == ["Call Jo"]
    cards.put_card_away(cast.ana.actor, participant_id=ana(cast), card_id=first, away=True)
    (row,) = queries.triggers(cast.ana.actor, ana(cast))
    assert row.cards == ()


@pytest.mark.covers("004-6")
def test_a_card_is_written_together_with_what_sets_it_off(cast: Cast) -> None:
    page = cast.ana.client.get("/coping/triggers/")
    assert '<option value="" selected>' in html(page), "nothing is chosen beforehand"
    sent = {"id": entry(page), "text": "The corner shop", "new_card": "Take the other road"}
    refused = cast.ana.client.post("/coping/triggers/", sent)
    assert refused.status_code == 422
    assert rules.KIND_MISSING in html(refused)
    assert "Take the other road" in html(refused)
    assert (count(Trigger), count(Card)) == (0, 0)
    sent["kind"] = "place"
    for _twice in range(2):
        reply = cast.ana.client.post("/coping/triggers/", sent, follow=True)
        assert rules.trigger_saved(True) in html(reply)
    assert (count(Trigger), count(Response), count(Card)) == (1, 1, 1)
    (row,) = queries.triggers(cast.ana.actor, ana(cast))
    assert [text for _id, text in row.cards] == ["Take the other road"]
    # Another one for the same card in the same words is no second card; too long says so.
    change = {**sent, "id": str(uuid7()), "first": str(row.cards[0][0]), "version": "1",
              "new_card": "Call Jo"}  # fmt: skip
    for _twice in range(2):
        assert cast.ana.client.post(f"/coping/triggers/{row.id}/", change).status_code == 303
    (row,) = queries.triggers(cast.ana.actor, ana(cast))
    assert [text for _id, text in row.cards] == ["Take the other road", "Call Jo"]
    assert count(Card) == 2
    long = {**sent, "id": str(uuid7()), "text": "Rain", "new_card": "x" * 20_000}
    reply = cast.ana.client.post("/coping/triggers/", long)
    assert reply.status_code == 422
    assert "Rain" in html(reply)
    assert count(Trigger) == 1


def test_a_full_hand_of_cards_keeps_what_was_typed(cast: Cast) -> None:
    for number in range(60):
        card(cast, f"card {number}")
    sent = {"id": str(uuid7()), "text": "Rain", "kind": "time", "new_card": "Read a book"}
    reply = cast.ana.client.post("/coping/triggers/", sent)
    assert reply.status_code == 422
    assert card_rules.FULL in html(reply)
    assert "Read a book" in html(reply)
    assert count(Trigger) == 0


def test_without_a_card_it_says_what_comes_next(cast: Cast) -> None:
    sent = {"id": str(uuid7()), "text": "Rain", "kind": "time"}
    reply = html(cast.ana.client.post("/coping/triggers/", sent, follow=True))
    assert rules.trigger_saved(False) in reply
    assert rules.trigger_saved(True) not in reply
    assert rules.NO_CARD in reply
    assert rules.trigger_saved(True) != rules.trigger_saved(False)


@pytest.mark.covers("004-6")
def test_a_card_that_was_put_away_is_said_and_brought_back_from_there(cast: Cast) -> None:
    first, second = card(cast, "Call Jo"), card(cast, "Take the other road")
    row = lists.write_trigger(cast.ana.actor, participant_id=ana(cast), kind="place",
                              text="The corner shop", cards=[first])  # fmt: skip
    cards.put_card_away(cast.ana.actor, participant_id=ana(cast), card_id=first, away=True)
    page = html(cast.ana.client.get("/coping/triggers/"))
    assert rules.NO_CARD not in page
    assert "The card for it was put away. You can bring it back." in page
    assert f'action="/coping/cards/{first}/away/"' in page
    # A change of the words does not let go of the card that was put away.
    change = {"id": str(uuid7()), "text": "The shop", "kind": "place", "first": str(second)}
    cast.ana.client.post(f"/coping/triggers/{row}/", change)
    page = html(cast.ana.client.get("/coping/triggers/"))
    assert "One more card for it was put away." in page
    reply = cast.ana.client.post(f"/coping/cards/{first}/away/",
                                 {"back": "1", "next": "/coping/triggers/"})  # fmt: skip
    assert reply["Location"] == "/coping/triggers/"
    (view,) = queries.triggers(cast.ana.actor, ana(cast))
    assert [text for _id, text in view.cards] == ["Take the other road", "Call Jo"]
    assert view.away == ()


def test_signs_are_written_changed_and_taken_away(cast: Cast) -> None:
    page = cast.ana.client.get("/coping/signs/")
    sent = {"id": entry(page), "text": "I stop to call back", "first": "Text Jo"}
    for _twice in range(2):
        assert cast.ana.client.post("/coping/signs/", sent).status_code == 303
    (sign,) = queries.signs(cast.ana.actor, ana(cast))
    change = {**sent, "id": str(uuid7()), "first": "Text Ben"}
    assert cast.ana.client.post(f"/coping/signs/{sign.id}/", change).status_code == 303
    (sign,) = queries.signs(cast.ana.actor, ana(cast))
    assert (sign.text, sign.first) == ("I stop to call back", "Text Ben")
    assert cast.ana.client.post(f"/coping/away/sign/{sign.id}/").status_code == 303
    assert queries.signs(cast.ana.actor, ana(cast)) == []


@pytest.mark.parametrize(
    ("path", "sent", "words"),
    [
        ("signs", {"text": ""}, rules.MISSING),
        ("signs", {"text": "y" * 20_000}, "20000 characters"),
        ("triggers", {"text": "stays here", "kind": ""}, rules.KIND_MISSING),
        ("triggers", {"text": "stays here", "kind": "moon"}, rules.KIND_MISSING),
        ("triggers", {"text": "\x00", "kind": "place"}, rules.MISSING),
        ("triggers", {"text": "stays here", "kind": "place", "first": str(UUID(int=7))},
         "not here any more"),
    ],
)  # fmt: skip
def test_bad_input_gets_a_sentence(cast: Cast, path: str, sent: dict[str, str], words: str) -> None:
    reply = cast.ana.client.post(f"/coping/{path}/", {"id": str(uuid7()), **sent})
    assert reply.status_code == 422
    assert words in html(reply)
    assert sent["text"].strip("\x00") in html(reply)
    assert count(Sign) + count(Trigger) == 0


def test_rows_of_another_person_are_not_there(cast: Cast) -> None:
    sign = lists.write_sign(cast.ana.actor, participant_id=ana(cast), text="mine")
    trigger = lists.write_trigger(
        cast.ana.actor, participant_id=ana(cast), kind="time", text="mine too"
    )
    for kind, row in (("sign", sign), ("trigger", trigger)):
        for who in (cast.rev, cast.ben):
            assert who.client.get(f"/coping/{kind}s/{row}/").status_code == 404
            assert who.client.post(f"/coping/away/{kind}/{row}/").status_code == 404
    assert (count(Sign), count(Trigger)) == (1, 1)


@pytest.mark.covers("004-12")
def test_a_bad_day_gives_one_suggestion_and_only_its_owner_sees_it(cast: Cast) -> None:
    page = cast.ana.client.get("/coping/bad-day/?scene=no_money")
    assert ours.by_key("bad_day", "en")["no_money"].text in html(page)
    sent = {"id": entry(page), "scene": "no_money", "card": "no", "person": "holds",
            "step": "sideways", "note": "walk to the library"}  # fmt: skip
    for _twice in range(2):
        assert cast.ana.client.post("/coping/bad-day/", sent).status_code == 303
    assert count(BadDay) == 1
    shown = html(cast.ana.client.get("/coping/bad-day/"))
    assert bad_day_rules.found("no_money", {"card": "no"}).words in shown
    for name, member in cast.everybody().items():
        for capability in Capability:
            rows = BadDay.objects.visible_to(member.actor, capability)
            assert name == "ana" or not rows.exists(), (name, capability)
        if name not in {"ana", "rev"}:
            assert member.client.get("/coping/bad-day/").status_code == 404


@pytest.mark.parametrize("scene", ["", "made-up"])
def test_a_scene_that_is_none_gets_a_sentence(cast: Cast, scene: str) -> None:
    assert cast.ana.client.get(f"/coping/bad-day/?scene={scene}").status_code == 200
    reply = cast.ana.client.post("/coping/bad-day/", {"id": str(uuid7()), "scene": scene})
    assert reply.status_code == 422
    assert bad_day_rules.SCENE_MISSING in html(reply)


@pytest.mark.covers("004-43")
def test_the_coach_sees_what_was_shared_list_by_list(cast: Cast) -> None:
    made = card(cast, "Call Jo on the steps")
    lists.write_sign(cast.ana.actor, participant_id=ana(cast), text="I sleep at noon")
    lists.write_trigger(
        cast.ana.actor, participant_id=ana(cast), kind="time", text="Friday night", cards=[made]
    )
    badday.walk_through(
        cast.ana.actor, participant_id=ana(cast), scene="alone", answers={}, note="very private"
    )
    page = f"/coping/of/{ana(cast)}/"
    words = {"cards": "Call Jo on the steps", "signs": "I sleep at noon",
             "triggers": "Friday night"}  # fmt: skip
    shown = html(cast.ben.client.get(page))
    assert not any(text in shown for text in words.values())
    assert "Nothing is shared. That is theirs to choose." in shown
    for name, text in words.items():
        share_list(cast.ana.actor, participant_id=ana(cast), name=name, shared=True)
        assert text in html(cast.ben.client.get(page)), name
    assert "very private" not in html(cast.ben.client.get(page))
    for name, member in cast.everybody().items():
        if name != "ben":
            wanted = 200 if name == "ana" else 404
            assert member.client.get(page).status_code == wanted, name
    looks, _more = reads_of(ana(cast))
    assert {look.capability for look in looks if look.kind == "read"} == {"coping.read"}
    assert cast.ana.client.post("/coping/share/", {"list": "made-up"}).status_code == 404
    rebuild([ana(cast)])
    assert page in html(cast.ben.client.get(f"/people/{ana(cast)}/"))


def test_a_site_adds_a_bad_day_of_its_own_and_one_taken_off_keeps_its_name(cast: Cast) -> None:
    mona, me = cast.mona.actor, ana(cast)
    words = {"title": "Court day", "text": "The hearing is at nine.", "parts": "Who goes with you?"}
    made = shelf.add_entry(mona, kind="bad_day", language="en", said=shelf.Said(**words))
    key = OwnEntry.objects.get(pk=made).key
    page = html(cast.ana.client.get(f"/coping/bad-day/?scene={key}"))
    assert all(word in page for word in words.values())
    badday.walk_through(cast.ana.actor, participant_id=me, scene=key, answers={"card": "holds"})
    shelf.put_away(mona, entry_id=made)
    page = html(cast.ana.client.get("/coping/bad-day/"))
    assert page.count("Court day") == 1


def test_a_sign_of_the_shelf_in_one_tap(cast: Cast) -> None:
    page = html(cast.ana.client.get("/coping/signs/"))
    words = card_of(ours.by_key("warning_sign", "en")["bad_sleep"])
    assert words in page
    sent = {"id": str(uuid7()), "text": words}
    assert cast.ana.client.post("/coping/signs/", sent).status_code == 303
    assert html(cast.ana.client.get("/coping/signs/")).count(words) == 1


def test_a_walk_through_a_day_shows_ones_own_and_what_was_said(cast: Cast) -> None:
    card(cast, "Walk to the river")
    add_line(cast.ana.actor, participant_id=ana(cast), part="ask", text="My sister Rosa",
             phone="+12025550188")  # fmt: skip
    scene = html(cast.ana.client.get("/coping/bad-day/?scene=alone"))
    assert "Walk to the river" in scene
    assert "My sister Rosa" in scene
    said = {"id": str(uuid7()), "scene": "alone", "card": "holds", "note": "The radio helps"}
    cast.ana.client.post("/coping/bad-day/", said)
    page = html(cast.ana.client.get("/coping/bad-day/"))
    assert "The radio helps" in page
    assert "It holds" in page


def test_a_walk_is_opened_changed_read_as_before_put_away_and_erased(cast: Cast) -> None:
    me = cast.ana.participant_id
    row = badday.walk_through(
        cast.ana.actor, participant_id=me, scene="alone", answers={"card": "no"}, note="Ring Jo"
    )
    page = f"/coping/bad-day/{row}/"
    assert "Ring Jo" in html(cast.ana.client.get(page))
    for other in (cast.ben, cast.carol, cast.rev):
        assert other.client.get(page).status_code == 404
        assert other.client.post(page, {"note": "mine now"}).status_code == 404
    sent = {"id": str(uuid7()), "version": "1", "card": "holds", "note": "Go to Jo"}
    assert cast.ana.client.post(page, sent).status_code == 303
    shown = html(cast.ana.client.get(page))
    assert "Go to Jo" in shown
    assert "Ring Jo" in shown
    # From an older page on another phone: both are kept, and it is said.
    crossed = cast.ana.client.post(page, {**sent, "id": str(uuid7()), "note": "Sit"}, follow=True)
    assert "changed somewhere else" in html(crossed)
    assert "Go to Jo" in html(crossed)
    bad = cast.ana.client.post(page, {**sent, "note": "x" * 20_000})
    assert bad.status_code == 422
    first = EarlierWords.objects.for_system("test").order_by("made_at")[0]
    cast.ana.client.post(f"/coping/earlier/{first.pk}/use/")
    assert bad_day_rules.found("alone", {"card": "no"}).words in html(
        cast.ana.client.get("/coping/bad-day/")
    )
    cast.ana.client.post(f"/coping/away/walk/{row}/")
    assert cast.ana.client.get(page).status_code == 404
    assert "Walks that were put away" in html(cast.ana.client.get("/coping/bad-day/"))
    cast.ana.client.post(f"/coping/away/walk/{row}/back/")
    assert cast.ana.client.get(page).status_code == 200
    cast.ana.client.post(f"/coping/away/walk/{row}/")
    cast.ana.client.post(f"/coping/away/walk/{row}/erase/")
    assert count(BadDay) == count(EarlierWords) == 0


@pytest.mark.covers("004-12")
def test_a_walk_names_what_one_has_and_says_kindly_what_is_not_there(cast: Cast) -> None:
    page = html(cast.ana.client.get("/coping/bad-day/?scene=payday"))
    for key in ("card", "step"):
        assert bad_day_rules.LATER[key] in page
        assert bad_day_rules.QUESTIONS[key] not in page
    # Nobody was chosen; who works with her can be reached.
    assert "Mine: Ben" in page
    card(cast, "Walk to the river")
    agree_step(cast.ana.actor, participant_id=ana(cast), text="Find the paper")
    page = html(cast.ana.client.get("/coping/bad-day/?scene=payday"))
    assert "Mine: Walk to the river" in page
    assert "Mine: Find the paper" in page
    assert bad_day_rules.LATER["step"] not in page
    sent = {"id": str(uuid7()), "scene": "payday", "card": "holds", "step": "no"}
    assert cast.ana.client.post("/coping/bad-day/", sent).status_code == 303
    shown = html(cast.ana.client.get("/coping/bad-day/"))
    holds, not_yet = (shown.index(words) for words in ("What holds that day",
                                                       "What does not hold yet"))  # fmt: skip
    assert holds < shown.index("Walk to the river") < not_yet < shown.index("Find the paper")
    assert bad_day_rules.found("payday", {"step": "no"}).words in shown
    paper = html(cast.ana.client.get("/my/paper/print/?form=whole&asked=1&hard=yes"))
    assert "What holds that day" in paper


@pytest.mark.covers("004-12")
def test_what_is_not_there_has_a_way_to_make_it_in_the_result(cast: Cast) -> None:
    sent = {"id": str(uuid7()), "scene": "alone", "body": "holds"}
    assert cast.ana.client.post("/coping/bad-day/", sent).status_code == 303
    shown = html(cast.ana.client.get("/coping/bad-day/"))
    assert bad_day_rules.NONE_YET["card"] in shown
    assert bad_day_rules.NONE_YET["step"] in shown
    assert bad_day_rules.NOT_YET_TITLE not in shown
    assert 'href="/coping/cards/"' in shown


@pytest.mark.covers("004-12")
@pytest.mark.parametrize("said", [{}, {"card": "sideways", "note": "  "}])
def test_a_walk_with_nothing_in_it_is_not_kept(cast: Cast, said: dict[str, str]) -> None:
    reply = cast.ana.client.post("/coping/bad-day/",
                                 {"id": str(uuid7()), "scene": "alone", **said})  # fmt: skip
    assert reply.status_code == 422
    assert bad_day_rules.ANSWER_MISSING in html(reply)
    assert ours.by_key("bad_day", "en")["alone"].text in html(reply)
    assert count(BadDay) == 0
    row = badday.walk_through(
        cast.ana.actor, participant_id=ana(cast), scene="alone", answers={"body": "no"}
    )
    emptied = cast.ana.client.post(f"/coping/bad-day/{row}/", {"id": str(uuid7()), "version": "1"})
    assert emptied.status_code == 422
    assert queries.walk(cast.ana.actor, ana(cast), row).answers == {"body": "no"}
    # Words alone are enough, and stay on a refusal.
    kept = {"id": str(uuid7()), "scene": "alone", "note": "Go to my aunt"}
    assert cast.ana.client.post("/coping/bad-day/", kept).status_code == 303


def walked(cast: Cast, many: int) -> None:
    for number in range(many):
        badday.walk_through(cast.ana.actor, participant_id=ana(cast), scene="alone",
                            answers={"card": "no"}, note=f"walk number {number:03}.")  # fmt: skip


def test_every_walk_is_in_reach_and_can_be_changed(cast: Cast) -> None:
    walked(cast, 30)
    oldest = BadDay.objects.for_system("a test").order_by("on", "pk").first()
    first = html(cast.ana.client.get("/coping/bad-day/"))
    assert "walk number 029." in first
    assert "walk number 000." not in first
    assert 'rel="next"' in first
    last = html(cast.ana.client.get("/coping/bad-day/?page=3"))
    assert "walk number 000." in last
    assert 'rel="next"' not in last
    assert cast.ana.client.get(f"/coping/bad-day/{oldest.pk}/").status_code == 200
    assert cast.ben.client.get(f"/coping/bad-day/{oldest.pk}/").status_code == 404
    paper = html(cast.ana.client.get("/my/paper/print/?form=whole&asked=1&hard=yes"))
    assert "walk number 000." in paper


def test_every_walk_that_was_put_away_is_in_reach(cast: Cast) -> None:
    walked(cast, 14)
    for row in BadDay.objects.for_system("a test"):
        cast.ana.client.post(f"/coping/away/walk/{row.pk}/")
        assert cast.ana.client.get(f"/coping/bad-day/{row.pk}/").status_code == 404
    page = html(cast.ana.client.get("/coping/bad-day/"))
    assert "All walks that were put away" in page
    there = html(cast.ana.client.get("/coping/bad-day/?away=1&page=2"))
    assert there.count(">Bring back<") == 2
    assert page.count(">Bring back<") == 12
