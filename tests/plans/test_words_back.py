"""A word back to a win keeps what it said before, and each coach has their own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.sealed import keep
from handrail.practice.plans import queries
from handrail.practice.plans.commands import answer_win, record_win
from handrail.practice.plans.commands.words_back import turn_win_word_back
from handrail.practice.plans.models import Win, WinWord
from tests.cast import Cast, Member


def html(response: Any) -> str:
    """The page as it is sent."""
    return str(response.content.decode())


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id
    return cast.ana.participant_id


def answered(cast: Cast, *texts: str) -> UUID:
    """A win of Ana's, with what Ben said to it, one after the other."""
    win = record_win(cast.ana.actor, participant_id=ana(cast), text="Tea.", shared=True)
    for text in texts:
        answer_win(cast.ben.actor, participant_id=ana(cast), win_id=win, text=text)
    return win


def the(who: Member, cast: Cast) -> queries.WinView:
    (found,) = queries.wins(who.actor, ana(cast)).object_list
    assert isinstance(found, queries.WinView)
    return found


def test_a_later_word_keeps_the_one_before_for_both(cast: Cast) -> None:
    answered(cast, "Good", "Good", "Very good")
    for who in (cast.ana, cast.ben):
        found = the(who, cast)
        assert [word.text for word in found.words] == ["Very good"]
        assert [word.text for word in found.words_before] == ["Good"]
    page = html(cast.ana.client.get("/plan/wins/"))
    assert page.index("Very good") < page.index("Earlier words back") < page.rindex("Good")


def test_it_is_taken_back_and_both_words_are_kept(cast: Cast) -> None:
    win = answered(cast, "Good", "Very good")
    undo = f"/plan/wins/{win}/answer/undo/"
    assert cast.ben.client.post(undo, {"what": "before"}).status_code == 303
    found = the(cast.ana, cast)
    assert ([word.text for word in found.words], found.word_back) == (["Good"], "Good")
    assert [word.text for word in found.words_before] == ["Very good"]
    again = {"participant_id": ana(cast), "win_id": win}
    turn_win_word_back(cast.ben.actor, **again, before=True)
    assert the(cast.ana, cast).word_back == "Very good"
    turn_win_word_back(cast.ben.actor, **again)
    assert the(cast.ana, cast).word_back is None
    assert len(the(cast.ana, cast).words_before) == 2


def test_the_page_of_wins_leads_back_to_the_plan(cast: Cast) -> None:
    answered(cast, "Good")
    for who, plan in ((cast.ana, "/plan/"), (cast.ben, f"/plan/of/{ana(cast)}/")):
        wins = plan + "wins/"
        assert f'href="{plan}"' in html(who.client.get(wins))


def test_the_only_word_goes_and_comes_back(cast: Cast) -> None:
    win = answered(cast, "Good")
    who = {"participant_id": ana(cast), "win_id": win}
    assert "taken back" in turn_win_word_back(cast.ben.actor, **who)
    assert (list(the(cast.ana, cast).words), the(cast.ana, cast).word_back) == ([], None)
    turn_win_word_back(cast.ben.actor, **who, before=True)
    assert the(cast.ana, cast).word_back == "Good"


def test_nobody_takes_back_what_they_did_not_say(cast: Cast) -> None:
    win = answered(cast)
    with pytest.raises(NotLikeThis, match="no word of yours"):
        turn_win_word_back(cast.ben.actor, participant_id=ana(cast), win_id=win)
    page = cast.ben.client.post(f"/plan/wins/{win}/answer/undo/", follow=True)
    assert "no word of yours" in html(page)
    for member in (cast.carol, cast.omar):
        assert member.client.post(f"/plan/wins/{win}/answer/undo/").status_code == 404


def test_the_word_of_another_coach_stays_beside_it(cast: Cast) -> None:
    answered(cast, "Good")
    rows = WinWord.objects.for_system("a test gives the word to somebody else")
    rows.update(writer_id=cast.carol.actor.user_id)
    win = the(cast.ana, cast).id
    answer_win(cast.ben.actor, participant_id=ana(cast), win_id=win, text="From me as well")
    found = the(cast.ben, cast)
    assert [word.text for word in found.words] == ["Good", "From me as well"]
    assert found.word_of(cast.ben.actor.user_id) == ("From me as well", False)
    turn_win_word_back(cast.ben.actor, participant_id=ana(cast), win_id=win)
    assert the(cast.ana, cast).word_back == "Good"


def test_a_word_from_before_words_were_kept_stays_and_is_nobodys_to_change(cast: Cast) -> None:
    win = answered(cast)
    row = Win.objects.for_system("a test writes it as it was").get(pk=win)
    keep(key_for(ana(cast)), row, word_back="An old one")
    row.word_back_by, row.word_back_on = "coach", row.on
    row.save()
    assert [word.text for word in the(cast.ana, cast).words] == ["An old one"]
    answer_win(cast.ben.actor, participant_id=ana(cast), win_id=win, text="A new one")
    assert [word.text for word in the(cast.ana, cast).words] == ["An old one", "A new one"]


def test_the_participant_answers_without_a_network_once(cast: Cast) -> None:
    win = record_win(cast.ben.actor, participant_id=ana(cast), text="You called first")
    page = html(cast.ana.client.get("/plan/wins/"))
    assert "win.word" in page
    cast.ana.client.post(f"/plan/wins/{win}/answer/", {"text": "Thank you"})
    cast.ana.client.post(f"/plan/wins/{win}/answer/", {"text": "Thank you"})
    assert WinWord.objects.for_system("a test").count() == 1
