"""Words that a second person wrote beside a line have a way back, and those before are kept."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.plans.commands import agree_step, beside, ideas, record_review, record_win
from handrail.practice.plans.commands.direction import add_value
from handrail.practice.plans.models import GoalIdea, Step, WeekBeside
from handrail.practice.plans.queries import correcting, goals, wording
from handrail.practice.plans.queries.ideas import Ideas
from tests.cast import Cast, Member
from tests.plans.conftest import ana, goal, html

BACK = "They stand under “Words that stood beside it”, for both of you."


def written(cast: Cast, made: UUID, *texts: str, by: Member | None = None) -> list[UUID]:
    """What Ben wrote beside a goal of Ana's, one after the other."""
    who = (by or cast.ben).actor
    return [
        ideas.suggest_words(who, participant_id=ana(cast), goal_id=made, text=text)
        for text in texts
    ]


def read_by(who: Member, made: UUID) -> Ideas:
    return goals.goal_page(who.actor, made).ideas


def texts(found: Any) -> list[str]:
    return [one.text for one in found]


def turn(cast: Cast, made: UUID, *, before: bool = False, by: Member | None = None) -> str:
    who = (by or cast.ben).actor
    return ideas.turn_words_back(who, participant_id=ana(cast), goal_id=made, before=before)


@pytest.mark.covers("003-26", "002-15")
def test_later_words_beside_a_goal_keep_those_before_for_both(cast: Cast) -> None:
    made = goal(cast, "mine")
    written(cast, made, "first", "second")
    for who in (cast.ana, cast.ben):
        found = read_by(who, made)
        assert (texts(found.waiting), texts(found.before)) == (["second"], ["first"])
        page = html(who.client.get(f"/plan/goals/{made}/"))
        assert page.index("second") < page.index("Words that stood beside it")
        assert page.index("Words that stood beside it") < page.index(">first<")


def test_they_are_taken_back_and_put_beside_again(cast: Cast) -> None:
    made = goal(cast, "mine")
    written(cast, made, "first", "second")
    at = f"/plan/goals/{made}/beside/undo/"
    page = cast.ben.client.post(at, {"what": "away"}, follow=True)
    assert BACK in unescape(html(page))
    assert texts(read_by(cast.ana, made).waiting) == []
    assert texts(read_by(cast.ana, made).before) == ["second", "first"]
    assert "Put my earlier words back" in html(cast.ben.client.get(f"/plan/goals/{made}/"))
    page = cast.ben.client.post(at, {"what": "before"}, follow=True)
    assert "Your words stand beside it again." in html(page)
    assert texts(read_by(cast.ana, made).waiting) == ["second"]
    turn(cast, made, before=True)
    found = read_by(cast.ana, made)
    assert (texts(found.waiting), texts(found.before)) == (["first"], ["second"])
    assert GoalIdea.objects.for_system("a test").count() == 2


def test_nobody_takes_back_what_they_did_not_write(cast: Cast) -> None:
    made = goal(cast, "mine")
    at = f"/plan/goals/{made}/beside/undo/"
    for who in (cast.ben, cast.ana):
        assert "no words of yours" in html(who.client.post(at, follow=True))
    with pytest.raises(NotLikeThis, match="no words of yours"):
        turn(cast, made)
    written(cast, made, "words")
    GoalIdea.objects.for_system("a test gives them to somebody").update(
        writer_id=cast.carol.actor.user_id
    )
    page = html(cast.ben.client.get(f"/plan/goals/{made}/"))
    assert "words" in page
    assert "Take my words back" not in page
    with pytest.raises(NotLikeThis):
        turn(cast, made)
    for stranger in (cast.carol, cast.omar, cast.mona):
        assert stranger.client.post(at).status_code == 404


def test_each_coach_has_words_of_their_own(cast: Cast) -> None:
    made = goal(cast, "mine")
    written(cast, made, "from carol")
    GoalIdea.objects.for_system("a test gives them to somebody").update(
        writer_id=cast.carol.actor.user_id
    )
    written(cast, made, "from ben")
    assert texts(read_by(cast.ana, made).waiting) == ["from carol", "from ben"]
    turn(cast, made)
    assert texts(read_by(cast.ana, made).waiting) == ["from carol"]


def test_what_was_answered_is_not_taken_back(cast: Cast) -> None:
    made, me = goal(cast, "mine"), {"participant_id": ana(cast)}
    (one,) = written(cast, made, "other")
    ideas.answer_idea(cast.ana.actor, **me, idea_id=one, take=False)
    with pytest.raises(NotLikeThis):
        turn(cast, made)
    assert texts(read_by(cast.ana, made).let_be) == ["other"]
    assert read_by(cast.ben, made) == Ideas([], [], [])
    assert "Words that you let be" in html(cast.ana.client.get(f"/plan/goals/{made}/"))
    ideas.answer_idea(cast.ana.actor, **me, idea_id=one, take=True)
    assert goals.goal(cast.ana.actor, made)[0].text == "other"


def test_words_that_went_meanwhile_are_not_taken(cast: Cast) -> None:
    made = goal(cast, "mine")
    (one,) = written(cast, made, "other")
    turn(cast, made)
    page = cast.ana.client.post(f"/plan/goals/ideas/{one}/", {"take": "yes"}, follow=True)
    assert "These words were taken back meanwhile. Your words stay." in html(page)
    assert goals.goal(cast.ana.actor, made)[0].text == "mine"


Suggest = Callable[..., UUID]


def a_step(cast: Cast) -> tuple[Suggest, dict[str, Any], str]:
    made = agree_step(cast.ana.actor, participant_id=ana(cast), text="walk")
    return beside.suggest_step_words, {"step_id": made}, "step"


def a_review(cast: Cast) -> tuple[Suggest, dict[str, Any], str]:
    made = record_review(cast.ana.actor, participant_id=ana(cast), worked="tea", shared=True)
    return beside.suggest_review_words, {"review_id": made.review_id, "part": "worked"}, "review"


def a_win(cast: Cast) -> tuple[Suggest, dict[str, Any], str]:
    made = record_win(cast.ana.actor, participant_id=ana(cast), text="tea", shared=True)
    return beside.suggest_win_words, {"win_id": made}, "win"


def a_value(cast: Cast) -> tuple[Suggest, dict[str, Any], str]:
    made = add_value(cast.ana.actor, participant_id=ana(cast), text="rest")
    cast.ana.client.post("/plan/values/share/", {"share": "coach"})
    return beside.suggest_value_words, {"value_id": made}, "value"


LINES = pytest.mark.parametrize("line", [a_step, a_review, a_win, a_value])
Line = Callable[[Cast], tuple[Suggest, dict[str, Any], str]]


def besides(who: Member, kind: str, pk: UUID) -> Any:
    if kind == "step":
        return correcting.step_to_correct(who.actor, pk)[1].besides
    if kind == "review":
        return correcting.review_to_correct(who.actor, pk)[1].besides
    found = {"win": wording.win_wording, "value": wording.value_wording}[kind]
    return found(who.actor, pk).besides


def stands(found: Any) -> tuple[list[str], list[str]]:
    """What waits, and what stood there before."""
    return texts(one for one in found if one.waits), texts(one for one in found if one.until)


@pytest.mark.covers("003-26")
@LINES
def test_words_beside_a_line_go_and_come_back(cast: Cast, line: Line) -> None:
    suggest, of, kind = line(cast)
    me, pk = {"participant_id": ana(cast)}, of[f"{kind}_id"]
    one = suggest(cast.ben.actor, **me, **of, text="first")
    two = suggest(cast.ben.actor, **me, **of, text="second")
    both = (cast.ana, cast.ben)
    assert [stands(besides(who, kind, pk)) for who in both] == [(["second"], ["first"])] * 2
    at, page = f"/plan/week/beside/{two}/", reverse(f"plans:{kind}_edit", args=[pk])
    told = cast.ben.client.post(at, {"take": "back"}, follow=True)
    assert BACK in unescape(html(told))
    assert [stands(besides(who, kind, pk))[0] for who in both] == [[], []]
    for who in both:
        text = html(who.client.get(page))
        assert "Words that stood beside it" in text
        assert ("Put my words back" in text) is (who is cast.ben)
    gone = cast.ana.client.post(at, {"take": "yes"}, follow=True)
    assert "These words were taken back meanwhile" in html(gone)
    again = cast.ben.client.post(f"/plan/week/beside/{one}/", {"take": "again"}, follow=True)
    assert "Your words stand beside it again." in html(again)
    assert stands(besides(cast.ana, kind, pk)) == (["first"], ["second"])
    beside.put_beside_again(cast.ben.actor, **me, beside_id=two)
    assert stands(besides(cast.ana, kind, pk)) == (["second"], ["first"])
    assert WeekBeside.objects.for_system("a test").count() == 2
    beside.answer_beside(cast.ana.actor, **me, beside_id=two, take=True)
    with pytest.raises(NotVisible):
        beside.put_beside_again(cast.ben.actor, **me, beside_id=two)


def test_only_who_wrote_them_puts_them_back(cast: Cast) -> None:
    suggest, of, _kind = a_step(cast)
    me = {"participant_id": ana(cast)}
    one = suggest(cast.ben.actor, **me, **of, text="first")
    beside.take_beside_back(cast.ben.actor, **me, beside_id=one)
    beside.take_beside_back(cast.ben.actor, **me, beside_id=one)
    for who in (cast.ana, cast.carol, cast.omar):
        with pytest.raises(NotVisible):
            beside.put_beside_again(who.actor, **me, beside_id=one)


def test_a_line_shows_words_beside_it_while_some_wait(cast: Cast) -> None:
    suggest, of, _kind = a_step(cast)
    me = {"participant_id": ana(cast)}
    one = suggest(cast.ben.actor, **me, **of, text="a longer way")

    def shown() -> tuple[bool, bool]:
        row = Step.objects.for_system("a test").get(pk=of["step_id"])
        return row.beside, "a longer way" in html(cast.ana.client.get("/plan/"))

    assert shown() == (True, True)
    beside.take_beside_back(cast.ben.actor, **me, beside_id=one)
    assert shown() == (False, False)
    beside.put_beside_again(cast.ben.actor, **me, beside_id=one)
    assert shown() == (True, True)


def test_one_part_of_a_look_back_says_nothing_of_another(cast: Cast) -> None:
    suggest, of, _kind = a_review(cast)
    me = {"participant_id": ana(cast)}
    suggest(cast.ben.actor, **me, **of, text="first")
    suggest(cast.ben.actor, **me, **{**of, "part": "change"}, text="other part")
    found = besides(cast.ana, "review", of["review_id"])
    assert stands(found) == (["first", "other part"], [])
