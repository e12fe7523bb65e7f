"""Cards: written, learned, practiced, put away, shared; and nobody else sees what is private."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.coping.commands import cards as commands
from handrail.practice.coping.commands.lists import write_trigger
from handrail.practice.coping.commands.plan import add_line as write_line
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.coping.models import Answer, Card, Practice
from handrail.practice.coping.queries import cards as queries
from handrail.practice.coping.rules import cards as rules
from handrail.practice.hours.commands import set_hours
from handrail.practice.hours.rules import Span
from tests.cast import Cast
from tests.coping.people import WATER, ana, count, entry, html
from tests.phone.sealing import envelope


def add(cast: Cast, text: str = "Walk to the river", **more: Any) -> UUID:
    return commands.add_card(cast.ana.actor, participant_id=ana(cast), text=text, **more)


def answer(cast: Cast, passed: str, card: UUID | None = None, **more: Any) -> UUID:
    return commands.answer(
        cast.ana.actor, participant_id=ana(cast), passed=passed, card_id=card, **more
    )


def texts(cast: Cast) -> list[str]:
    return [card.text for card in queries.hand(cast.ana.actor, ana(cast)).cards]


@pytest.mark.covers("003-9")
def test_the_answer_teaches_the_order(cast: Cast) -> None:
    first, second = add(cast, "Call my sister"), add(cast, "Long shower")
    answer(cast, "not_yet", first)
    answer(cast, "yes", second)
    assert texts(cast) == ["Long shower", "Call my sister"]
    answer(cast, "yes", first)
    answer(cast, "yes", first)
    answer(cast, "not_yet", second)
    assert texts(cast) == ["Call my sister", "Long shower"]


def test_an_entry_is_stored_once(cast: Cast) -> None:
    one = uuid7()
    assert add(cast, id=one) == add(cast, id=one) == one
    with pytest.raises(Replayed):
        add(cast, "other words", id=one)
    said = uuid7()
    for _twice in range(2):
        answer(cast, "yes", one, minutes=12, id=said)
    assert (count(Card), count(Answer)) == (1, 1)


def test_words_are_sealed(cast: Cast) -> None:
    row = Card.objects.for_system("a test looks at the bytes").get(pk=add(cast, "green door"))
    assert b"green door" not in bytes(row.text)


@pytest.mark.covers("004-13", "001-15")
def test_practice_is_kept_with_how_sure_one_is(cast: Cast) -> None:
    card = add(cast)
    page = cast.ana.client.get(f"/coping/cards/{card}/practise/")
    sent = {"id": entry(page), "sure": "7"}
    for _twice in range(2):
        reply = cast.ana.client.post(f"/coping/cards/{card}/practise/", sent)
        assert (reply.status_code, reply["Location"]) == (303, "/coping/cards/")
    assert count(Practice) == 1
    shown = html(cast.ana.client.get("/coping/cards/"))
    assert "Practiced" in shown
    assert "sure: 7 of 10" in shown
    wrong = cast.ana.client.post(
        f"/coping/cards/{card}/practise/", {"id": str(uuid7()), "sure": 11}
    )
    assert wrong.status_code == 422


@pytest.mark.covers("004-13")
def test_every_practice_is_there_to_read_and_on_the_own_paper_alone(cast: Cast) -> None:
    card, never = add(cast), add(cast, "Sing")
    for sure in (4, 7, None):
        commands.practise(cast.ana.actor, participant_id=ana(cast), card_id=card, sure=sure)
    page = html(cast.ana.client.get(f"/coping/cards/{card}/practise/"))
    for words in ("sure: 4 of 10", "sure: 7 of 10", "not sure"):
        assert words in page
    assert "sure: 4 of 10" not in html(cast.ana.client.get(f"/coping/cards/{never}/practise/"))
    write_trigger(cast.ana.actor, participant_id=ana(cast), kind="time", text="Friday",
                  cards=[card, never])  # fmt: skip
    triggers = html(cast.ana.client.get("/coping/triggers/"))
    assert f"/coping/cards/{never}/practise/" in triggers, "what was not practiced yet comes first"
    for name in ("cards", "triggers"):
        share_list(cast.ana.actor, participant_id=ana(cast), name=name, shared=True)
    mine = html(cast.ana.client.get("/my/paper/print/?form=whole&asked=1&hard=yes"))
    theirs = html(cast.ben.client.get(f"/people/{ana(cast)}/paper/print/?form=whole"))
    for words in ("sure 4 of 10", "sure 7 of 10", "(practiced)", "(not practiced yet)"):
        assert words in mine
        assert words not in theirs
    assert "Sing" in theirs


def test_put_away_is_no_loss(cast: Cast) -> None:
    card = add(cast)
    for _twice in range(2):
        cast.ana.client.post(f"/coping/cards/{card}/away/")
    assert texts(cast) == []
    assert "Walk to the river" in html(cast.ana.client.get("/coping/cards/"))
    cast.ana.client.post(f"/coping/cards/{card}/away/", {"back": "1"})
    assert texts(cast) == ["Walk to the river"]


def test_what_was_learned_stays_when_the_words_change(cast: Cast) -> None:
    card = add(cast)
    answer(cast, "yes", card)
    page = cast.ana.client.get(f"/coping/cards/{card}/edit/")
    assert "Walk to the river" in html(page)
    sent = {"id": entry(page), "text": "Walk to the sea"}
    assert cast.ana.client.post(f"/coping/cards/{card}/edit/", sent).status_code == 303
    (view,) = queries.hand(cast.ana.actor, ana(cast)).cards
    assert (view.text, view.tally) == ("Walk to the sea", rules.Tally(1, 1))


def test_an_idea_in_one_tap_is_a_card_from_the_list(cast: Cast) -> None:
    sent = {"id": str(uuid7()), "idea": "cold_water"}
    assert cast.ana.client.post("/coping/cards/", sent).status_code == 303
    (view,) = queries.hand(cast.ana.actor, ana(cast)).cards
    assert (view.text, view.source) == (WATER, rules.SOURCES["shelf"])
    page = html(cast.ana.client.get("/coping/cards/"))
    assert page.count(WATER) == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": ""}, rules.MISSING),
        ({"text": "\x00"}, rules.MISSING),
        ({"text": "x" * 20_000}, "20000 characters"),
        ({"text": "still typed", "id": "x"}, "once more"),
        ({"idea": "made-up"}, rules.MISSING),
    ],
)
def test_bad_input_gets_a_sentence(cast: Cast, sent: dict[str, str], words: str) -> None:
    reply = cast.ana.client.post("/coping/cards/", {"id": str(uuid7()), **sent})
    assert reply.status_code == 422
    assert words in html(reply)
    assert not sent.get("text") or sent["text"].strip("\x00") in html(reply)
    assert count(Card) == 0


@pytest.mark.parametrize("text", ["مرحبا ‮ كل يوم", "\U0001f33f", "nul\x00 inside"])
def test_any_script_is_kept(cast: Cast, text: str) -> None:
    assert texts(cast) == []
    add(cast, text)
    assert texts(cast) == [text.replace("\x00", "")]


def test_sixty_cards_are_enough(cast: Cast) -> None:
    for number in range(rules.CARDS_AT_MOST):
        add(cast, f"card {number}")
    with pytest.raises(NotLikeThis):
        add(cast, "one more")


@pytest.mark.covers("004-43")
def test_nobody_else_sees_a_card_until_the_list_is_shared(cast: Cast) -> None:
    add(cast)
    for name, member in cast.everybody().items():
        if name == "ana":
            continue
        assert queries.card_words(member.actor, ana(cast), None) == [], name
    cast.ana.client.post("/coping/share/", {"list": "cards", "shared": "1"})
    add(cast, "added later")
    assert len(queries.card_words(cast.ben.actor, ana(cast), None)) == 2
    for name in ("carol", "mona", "dee_coach", "omar", "rev", "pat", "circle"):
        assert queries.card_words(cast.everybody()[name].actor, ana(cast), None) == [], name
    cast.ana.client.post("/coping/share/", {"list": "cards", "shared": "0"})
    assert queries.card_words(cast.ben.actor, ana(cast), None) == []


def test_answers_and_practice_are_for_nobody_else_even_when_the_cards_are_shared(
    cast: Cast,
) -> None:
    card = add(cast)
    answer(cast, "yes", card)
    commands.practise(cast.ana.actor, participant_id=ana(cast), card_id=card, sure=3)
    share_list(cast.ana.actor, participant_id=ana(cast), name="cards", shared=True)
    from handrail.ground.access import Capability

    for model in (Answer, Practice):
        for name, member in cast.everybody().items():
            for capability in Capability:
                rows = model.objects.visible_to(member.actor, capability)
                assert name == "ana" or not rows.exists(), (model, name, capability)


def test_a_row_of_somebody_else_is_not_there(cast: Cast) -> None:
    card = add(cast)
    for who in (cast.rev, cast.ben):
        for path in ("edit", "practise"):
            assert who.client.get(f"/coping/cards/{card}/{path}/").status_code == 404
        assert who.client.post(f"/coping/cards/{card}/away/").status_code == 404
    with pytest.raises(NotVisible):
        commands.practise(
            cast.rev.actor, participant_id=cast.rev.participant_id, card_id=card, sure=1
        )
    # An answer is never lost: a card of somebody else is simply left out of it.
    commands.answer(
        cast.rev.actor, participant_id=cast.rev.participant_id, passed="yes", card_id=card
    )
    row = Answer.objects.for_system("a test looks").get()
    assert (row.participant_id, row.card_id) == (cast.rev.participant_id, None)


@pytest.mark.covers("003-9")
def test_the_page_now_for_its_owner_and_for_nobody(cast: Cast, client: Any) -> None:
    add(cast)
    own = html(cast.ana.client.get("/coping/now/"))
    for words in (rules.STAY, rules.WAVE, "Walk to the river", "Did it pass?", "Not yet",
                  "tel:988", "Call Ben", "tel:+12025550102"):  # fmt: skip
        assert words in own, words
    for nobody in (client, cast.rev.client, cast.ben.client, cast.pat.client):
        page = html(nobody.get("/coping/now/"))
        assert nobody is cast.ben.client or rules.STAY in page
        assert WATER in page
        assert "tel:988" in page
        assert "Walk to the river" not in page
    spanish = html(client.get("/coping/now/?lang=es"))
    assert "¿Ya pasó?" in spanish


@pytest.mark.covers("003-9")
def test_somebody_without_a_card_picks_a_general_way_and_keeps_it(cast: Cast) -> None:
    page = cast.ana.client.get("/coping/now/")
    assert 'value="cold_water"' in html(page)
    assert "Keep it as my card" not in html(page).split("hidden>", 1)[0]
    sent = {"id": entry(page), "passed": "yes", "card": "cold_water", "minutes": "6"}
    for _twice in range(2):
        reply = cast.ana.client.post("/coping/answer/", sent)
        assert reply["Location"] == "/coping/now/?after=yes&tried=cold_water"
    row = Answer.objects.for_system("a test looks").get()
    assert (row.idea, row.card_id) == ("cold_water", None)
    after = html(cast.ana.client.get(reply["Location"]))
    assert rules.AFTER["yes"] in after
    assert '<input type="hidden" name="idea" value="cold_water">' in after
    # It comes first the next time, and nobody was asked to write a card.
    again = html(cast.ana.client.get("/coping/now/"))
    values = re.findall(r'name="card" value="([^"]*)"', again)
    assert values[0] == "cold_water"
    assert len(values) == 7
    assert "Helped 1 of 1 time" in again
    kept = {"id": str(uuid7()), "idea": "cold_water", "next": "/coping/now/"}
    reply = cast.ana.client.post("/coping/cards/", kept)
    assert reply["Location"] == "/coping/now/"
    (view,) = queries.hand(cast.ana.actor, ana(cast)).cards
    assert (view.text, view.tally) == (WATER, rules.Tally(1, 1))
    # A second tap is the same card; what helped besides it stays on the list.
    cast.ana.client.post("/coping/cards/", {**kept, "id": str(uuid7())})
    assert count(Card) == 1
    answer(cast, "little", idea="ten_minutes")
    answer(cast, "not_yet", idea="call_one")
    ways = queries.ways(cast.ana.actor, ana(cast)).cards
    assert [(one.own, one.id) for one in ways] == [(True, str(view.id)), (False, "ten_minutes")]


@pytest.mark.covers("003-9")
def test_what_was_tried_counts_for_the_card_in_whatever_order_it_arrives(cast: Cast) -> None:
    answer(cast, "yes", idea="cold_water")
    card = add(cast, "", idea="cold_water")
    answer(cast, "little", idea="cold_water")
    (view,) = queries.hand(cast.ana.actor, ana(cast)).cards
    assert (view.id, view.tally) == (card, rules.Tally(2, 2))
    commands.put_card_away(cast.ana.actor, participant_id=ana(cast), card_id=card, away=True)
    answer(cast, "yes", idea="cold_water")
    assert queries.hand(cast.ana.actor, ana(cast)).away[0].tally == rules.Tally(3, 3)
    # Put away, it is not offered as a general way either.
    assert "cold_water" not in {one.id for one in queries.ways(cast.ana.actor, ana(cast)).cards}


def test_it_passed_says_so_and_claims_no_help_that_nobody_named(cast: Cast) -> None:
    add(cast)
    page = html(cast.ana.client.get("/coping/now/?after=yes"))
    heading = re.search(r"<h1[^>]*>([^<]*)</h1>", page)
    assert heading is not None
    assert heading[1] == rules.IT_PASSED
    assert f"<p>{rules.GOT_THROUGH}</p>" in page
    assert f"<p>{rules.AFTER['yes']}</p>" not in page
    assert f">{rules.STAY}<" in html(cast.ana.client.get("/coping/now/?after=little"))


@pytest.mark.parametrize(("passed", "words"), [(key, words) for key, words in rules.AFTER.items()])
def test_an_answer_by_a_plain_form(cast: Cast, passed: str, words: str) -> None:
    first, second = add(cast, "one"), add(cast, "two")
    page = cast.ana.client.get("/coping/now/")
    sent = {"id": entry(page), "passed": passed, "card": str(first), "minutes": "9"}
    for _twice in range(2):
        reply = cast.ana.client.post("/coping/answer/", sent)
        assert reply.status_code == 303
    assert count(Answer) == 1
    after = html(cast.ana.client.get(reply["Location"]))
    assert words in after
    if passed == "not_yet":
        assert after.index(str(second)) < after.index(str(first))
        assert after.index("Call Ben") < after.index('id="passed"')


@pytest.mark.parametrize(
    "sent",
    [{}, {"passed": "maybe"}, {"passed": "yes", "card": "x"}, {"passed": "yes", "id": "7"}],
)
def test_an_answer_that_cannot_be_read_gets_a_sentence(cast: Cast, sent: dict[str, str]) -> None:
    reply = cast.ana.client.post("/coping/answer/", {"id": str(uuid7()), **sent}, follow=True)
    assert reply.status_code == 200
    assert count(Answer) == 0
    assert 'class="toast"' in html(reply)


@pytest.mark.parametrize("minutes", ["", "-1", "99999999999", "x"])
def test_minutes_nobody_can_have_waited_are_left_out(cast: Cast, minutes: str) -> None:
    sent = {"id": str(uuid7()), "passed": "yes", "minutes": minutes}
    reply = cast.ana.client.post("/coping/answer/", sent)
    assert reply.status_code == 303
    rows = Answer.objects.for_system("a test looks")
    assert all(row.minutes is None for row in rows)


def test_an_answer_that_waited_on_the_phone_arrives_once_at_its_own_time(cast: Cast) -> None:
    card = add(cast)
    session = cast.ana.client.get("/api/session").json()
    long_ago = clock.now() - timedelta(hours=9)
    fields = {"passed": ["yes"], "card": [str(card)], "minutes": ["14"]}
    sealed = envelope(session, "coping_answer", fields, made_at=long_ago.isoformat())
    body = {"sent_at": clock.now().isoformat(), "entries": [sealed, sealed]}
    reply = cast.ana.client.post("/api/sync", body, content_type="application/json").json()
    assert [one["status"] for one in reply["entries"]] == ["created", "duplicate"]
    row = Answer.objects.for_system("a test looks").get()
    assert (row.card_id, row.minutes) == (card, 14)
    assert abs((row.at - long_ago).total_seconds()) < 60


@pytest.mark.covers("004-43")
def test_only_a_phone_of_ones_own_is_given_something_to_keep(cast: Cast, client: Any) -> None:
    from tests.cast import session_for

    add(cast)
    own = cast.ana.client.get("/coping/kept/")
    assert own["Cache-Control"] == "no-store"
    assert [card["text"] for card in own.json()["cards"]] == ["Walk to the river"]
    client.cookies["visit"] = session_for(cast.ana.user, private_phone=False)
    assert client.get("/coping/kept/").json() == {
        "cards": [],
        "people": [],
        "plan": [],
        "goals": [],
        "routines": [],
        "mine": [],
    }
    assert cast.ben.client.get("/coping/kept/").status_code == 404


def test_the_nearest_call_is_to_somebody_who_is_there_or_to_a_line(cast: Cast) -> None:
    write_line(cast.ana.actor, participant_id=ana(cast), part="ask", text="My sister Rosa",
               phone="+12025550188")  # fmt: skip
    before = html(cast.ana.client.get("/coping/now/"))
    # Nobody is known to be there: a line that always answers comes first, then her own people.
    assert before.index("tel:988") < before.index("tel:+12025550188") < before.index("Call Ben")
    always = [Span(day, 0, 24 * 60) for day in range(7)]
    set_hours(cast.ben.actor, zone="UTC", spans=always, away=())
    there = html(cast.ana.client.get("/coping/now/"))
    assert there.index("Call Ben") < there.index("tel:+12025550188") < there.index("tel:988")
