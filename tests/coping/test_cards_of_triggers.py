"""The cards of what sets it off: more than the form asks for, put away, brought back, as before."""

from __future__ import annotations

from uuid import UUID

import pytest

from handrail.ground.kernel.ids import uuid7
from handrail.practice.coping.commands import cards, lists
from handrail.practice.coping.models import Answer, EarlierWords
from handrail.practice.coping.queries.lists import triggers
from handrail.practice.coping.rules.lists import not_asked
from tests.cast import Cast
from tests.coping.people import ana, html, only

ONE, TWO, THREE, FOUR, FIVE = (UUID(int=number) for number in range(1, 6))


@pytest.mark.parametrize(
    ("live", "left"),
    [
        ([], []),
        ([ONE, TWO, THREE], []),
        ([ONE, TWO, THREE, FOUR], [FOUR]),
        ([FIVE, FOUR, THREE, TWO, ONE], [TWO, ONE]),
    ],
)
def test_what_the_form_has_no_room_to_ask_about(live: list[UUID], left: list[UUID]) -> None:
    assert list(not_asked(live)) == left


def _cards(cast: Cast, *texts: str) -> list[UUID]:
    return [cards.add_card(cast.ana.actor, participant_id=ana(cast), text=text) for text in texts]


def _trigger(cast: Cast, tied: list[UUID], new_card: str = "") -> UUID:
    return lists.write_trigger(cast.ana.actor, participant_id=ana(cast), kind="place",
                               text="The corner shop", cards=tied, new_card=new_card)  # fmt: skip


def _send(cast: Cast, row: UUID, *three: UUID, text: str = "The shop", new_card: str = "") -> None:
    chosen = dict(zip(("first", "second", "third"), map(str, three), strict=False))
    sent = {"id": str(uuid7()), "kind": "place", "text": text, "new_card": new_card, **chosen}
    assert cast.ana.client.post(f"/coping/triggers/{row}/", sent).status_code == 303


def _tied(cast: Cast) -> list[str]:
    (view,) = triggers(cast.ana.actor, ana(cast))
    return [text for _id, text in view.cards]


@pytest.mark.covers("004-6")
def test_a_fourth_card_stays_when_something_else_is_changed(cast: Cast) -> None:
    three = _cards(cast, "Call Jo", "Take the other road", "Long shower")
    row = _trigger(cast, three, new_card="Read a book")
    assert _tied(cast) == ["Call Jo", "Take the other road", "Long shower", "Read a book"]
    _send(cast, row, *three)
    assert _tied(cast) == ["Call Jo", "Take the other road", "Long shower", "Read a book"]
    # A fifth comes behind it; one that is taken out lets the others move up.
    _send(cast, row, *three, new_card="Sit down")
    assert _tied(cast)[3:] == ["Read a book", "Sit down"]
    _send(cast, row, three[1], three[2])
    assert _tied(cast) == ["Take the other road", "Long shower", "Read a book", "Sit down"]


@pytest.mark.covers("004-6")
def test_a_card_brought_back_beside_three_others_stays(cast: Cast) -> None:
    first, *others = _cards(cast, "Call Jo", "Take the other road", "Long shower", "Read a book")
    row = _trigger(cast, [first, *others[:2]])
    cards.put_card_away(cast.ana.actor, participant_id=ana(cast), card_id=first, away=True)
    _send(cast, row, *others)
    cards.put_card_away(cast.ana.actor, participant_id=ana(cast), card_id=first, away=False)
    _send(cast, row, *others, text="The shop at night")
    assert _tied(cast) == ["Take the other road", "Long shower", "Read a book", "Call Jo"]


def test_how_many_cards_are_put_away_is_said_as_it_is(cast: Cast) -> None:
    first, second, third = _cards(cast, "Call Jo", "Long shower", "Read a book")
    _trigger(cast, [first, second, third])
    for gone, words in (
        (first, "One more card for it was put away."),
        (second, "2 more cards for it were put away."),
        (third, "3 cards for it were put away. You can bring them back."),
    ):
        cards.put_card_away(cast.ana.actor, participant_id=ana(cast), card_id=gone, away=True)
        assert words in html(cast.ana.client.get("/coping/triggers/"))


def test_earlier_words_bring_exactly_their_own_cards_back(cast: Cast) -> None:
    three = _cards(cast, "Call Jo", "Take the other road", "Long shower")
    row = _trigger(cast, three)
    _send(cast, row, *three, new_card="Read a book")
    assert len(_tied(cast)) == 4
    assert "Call Jo" in html(cast.ana.client.get(f"/coping/triggers/{row}/"))
    cast.ana.client.post(f"/coping/earlier/{only(EarlierWords).pk}/use/")
    assert _tied(cast) == ["Call Jo", "Take the other road", "Long shower"]


def test_what_helped_counts_for_the_card_on_the_list_before_one_that_was_put_away(
    cast: Cast,
) -> None:
    def add() -> UUID:
        return cards.add_card(cast.ana.actor, participant_id=ana(cast), idea="cold_water")

    old = add()
    cards.put_card_away(cast.ana.actor, participant_id=ana(cast), card_id=old, away=True)
    new = add()
    assert new != old
    cards.answer(cast.ana.actor, participant_id=ana(cast), passed="yes", idea="cold_water")
    assert only(Answer).card_id == new
