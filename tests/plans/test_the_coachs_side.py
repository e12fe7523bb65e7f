"""What a coach reads on somebody's plan: whose a goal is, and the ways on from it."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.commands.about import add_strength
from handrail.practice.plans.commands import goals
from handrail.practice.plans.queries import goals as queries
from handrail.practice.plans.rules import goals as rules
from tests.cast import Cast

from .conftest import ana, goal, html

pytestmark = pytest.mark.django_db


def test_whose_a_new_goal_is_is_said_to_each() -> None:
    assert rules.saved_words(mine=True) == rules.GOAL_SAVED
    assert rules.saved_words(mine=False) == rules.GOAL_SAVED_FOR


@pytest.mark.covers("004-16", "002-15")
def test_a_coach_who_writes_a_goal_is_told_whose_it_is(cast: Cast) -> None:
    theirs, mine = reverse("plans:goal_new_of", args=[ana(cast)]), reverse("plans:goal_new")
    form = html(cast.ben.client.get(theirs))
    assert rules.WHOSE_WORDS_FOR in form
    assert rules.WHOSE_WORDS not in form
    assert "What do they want?" in form
    assert "for my whole life" not in form
    assert rules.WHOSE_WORDS in html(cast.ana.client.get(mine))
    sent = {"id": uuid7(), "text": "a ride to work", "chosen_by": "coach"}
    page = html(cast.ben.client.post(theirs, sent, follow=True))
    assert rules.GOAL_SAVED_FOR in page
    assert rules.GOAL_SAVED not in page
    # What it says is so: the words are the coach's until the person says it another way.
    view = next(iter(queries.current(cast.ana.actor, ana(cast))))
    assert (view.by, view.may_write(cast.ben.actor)) == ("coach", True)
    goals.change_goal(cast.ana.actor, participant_id=ana(cast), goal_id=view.id,
                      said=goals.GoalSaid(text="my own car"))  # fmt: skip
    view, _key = queries.goal(cast.ana.actor, view.id)
    assert (view.by, view.may_write(cast.ben.actor)) == ("participant", False)
    sent = {"id": uuid7(), "text": "a quiet home", "shared": "on"}
    assert rules.GOAL_SAVED in html(cast.ana.client.post(mine, sent, follow=True))


@pytest.mark.covers("004-11")
def test_from_the_plan_a_coach_gets_to_the_person_and_to_what_is_shared(cast: Cast) -> None:
    goal(cast)
    who = {"participant_id": ana(cast)}
    plan = html(cast.ben.client.get(reverse("plans:person", kwargs=who)))
    names = ("desks:person", "coping:person", "growth:person", "thinking:shared",
             "desks:then_now_of")  # fmt: skip
    for name in names:
        address = reverse(name, kwargs=who)
        assert f'href="{address}"' in plan, name
        assert cast.ben.client.get(address).status_code == 200, name
    person = f'href="{reverse("desks:person", kwargs=who)}"'
    for name in ("plans:weeks_of", "plans:goals_of", "plans:barriers_of", "plans:wins",
                 "desks:paper_of"):  # fmt: skip
        assert person in html(cast.ben.client.get(reverse(name, kwargs=who))), name
    # One's own plan has one's own doors, and none of those.
    own = html(cast.ana.client.get(reverse("plans:plan")))
    assert not any(reverse(name, kwargs=who) in own for name in names)


@pytest.mark.covers("004-11")
def test_all_strengths_are_a_tap_away_for_the_coach_too(cast: Cast) -> None:
    for number in range(8):
        add_strength(cast.ana.actor, participant_id=ana(cast), text=f"strength {number}")
    address = reverse("desks:strengths_of", args=[ana(cast)])
    plan = html(cast.ben.client.get(reverse("plans:person", args=[ana(cast)])))
    assert re.search(rf'href="{address}">All \d+ strengths<', plan)


A, B, C = uuid7(), uuid7(), uuid7()


@pytest.mark.parametrize(
    ("rows", "may"),
    [
        ((), False),
        (((A, True, None),), False),
        (((A, True, None), (B, False, None)), False),
        (((A, True, None), (B, False, A)), False),
        (((A, True, None), (B, True, None)), True),
        (((A, False, None), (B, False, None)), True),
        (((A, True, None), (B, False, A), (C, False, A)), True),
    ],
)
def test_whether_anything_can_be_moved(
    rows: tuple[tuple[UUID, bool, UUID | None], ...], may: bool
) -> None:
    assert rules.tree(rows).movable is may


@pytest.mark.covers("004-16")
def test_life_goals_and_goals_for_none_are_moved_among_each_other_by_both(cast: Cast) -> None:
    among = "Life goals move among each other"
    address = reverse("plans:goals")
    lives = [goal(cast, "life a", life=True)]
    loose = [goal(cast, "loose a")]
    page = html(cast.ana.client.get(address))
    assert among not in page
    assert reverse("plans:goal_move", args=[loose[0]]) not in page
    lives.append(goal(cast, "life b", life=True))
    loose.append(goal(cast, "loose b"))
    for member, of in ((cast.ana, address), (cast.ben, reverse("plans:goals_of",
                                                               args=[ana(cast)]))):  # fmt: skip
        for first, last in (lives, loose):
            page = html(member.client.get(of))
            assert among in page
            assert page.index(f'id="goal-{first}"') < page.index(f'id="goal-{last}"')
            move = reverse("plans:goal_move", args=[last])
            assert move in page
            said = member.client.post(move, {"to": "up", "next": of}, follow=True)
            page = html(said)
            assert "Moved." in page
            assert page.index(f'id="goal-{last}"') < page.index(f'id="goal-{first}"')
            # The way back stands on the line, for both.
            assert 'name="to" value="down"' in page
            stays = member.client.post(move, {"to": "up", "next": of}, follow=True)
            assert "it is the first or the last" in html(stays)
            member.client.post(move, {"to": "down", "next": of})
