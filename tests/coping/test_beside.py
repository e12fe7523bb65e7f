"""A coach writes beside what is on a shared list, never over it; the person decides."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from handrail.ground.access import NotVisible
from handrail.ground.audit.queries import reads_of
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.coping.commands import away, beside, cards, days, lists, plan
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.coping.models import Beside, Sign
from handrail.practice.coping.queries import beside as queries
from handrail.practice.coping.queries.earlier import earlier
from handrail.practice.coping.rules import beside as rules
from tests.cast import Cast
from tests.coping.people import ana, count, html, only

pytestmark = pytest.mark.django_db
PAGES = {kind: f"/coping/{name}/" for kind, name in rules.KINDS.items()}


def row(cast: Cast, kind: str) -> UUID:
    """Write one row of a kind and share its list."""
    actor, me = cast.ana.actor, {"participant_id": ana(cast)}
    share_list(actor, **me, name=rules.KINDS[kind], shared=True)
    if kind == "card":
        return cards.add_card(actor, **me, text="my own words")
    if kind == "sign":
        return lists.write_sign(actor, **me, text="my own words", first="Call Jo")
    if kind == "line":
        return plan.add_line(actor, **me, part="ask", text="my own words", phone="202 555 0101")
    if kind == "day":
        on = clock.today(actor.zone) + timedelta(days=9)
        return days.add_day(actor, **me, said=days.Ahead("my own words", on))
    card = cards.add_card(actor, **me, text="Walk")
    return lists.write_trigger(actor, **me, kind="time", text="my own words", cards=[card])


def suggest(cast: Cast, kind: str, made: UUID, text: str = "other words") -> UUID:
    return beside.put_beside(
        cast.ben.actor, participant_id=ana(cast), kind=kind, row_id=made, text=text
    )


@pytest.mark.parametrize(
    ("kind", "by", "may"),
    [
        ("card", "participant", True),
        ("line", "participant", True),
        ("line", "coach", False),
        ("clock", "participant", False),
        ("moment", "participant", False),
    ],
)
def test_beside_what_a_coach_may_write(kind: str, by: str, may: bool) -> None:
    assert rules.may_stand_beside(kind, by) is may


@pytest.mark.covers("003-26")
@pytest.mark.parametrize("kind", list(rules.KINDS))
def test_words_stand_beside_are_seen_by_both_and_taken_or_not(cast: Cast, kind: str) -> None:
    made = row(cast, kind)
    page = f"/coping/beside/{kind}/{made}/"
    assert "my own words" in html(cast.ben.client.get(page))
    assert reads_of(ana(cast))
    sent = {"id": uuid7(), "text": "other words"}
    assert cast.ben.client.post(page, sent).status_code == 303
    coach = f"/coping/of/{ana(cast)}/" + ("plan/" if kind == "line" else "")
    for who, where in ((cast.ana, PAGES[kind]), (cast.ben, coach)):
        shown = html(who.client.get(where))
        assert "my own words" in shown
        assert "other words" in shown
    answer = f"/coping/beside/{only(Beside).pk}/"
    assert cast.omar.client.post(answer, {"take": "yes"}).status_code == 404
    assert cast.ben.client.post(answer, {"take": "yes"}).status_code == 404
    assert cast.ana.client.post(answer, {"take": "yes"}).status_code == 303
    shown = html(cast.ana.client.get(PAGES[kind]))
    assert "other words" in shown
    assert "my own words" not in shown
    (old,) = earlier(cast.ana.actor, ana(cast), made)
    assert old.words[0] == "my own words"
    assert cast.ana.client.post(f"/coping/earlier/{old.id}/use/").status_code == 303
    assert "my own words" in html(cast.ana.client.get(PAGES[kind]))


def test_words_that_were_let_be_can_be_taken_later(cast: Cast) -> None:
    made = row(cast, "sign")
    one = suggest(cast, "sign", made)
    beside.answer_beside(cast.ana.actor, participant_id=ana(cast), beside_id=one, take=False)
    assert "other words" not in html(cast.ana.client.get("/coping/signs/"))
    assert "other words" not in html(cast.ben.client.get(f"/coping/of/{ana(cast)}/"))
    assert "Words that you let be" in html(cast.ana.client.get(f"/coping/signs/{made}/"))
    beside.answer_beside(cast.ana.actor, participant_id=ana(cast), beside_id=one, take=True)
    assert "other words" in html(cast.ana.client.get("/coping/signs/"))


def test_a_coach_takes_words_back(cast: Cast) -> None:
    one = suggest(cast, "card", row(cast, "card"))
    assert cast.ana.client.post(f"/coping/beside/{one}/", {"take": "back"}).status_code == 404
    assert cast.ben.client.post(f"/coping/beside/{one}/", {"take": "back"}).status_code == 303
    assert only(Beside).state == rules.BACK
    assert "other words" not in html(cast.ana.client.get("/coping/cards/"))
    page = f"/coping/of/{ana(cast)}/"
    assert "Words that I took back" in html(cast.ben.client.get(page))
    told = cast.ana.client.post(f"/coping/beside/{one}/", {"take": "yes"}, follow=True)
    assert rules.GONE in html(told)
    assert "my own words" in html(cast.ana.client.get("/coping/cards/"))
    for member in (cast.ana, cast.rev, cast.carol):
        again = member.client.post(f"/coping/beside/{one}/", {"take": "again"})
        assert again.status_code == 404
    for _twice in range(2):
        again = cast.ben.client.post(f"/coping/beside/{one}/", {"take": "again"}, follow=True)
        assert rules.AGAIN in html(again)
    assert "other words" in html(cast.ana.client.get("/coping/cards/"))
    beside.answer_beside(cast.ana.actor, participant_id=ana(cast), beside_id=one, take=True)
    for what in ("back", "again"):
        told = cast.ben.client.post(f"/coping/beside/{one}/", {"take": what})
        assert told.status_code == 404, "what was taken is the participant's"


def test_words_taken_back_stand_beside_nothing_that_left_its_list(cast: Cast) -> None:
    made = row(cast, "sign")
    one = suggest(cast, "sign", made)
    beside.take_beside_back(cast.ben.actor, participant_id=ana(cast), beside_id=one)
    away.put_away(cast.ana.actor, participant_id=ana(cast), kind="sign", row_id=made)
    with pytest.raises(NotVisible):
        beside.put_beside_again(cast.ben.actor, participant_id=ana(cast), beside_id=one)


def test_what_is_not_shared_or_put_away_or_the_coachs_is_not_there(cast: Cast) -> None:
    made = row(cast, "sign")
    me = {"participant_id": ana(cast)}
    suggest(cast, "sign", made)
    share_list(cast.ana.actor, **me, name="signs", shared=False)
    assert cast.ben.client.get(f"/coping/beside/sign/{made}/").status_code == 404
    assert queries.besides(cast.ben.actor, ana(cast)) == {}
    assert queries.besides(cast.ana.actor, ana(cast))[made]
    share_list(cast.ana.actor, **me, name="signs", shared=True)
    assert queries.besides(cast.ben.actor, ana(cast))[made]
    away.put_away(cast.ana.actor, **me, kind="sign", row_id=made)
    with pytest.raises(NotVisible):
        suggest(cast, "sign", made, "again")
    away.erase(cast.ana.actor, **me, kind="sign", row_id=made)
    assert (count(Sign), count(Beside)) == (0, 0)
    share_list(cast.ana.actor, **me, name="plan", shared=True)
    line = plan.add_line(cast.ben.actor, **me, part="alone", text="the coach's own")
    assert cast.ben.client.get(f"/coping/beside/line/{line}/").status_code == 404
    for who in (cast.ana, cast.omar):
        mine = row(cast, "card")
        assert who.client.get(f"/coping/beside/card/{mine}/").status_code == 404
    assert cast.ben.client.get(f"/coping/beside/nothing/{uuid7()}/").status_code == 404


def test_bad_input_gets_a_sentence_and_nothing_is_lost(cast: Cast) -> None:
    made = row(cast, "sign")
    for text, wrong in (("", NotLikeThis), ("my own words", NotLikeThis), ("y" * 500, TextTooLong)):
        with pytest.raises(wrong):
            suggest(cast, "sign", made, text)
    page = cast.ben.client.post(f"/coping/beside/sign/{made}/", {"id": uuid7(), "text": "y" * 9000})
    assert page.status_code == 422
    assert "y" * 9000 in html(page)


def test_they_arrive_once(cast: Cast) -> None:
    made, entry = row(cast, "sign"), uuid7()
    said = {"participant_id": ana(cast), "kind": "sign", "row_id": made, "id": entry}
    for _twice in range(2):
        beside.put_beside(cast.ben.actor, **said, text="one")
    assert count(Beside) == 1
    with pytest.raises(Replayed):
        beside.put_beside(cast.ben.actor, **said, text="two")


@pytest.mark.parametrize("kind", rules.KINDS)
def test_what_is_offered_can_be_taken_as_long_as_it_may_be(cast: Cast, kind: str) -> None:
    made, most = row(cast, kind), "a" * rules.LIMITS[kind]
    page = f"/coping/beside/{kind}/{made}/"
    too_long = {"id": str(uuid7()), "text": most + "b"}
    reply = cast.ben.client.post(page, too_long)
    assert reply.status_code == 422
    assert f"there is room for {rules.LIMITS[kind]}" in html(reply)
    assert most + "b" in html(reply)
    with pytest.raises(TextTooLong):
        suggest(cast, kind, made, most + "b")
    words = suggest(cast, kind, made, most)
    beside.answer_beside(cast.ana.actor, participant_id=ana(cast), beside_id=words, take=True)
    assert most in html(cast.ana.client.get(PAGES[kind]))


def test_words_from_before_that_have_no_room_stay_beside(cast: Cast) -> None:
    made = row(cast, "day")
    words = suggest(cast, "day", made)
    old, long = only(Beside), "c" * (rules.LIMITS["day"] + 40)
    keep(key_for(ana(cast)), old, text=long)
    old.save()
    answer = f"/coping/beside/{words}/"
    reply = cast.ana.client.post(answer, {"take": "yes", "next": PAGES["day"]}, follow=True)
    page = html(reply)
    assert "longer than there is room for" in page
    assert long in page
    assert "my own words" in page
    assert only(Beside).state == rules.WAITS
    cast.ana.client.post(answer, {"take": "no"})
    assert only(Beside).state == rules.LET_BE


@pytest.mark.parametrize("kind", ["day", "card"])
@pytest.mark.parametrize(("extra", "fits"), [(0, True), (1, False)])
def test_what_fits(kind: str, extra: int, fits: bool) -> None:
    assert rules.fits(kind, "a" * (rules.LIMITS[kind] + extra)) is fits
