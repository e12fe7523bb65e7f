"""Goals: whose words they are, who reads them, that nothing is written over, and that both stay."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import Capability, NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.receipts import Replayed
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.kernel.text import TextTooLong
from handrail.practice.plans.commands import agree_step, direction, goals, ideas, record_review
from handrail.practice.plans.commands.direction import add_value
from handrail.practice.plans.commands.rulers import measure
from handrail.practice.plans.models import Barrier, Goal, GoalIdea, PlanEarlier, Ruler
from handrail.practice.plans.queries import goals as queries
from handrail.practice.plans.rules import goals as rules
from handrail.practice.plans.rules.direction import SELF_KEPT, crossed_words
from tests.cast import Cast

from .conftest import ana, barrier, entry, goal, html

READ = Capability.PLAN_READ


def said(text: str, **more: Any) -> goals.GoalSaid:
    return goals.GoalSaid(text=text, **more)


def words(cast: Cast, goal_id: UUID) -> str:
    return queries.goal(cast.ana.actor, goal_id)[0].text


@pytest.mark.parametrize("shared", [True, False])
def test_a_goal_is_read_by_the_two_and_by_one_when_it_is_private(cast: Cast, shared: bool) -> None:
    made = goal(cast, shared=shared)
    barrier(cast, goal=made)
    measure(cast.ana.actor, participant_id=ana(cast), goal_id=made, confidence=3)
    goals.change_goal(cast.ana.actor, participant_id=ana(cast), goal_id=made, said=said("b"))
    names = ("goal", "goal_earlier", "goal_ideas", "goal_edit")
    pages = [reverse(f"plans:{name}", args=[made]) for name in names]
    for name, member in cast.everybody().items():
        may = name == "ana" or (shared and name == "ben")
        for page in pages:
            assert member.client.get(page).status_code == (200 if may else 404), (name, page)
        for model in (Goal, Ruler, Barrier, PlanEarlier):
            seen = model.objects.visible_to(member.actor, READ).count()
            assert bool(seen) is may, (name, model)


def test_nobody_else_can_do_anything_with_it(cast: Cast) -> None:
    made = goal(cast)
    ways = ("stand", "undo", "move", "share", "edit")
    addresses = [reverse(f"plans:goal_{way}", args=[made]) for way in ways]
    addresses.append(reverse("plans:ruler", args=[made]))
    for name, member in cast.everybody().items():
        if name in ("ana", "ben"):
            continue
        for address in addresses:
            assert member.client.post(address, {"state": "reached"}).status_code == 404, name
    assert cast.ben.client.post(addresses[3], {"share": ""}).status_code == 404
    assert queries.goal(cast.ana.actor, made)[0].state == "open"


@pytest.mark.covers("002-15", "003-26")
def test_a_coach_never_writes_over_a_line_of_the_participants(cast: Cast) -> None:
    made, me = goal(cast, "my very own words"), {"participant_id": ana(cast)}
    with pytest.raises(NotVisible):
        goals.change_goal(cast.ben.actor, **me, goal_id=made, said=said("better words"))
    page = cast.ben.client.get(reverse("plans:goal_edit", args=[made]))
    sent = {"id": entry(page), "text": "better words"}
    cast.ben.client.post(reverse("plans:goal_edit", args=[made]), sent)
    assert words(cast, made) == "my very own words"
    (idea,) = queries.goal_page(cast.ana.actor, made).ideas.waiting
    assert (idea.text, idea.name) == ("better words", "Ben")
    assert "better words" in html(cast.ana.client.get(reverse("plans:goal", args=[made])))
    ideas.answer_idea(cast.ana.actor, **me, idea_id=idea.id, take=True)
    assert words(cast, made) == "better words"
    view, key = queries.goal(cast.ana.actor, made)
    assert view.by == "participant"
    assert [old.text for old in queries.earlier_goals(cast.ana.actor, made, key)] == [
        "my very own words"
    ]
    assert not queries.goal_page(cast.ana.actor, made).ideas.waiting
    goals.undo_goal(cast.ana.actor, **me, goal_id=made)
    assert words(cast, made) == "my very own words"


def test_words_that_are_let_be_change_nothing_and_only_a_coach_suggests(cast: Cast) -> None:
    made, me = goal(cast, "mine"), {"participant_id": ana(cast)}
    idea = ideas.suggest_words(cast.ben.actor, **me, goal_id=made, text="other")
    with pytest.raises(NotVisible):
        ideas.answer_idea(cast.ben.actor, **me, idea_id=idea, take=True)
    ideas.answer_idea(cast.ana.actor, **me, idea_id=idea, take=False)
    assert words(cast, made) == "mine"
    assert GoalIdea.objects.for_system("a test").get().state == rules.LET_BE
    with pytest.raises(NotVisible):
        ideas.suggest_words(cast.ana.actor, **me, goal_id=made, text="x")
    with pytest.raises(NotLikeThis):
        ideas.suggest_words(cast.ben.actor, **me, goal_id=made, text="mine")


def test_a_coachs_line_is_the_coachs_until_the_participant_takes_it_over(cast: Cast) -> None:
    made, me = goal(cast, "from ben", by=cast.ben), {"participant_id": ana(cast)}
    assert queries.goal(cast.ana.actor, made)[0].name == "Ben"
    goals.change_goal(cast.ben.actor, **me, goal_id=made, said=said("from ben, again"))
    goals.change_goal(cast.ana.actor, **me, goal_id=made, said=said("now mine"))
    assert queries.goal(cast.ana.actor, made)[0].by == "participant"
    with pytest.raises(NotVisible):
        goals.change_goal(cast.ben.actor, **me, goal_id=made, said=said("no, mine"))
    with pytest.raises(NotVisible):
        goals.undo_goal(cast.ben.actor, **me, goal_id=made)
    key = queries.goal(cast.ana.actor, made)[1]
    assert [old.text for old in queries.earlier_goals(cast.ana.actor, made, key)] == [
        "from ben, again", "from ben",
    ]  # fmt: skip


@pytest.mark.covers("003-26")
def test_a_coach_takes_back_what_a_coach_changed_and_both_see_it(cast: Cast) -> None:
    made, me = goal(cast), {"participant_id": ana(cast)}
    goals.stand_goal(cast.ben.actor, **me, goal_id=made, state="aside")
    page = html(cast.ana.client.get(reverse("plans:goal", args=[made])))
    assert "Last changed by a coach" in page
    goals.undo_goal(cast.ben.actor, **me, goal_id=made)
    view, key = queries.goal(cast.ana.actor, made)
    assert (view.state, view.text) == ("open", "a quiet home")
    assert len(queries.earlier_goals(cast.ana.actor, made, key)) == 2


def test_two_at_once_are_both_kept_and_the_later_is_told(cast: Cast) -> None:
    made = goal(cast, "first", by=cast.ben)
    address = reverse("plans:goal_edit", args=[made])
    version = queries.goal(cast.ana.actor, made)[0].version
    for member, text in ((cast.ben, "from ben"), (cast.ana, "from ana")):
        sent = {"id": uuid7(), "text": text, "version": version}
        page = member.client.post(address, sent, follow=True)
        told = "This was changed by somebody while you wrote" in html(page)
        assert told is (member is cast.ana)
    view, key = queries.goal(cast.ana.actor, made)
    kept = [view.text, *(old.text for old in queries.earlier_goals(cast.ana.actor, made, key))]
    assert kept == ["from ana", "from ben", "first"]


@pytest.mark.parametrize("mine", [True, False])
def test_whoever_crossed_their_own_change_is_told_so_in_one_notice(mine: bool) -> None:
    said = crossed_words(mine=mine)
    assert ("You changed this on another page or phone" in said) is mine
    assert ("by somebody" in said) is not mine


def test_two_pages_of_one_person_are_not_called_somebody(cast: Cast) -> None:
    made = goal(cast, "first")
    step = agree_step(cast.ana.actor, participant_id=ana(cast), text="first step")
    looked = record_review(cast.ana.actor, participant_id=ana(cast), worked="first").review_id
    sent = {
        reverse("plans:goal_edit", args=[made]): {"text": "other"},
        reverse("plans:step_edit", args=[step]): {"text": "other", "chosen_by": "participant",
                                                  "sure": "9"},
        reverse("plans:review_edit", args=[looked]): {"worked": "other"},
    }  # fmt: skip
    for address, words in sent.items():
        found = re.search(r'name="version" value="(\d+)"', html(cast.ana.client.get(address)))
        assert found is not None
        for tab in ("one", "two"):
            text = {key: f"{tab} {value}" if value == "other" else value
                    for key, value in words.items()}  # fmt: skip
            form = {"id": uuid7(), "version": found[1], **text}
            page = html(cast.ana.client.post(address, form, follow=True))
            assert (SELF_KEPT in page) is (tab == "two"), address
            assert "by somebody" not in page
            assert ("What it said before is kept." in page) is (tab == "one"), address
    earlier = queries.earlier_goals(cast.ana.actor, made, queries.goal(cast.ana.actor, made)[1])
    assert [old.text for old in earlier] == ["one other", "first"]


def test_it_is_reached_put_aside_and_brought_back_and_never_more_than_that(cast: Cast) -> None:
    made, me = goal(cast), {"participant_id": ana(cast)}
    goals.stand_goal(cast.ana.actor, **me, goal_id=made, state="reached")
    view = queries.goal(cast.ana.actor, made)[0]
    assert (view.state, view.reached_on) == ("reached", clock.today(cast.site.zone))
    assert not queries.current(cast.ana.actor, ana(cast))
    goals.stand_goal(cast.ana.actor, **me, goal_id=made, state="open")
    assert queries.goal(cast.ana.actor, made)[0].reached_on is None
    with pytest.raises(NotLikeThis):
        goals.stand_goal(cast.ana.actor, **me, goal_id=made, state="failed")
    address = reverse("plans:goal_stand", args=[made])
    page = cast.ana.client.post(address, {"state": "failed"}, follow=True)
    assert "cannot become that" in html(page)


@pytest.mark.covers("004-16")
def test_the_order_is_moved_by_buttons_and_private_goals_stay_where_they_are(cast: Cast) -> None:
    me = {"participant_id": ana(cast)}
    a, b, c = goal(cast, "a"), goal(cast, "b", shared=False), goal(cast, "c")
    goals.move_goal(cast.ben.actor, **me, goal_id=c, up=True)
    order = [one.text for one in queries.current(cast.ana.actor, ana(cast))]
    assert order == ["c", "b", "a"]
    goals.move_goal(cast.ana.actor, **me, goal_id=a, up=True)
    goals.move_goal(cast.ana.actor, **me, goal_id=c, up=True)
    assert [one.text for one in queries.current(cast.ana.actor, ana(cast))] == ["c", "a", "b"]
    with pytest.raises(NotVisible):
        goals.move_goal(cast.ben.actor, **me, goal_id=b, up=True)


@pytest.mark.covers("001-22")
def test_life_goals_stand_on_top_of_others(cast: Cast) -> None:
    life, me = goal(cast, "life", life=True), {"participant_id": ana(cast)}
    made = goal(cast, "under", parent=life)
    assert [one.id for one in queries.goal_page(cast.ana.actor, life).below] == [made]
    for bad in (said("x", life=True, parent=life), said("x", parent=made),
                said("x", parent=uuid7()), said("x", value=uuid7()), said("x", domain="moon"),
                said("")):  # fmt: skip
        with pytest.raises(NotLikeThis):
            goals.write_goal(cast.ana.actor, **me, said=bad)
    with pytest.raises(NotLikeThis):
        goals.change_goal(cast.ana.actor, **me, goal_id=life, said=said("no life goal"))
    with pytest.raises(TextTooLong):
        goals.write_goal(cast.ana.actor, **me, said=said("x" * 20_000))


def test_it_is_stored_once(cast: Cast) -> None:
    one, me = uuid7(), {"participant_id": ana(cast)}
    for _again in range(2):
        goals.write_goal(cast.ana.actor, **me, said=said("a"), id=one)
    with pytest.raises(Replayed):
        goals.write_goal(cast.ana.actor, **me, said=said("b"), id=one)
    assert len(queries.current(cast.ana.actor, ana(cast))) == 1


@pytest.mark.covers("000-4", "003-7")
def test_numbers_are_said_again_drawn_and_below_seven_offers_smaller_ways(cast: Cast) -> None:
    made, me = goal(cast, domain="health"), {"participant_id": ana(cast)}
    address = reverse("plans:goal", args=[made])
    page = cast.ana.client.get(address)
    assert "Below 7" not in html(page)
    for sure in (3, 5):
        sent = {"id": uuid7(), "confidence": sure, "importance": 9}
        assert cast.ana.client.post(reverse("plans:ruler", args=[made]), sent).status_code == 303
    page = html(cast.ben.client.get(address))
    assert "Below 7" in page
    assert "size=small" in page
    assert page.count("<table>") == 2
    assert queries.goal_page(cast.ana.actor, made).latest == {"confidence": 5, "importance": 9}
    measure(cast.ana.actor, **me, goal_id=made, confidence=8)
    assert "Below 7" not in html(cast.ana.client.get(address))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Pick a number for one of the three"), ({"confidence": "11"}, "from 0 to 10"),
        ({"readiness": "x"}, "from 0 to 10"),
        ({"readiness": "2", "on": "9999-01-01"}, "Pick today"),
        ({"readiness": "2", "on": "1890-01-01"}, "last ten years"),
        ({"readiness": "2", "on": "soon"}, "Write the day like"),
    ],
)  # fmt: skip
def test_numbers_that_cannot_be_come_back_as_they_were(
    cast: Cast, sent: dict[str, str], words: str
) -> None:
    made = goal(cast)
    answer = cast.ana.client.post(reverse("plans:ruler", args=[made]), {"id": uuid7(), **sent})
    assert answer.status_code == 422
    assert words in html(answer)
    assert Ruler.objects.for_system("a test").count() == 0


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": ""}, "Write the goal"), ({"text": "x" * 20_000}, "there is room for 300"),
        ({"text": "a", "domain": "moon"}, "Pick a part of life"),
        ({"text": "a", "chosen_by": "x"}, "Choose one of the list"),
        ({"text": "a\x00b"}, ""),
    ],
)  # fmt: skip
def test_a_form_that_did_not_pass_keeps_what_was_typed(
    cast: Cast, sent: dict[str, str], words: str
) -> None:
    form = {"id": uuid7(), "why": "my typed why", **sent}
    answer = cast.ana.client.post(reverse("plans:goal_new"), form)
    assert answer.status_code == (422 if words else 303)
    if words:
        assert words in html(answer)
        assert "my typed why" in html(answer)


def test_one_list_says_what_a_goal_is_for_so_nothing_is_offered_and_refused(cast: Cast) -> None:
    above, new = goal(cast, "a home", life=True), reverse("plans:goal_new")
    page = html(cast.ana.client.get(new))
    assert 'name="life"' not in page
    assert f'<option value="{above}">' in page
    sent = {"text": "a garden", "parent": "life"}
    cast.ana.client.post(new, {"id": uuid7(), **sent})
    made = Goal.objects.for_system("a test").order_by("made_at").last()
    assert (made.life, made.parent_id) == (True, None)
    edit = reverse("plans:goal_edit", args=[made.pk])
    assert '<option value="life" selected>' in html(cast.ana.client.get(edit))
    cast.ana.client.post(edit, {"id": uuid7(), "text": "a garden", "parent": str(above)})
    made = Goal.objects.for_system("a test").get(pk=made.pk)
    assert (made.life, made.parent_id) == (False, above)


@pytest.mark.parametrize(
    ("sent", "picked", "words"),
    [
        ({"parent": "life"}, "life", "Write the goal"),
        ({"life": "on"}, "life", "Write the goal"),
        ({"life": "on", "parent": "ABOVE", "text": "a"}, "ABOVE", "Pick one of the two."),
    ],
)
def test_what_a_goal_is_for_stays_picked(
    cast: Cast, sent: dict[str, str], picked: str, words: str
) -> None:
    above = str(goal(cast, "a home", life=True))
    form = {"id": uuid7(), "text": "", **{k: v.replace("ABOVE", above) for k, v in sent.items()}}
    answer = cast.ana.client.post(reverse("plans:goal_new"), form)
    assert answer.status_code == 422
    assert words in html(answer)
    assert f'<option value="{picked.replace("ABOVE", above)}" selected>' in html(answer)


def test_a_life_goal_with_goals_below_it_says_why_it_stays_one(cast: Cast) -> None:
    above = goal(cast, "a home", life=True)
    goal(cast, "a lease", parent=above)
    sent = {"id": uuid7(), "text": "a home", "parent": ""}
    answer = cast.ana.client.post(reverse("plans:goal_edit", args=[above]), sent)
    assert answer.status_code == 422
    assert "Goals stand below this one, so it stays a life goal." in html(answer)


def test_suggested_steps_say_why(cast: Cast) -> None:
    made, me = goal(cast, domain="health"), {"participant_id": ana(cast)}
    step = agree_step(cast.ana.actor, **me, text="walk with Sam", goal=made)
    cast.ana.client.post(reverse("plans:step_report", args=[step]), {"state": "done"})
    at = reverse("plans:goal_ideas", args=[made])
    for member, who in ((cast.ana, "You"), (cast.ben, "They")):
        page = html(member.client.get(at))
        assert "walk with Sam" in page
        assert f"{who} did this for this goal before. It worked." in page
        assert "An idea for this part of life: Health" in page
    taken = cast.ana.client.get(f"{reverse('plans:step_new')}?goal={made}&again={step}")
    assert "walk with Sam" in html(taken)
    assert f'value="{made}" selected' in html(taken)


def test_a_value_that_is_not_shared_is_not_shown_to_a_coach(cast: Cast) -> None:
    value = direction.add_value(cast.ana.actor, participant_id=ana(cast), text="my faith")
    made = goal(cast, value=value)
    for member, seen in ((cast.ana, True), (cast.ben, False)):
        page = html(member.client.get(reverse("plans:goal", args=[made])))
        assert ("my faith" in page) is seen


def test_a_change_keeps_what_a_goal_was_for_also_when_that_rests_now(cast: Cast) -> None:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    value = direction.add_value(actor, **me, text="quiet")
    life = goal(cast, "a life goal", life=True)
    made = goal(cast, "below it", parent=life, value=value)
    goals.stand_goal(actor, **me, goal_id=life, state="reached")
    direction.sort_value(actor, **me, value_id=value, pile="not_now")
    page = html(cast.ana.client.get(reverse("plans:goal_edit", args=[made])))
    assert f'value="{life}" selected' in page
    assert f'value="{value}" selected' in page


def test_taking_back_brings_the_whole_goal_back_and_keeps_a_place_that_fits(cast: Cast) -> None:
    actor, me = cast.ana.actor, {"participant_id": ana(cast)}
    life = goal(cast, "a home for us", life=True)
    value = add_value(actor, **me, text="family")
    first = {"domain": "home", "parent": life, "value": value, "chosen_by": "coach"}
    made = goal(cast, "my own lease", **first)
    other = goals.GoalSaid("a job", domain="work", life=True)
    goals.change_goal(actor, **me, goal_id=made, said=other)
    goals.undo_goal(actor, **me, goal_id=made)
    view, _key = queries.goal(actor, made)
    assert (view.text, view.life) == ("my own lease", False)
    assert {name: getattr(view, name) for name in first} == first
    goals.change_goal(actor, **me, goal_id=made, said=goals.GoalSaid("a job", life=True))
    below = goal(cast, "one form", parent=made)
    goals.undo_goal(actor, **me, goal_id=made)
    view, _key = queries.goal(actor, made)
    assert (view.text, view.life, view.parent) == ("my own lease", True, None)
    assert queries.goal(actor, below)[0].parent == made


@pytest.mark.covers("004-11")
def test_a_coach_is_asked_what_they_said_and_the_person_what_they_say(cast: Cast) -> None:
    address = reverse("plans:goal", args=[goal(cast)])
    bad = {"importance": "99"}
    for member, asked, other in (
        (cast.ana, "to you?", "to them?"),
        (cast.ben, "to them?", "to you?"),
    ):
        for page in (
            member.client.get(address),
            member.client.post(reverse("plans:ruler", args=[goal(cast)]), bad),
        ):
            assert f"How much does it matter {asked}" in html(page)
            assert f"How much does it matter {other}" not in html(page)
