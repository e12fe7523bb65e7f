"""What is put away comes back, and only the person erases it, after a clear question."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.standing import LISTED
from handrail.practice.coping.commands import (
    away,
    cards,
    days,
    lists,
    moments,
    numbers,
    plan,
    strategy,
)
from handrail.practice.coping.commands.earlier import use_earlier
from handrail.practice.coping.commands.sharing import share_list
from handrail.practice.coping.models import (
    Card,
    Clock,
    EarlierWords,
    HardDay,
    Moment,
    PlanLine,
    Response,
    StrategyAnswer,
    StrategyLook,
)
from handrail.practice.coping.queries import lists as list_queries
from handrail.practice.coping.queries.days import days as read_days
from handrail.practice.coping.queries.earlier import earlier
from handrail.practice.coping.rules.lists import LIST_FULL, ROWS_AT_MOST
from handrail.practice.coping.rules.strategy import Said
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast
from tests.coping.people import ana, count, html, only

pytestmark = pytest.mark.django_db
PAGES = {"sign": "signs", "trigger": "triggers", "day": "days"}


def made(cast: Cast, kind: str, text: str = "my own words") -> UUID:
    actor, me = cast.ana.actor, {"participant_id": ana(cast)}
    today = clock.today(actor.zone)
    if kind == "sign":
        return lists.write_sign(actor, **me, text=text)
    if kind == "trigger":
        card = cards.add_card(actor, **me, text="Call Jo")
        return lists.write_trigger(actor, **me, kind="time", text=text, cards=[card])
    return days.add_day(actor, **me, said=days.Ahead(text, today + timedelta(days=9)))


@pytest.mark.parametrize("kind", list(PAGES))
def test_it_is_put_away_seen_by_nobody_else_and_comes_back_whole(cast: Cast, kind: str) -> None:
    row, page = made(cast, kind), f"/coping/{PAGES[kind]}/"
    share_list(cast.ana.actor, participant_id=ana(cast), name=PAGES[kind], shared=True)
    coach = f"/coping/of/{ana(cast)}/"
    assert "my own words" in html(cast.ben.client.get(coach))
    there = cast.ana.client.post(f"/coping/away/{kind}/{row}/", follow=True)
    assert "You find it at the foot of this page" in html(there)
    assert "Bring back" in html(there)
    assert "my own words" not in html(cast.ben.client.get(coach))
    assert cast.ben.client.post(f"/coping/away/{kind}/{row}/back/").status_code == 404
    assert cast.ana.client.get(f"{page}{row}/").status_code == 404
    for _twice in range(2):
        assert cast.ana.client.post(f"/coping/away/{kind}/{row}/back/").status_code == 303
    assert "Bring back" not in html(cast.ana.client.get(page))
    assert "my own words" in html(cast.ben.client.get(coach))
    if kind == "trigger":
        (found,) = list_queries.triggers(cast.ana.actor, ana(cast))
        assert [text for _id, text in found.cards] == ["Call Jo"]


def _written(cast: Cast, kind: str) -> tuple[UUID, str, str]:
    """Write a moment or a look, shared; return its id, its page, and the page of all of them."""
    actor, me = cast.ana.actor, {"participant_id": ana(cast)}
    if kind == "moment":
        said = moments.Said(happened="my own words")
        row = moments.write_moment(actor, **me, kind="use", said=said)
        moments.share_moment(actor, **me, moment_id=row, shared=True)
        return row, f"/coping/moments/{row}/", "/coping/moments/"
    row, sign = strategy.begin_look(actor, **me), made(cast, "sign", "a sign")
    one = Said("sign", sign, "a sign", "change", "my own words")
    strategy.say(actor, **me, look_id=row, said=[one])
    strategy.say(actor, **me, look_id=row, said=[replace(one, words="my own words, again")])
    strategy.share_look(actor, **me, look_id=row, shared=True)
    return row, f"/coping/strategy/{row}/", "/coping/strategy/"


@pytest.mark.parametrize("kind", ["moment", "look"])
def test_a_moment_or_a_look_is_put_away_comes_back_and_is_erased(cast: Cast, kind: str) -> None:
    row, page, all_of_them = _written(cast, kind)
    rebuild([ana(cast)])
    # A look is on the coach's page of hard times, a moment on the timeline.
    theirs = f"/coping/of/{ana(cast)}/" if kind == "look" else f"/people/{ana(cast)}/"
    assert "my own words" in html(cast.ana.client.get(page))
    assert "my own words" in html(cast.ben.client.get(theirs))
    gone = cast.ana.client.post(f"/coping/away/{kind}/{row}/", follow=True)
    assert "What I put away" in html(gone)
    assert cast.ana.client.get(page).status_code == 404
    for address in (f"/coping/of/{ana(cast)}/", f"/people/{ana(cast)}/"):
        assert "my own words" not in html(cast.ben.client.get(address))
    assert cast.ben.client.post(f"/coping/away/{kind}/{row}/back/").status_code == 404
    cast.ana.client.post(f"/coping/away/{kind}/{row}/back/")
    assert "my own words" in html(cast.ana.client.get(page))
    assert "my own words" in html(cast.ben.client.get(theirs))
    _erased(cast, kind, row)
    assert "What I put away" not in html(cast.ana.client.get(all_of_them))
    for model in (Moment, StrategyLook, StrategyAnswer, EarlierWords):
        assert count(model) == 0


def _erased(cast: Cast, kind: str, row: UUID) -> None:
    """Erase it, which takes that it was put away, and a yes."""
    erase = f"/coping/away/{kind}/{row}/erase/"
    assert cast.ana.client.get(erase).status_code == 404
    cast.ana.client.post(f"/coping/away/{kind}/{row}/")
    assert cast.ben.client.post(erase).status_code == 404
    assert "Erase this for good?" in html(cast.ana.client.get(erase))
    assert cast.ana.client.post(erase).status_code == 303
    assert cast.ana.client.post(erase).status_code == 404


def test_a_new_look_begins_beside_an_open_one_that_was_put_away(cast: Cast) -> None:
    row, _page, _all = _written(cast, "look")
    away.put_away(cast.ana.actor, participant_id=ana(cast), kind="look", row_id=row)
    assert strategy.begin_look(cast.ana.actor, participant_id=ana(cast)) != row


@pytest.mark.parametrize("kind", list(PAGES))
def test_it_stands_where_the_page_of_states_says(cast: Cast, kind: str) -> None:
    """Every move that is declared for a row of a list is made, and no other is there."""
    row = made(cast, kind)
    me = {"participant_id": ana(cast), "kind": kind, "row_id": row}
    moves = {"away": away.put_away, "there": away.bring_back, "erased": away.erase}
    walk = ("there", "away", "there", "away", "erased")
    assert set(pairwise(walk)) == {(now, to) for now, at in LISTED.items() for to in at.moves}
    with pytest.raises(NotVisible):
        moves["erased"](cast.ana.actor, **me)
    for then in walk[1:]:
        moves[then](cast.ana.actor, **me)
    for then in moves:
        with pytest.raises(NotVisible):
            moves[then](cast.ana.actor, **me)


def test_a_full_list_says_so_when_something_would_come_back(cast: Cast) -> None:
    first = made(cast, "sign")
    away.put_away(cast.ana.actor, participant_id=ana(cast), kind="sign", row_id=first)
    for number in range(ROWS_AT_MOST):
        made(cast, "sign", f"sign {number}")
    told = cast.ana.client.post(f"/coping/away/sign/{first}/back/", follow=True)
    assert LIST_FULL in html(told)
    with pytest.raises(NotLikeThis):
        away.bring_back(cast.ana.actor, participant_id=ana(cast), kind="sign", row_id=first)


@pytest.mark.parametrize("kind", list(PAGES))
def test_only_the_person_erases_and_only_what_was_put_away(cast: Cast, kind: str) -> None:
    row = made(cast, kind)
    address = f"/coping/away/{kind}/{row}/erase/"
    assert cast.ana.client.get(address).status_code == 404
    with pytest.raises(NotVisible):
        away.erase(cast.ana.actor, participant_id=ana(cast), kind=kind, row_id=row)
    cast.ana.client.post(f"/coping/away/{kind}/{row}/")
    for who in (cast.ben, cast.omar, cast.rev):
        assert who.client.get(address).status_code == 404
        assert who.client.post(address).status_code == 404
    page = html(cast.ana.client.get(address))
    assert "my own words" in page
    assert "Keep it" in page
    assert cast.ana.client.post(address).status_code == 303
    assert "my own words" not in html(cast.ana.client.get(f"/coping/{PAGES[kind]}/"))
    assert count(Response) == 0
    assert cast.ana.client.post(address).status_code == 404


def test_a_card_and_a_line_are_erased_and_what_names_them_stays(cast: Cast) -> None:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    day = made(cast, "day")
    card = cards.add_card(actor, **me, text="Walk")
    ahead = days.Ahead("court", clock.today(actor.zone) + timedelta(days=4), card_id=card)
    days.change_day(actor, **me, day_id=day, said=ahead)
    cards.answer(actor, **me, passed="yes", card_id=card)
    line = plan.add_line(actor, **me, part="alone", text="Sit outside")
    cards.put_card_away(actor, **me, card_id=card, away=True)
    plan.remove_line(actor, **me, line_id=line)
    assert "Erase for good" in html(cast.ana.client.get("/coping/cards/"))
    assert "Erase for good" in html(cast.ana.client.get("/coping/plan/"))
    for kind, row in (("card", card), ("line", line)):
        assert cast.ana.client.post(f"/coping/away/{kind}/{row}/erase/").status_code == 303
    assert (count(Card), count(PlanLine)) == (0, 0)
    assert only(HardDay).card_id is None


@pytest.mark.parametrize("kind", ["nothing", "card", "line", "clock"])
def test_kinds_that_are_not_listed_are_not_there(cast: Cast, kind: str) -> None:
    assert cast.ana.client.post(f"/coping/away/{kind}/{uuid7()}/").status_code == 404
    assert cast.ana.client.get(f"/coping/away/{kind}/{uuid7()}/erase/").status_code == 404


def test_no_reminder_of_a_day_that_is_put_away(cast: Cast) -> None:
    from handrail.practice.coping.queries.days import near_days

    today = clock.today(cast.ana.actor.zone)
    row = days.add_day(
        cast.ana.actor, participant_id=ana(cast), said=days.Ahead("payday", today)
    )  # fmt: skip
    assert near_days(cast.ana.actor, ana(cast), today)
    away.put_away(cast.ana.actor, participant_id=ana(cast), kind="day", row_id=row)
    assert not near_days(cast.ana.actor, ana(cast), today)
    assert [day.text for day in read_days(cast.ana.actor, ana(cast), today, away=True)] == [
        "payday"
    ]


def test_two_at_once_change_a_number_and_both_are_kept(cast: Cast) -> None:
    one = numbers.add_clock(cast.ana.actor, participant_id=ana(cast), name="not drinking")
    address = f"/coping/numbers/{one}/change/"
    start = clock.today(cast.ana.actor.zone).isoformat()
    for name in ("no beer", "no wine"):
        sent = {"c-id": uuid7(), "c-name": name, "c-version": "1", "c-starts_on": start,
                "c-show_since": "on", "c-show_year": "on"}  # fmt: skip
        page = html(cast.ana.client.post(address, sent, follow=True))
    assert "while you wrote" in page
    assert [view.words for view in earlier(cast.ana.actor, ana(cast), one)] == [
        ("no beer",), ("not drinking",),
    ]  # fmt: skip
    first = EarlierWords.objects.for_system("a test").order_by("made_at").first()
    assert first is not None
    use_earlier(cast.ana.actor, participant_id=ana(cast), earlier_id=first.pk)

    assert "not drinking" in html(cast.ana.client.get(f"/coping/numbers/{one}/"))
    assert only(Clock).version == 4


def test_using_earlier_words_of_a_number_leaves_who_may_see_it(cast: Cast) -> None:
    start = clock.today(cast.ana.actor.zone)
    one = numbers.add_clock(cast.ana.actor, participant_id=ana(cast), name="not drinking")
    numbers.change_clock(
        cast.ana.actor, participant_id=ana(cast), clock_id=one, name="no beer", starts_on=start,
        show_since=True, show_year=False, shared=True,
    )  # fmt: skip
    use_earlier(cast.ana.actor, participant_id=ana(cast), earlier_id=only(EarlierWords).pk)
    assert only(Clock).visibility == "coach"
