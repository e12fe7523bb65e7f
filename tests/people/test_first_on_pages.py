"""Strengths stand on every page about somebody; one thing at a time folds what can wait."""

from __future__ import annotations

import pytest

from handrail.faces.desks.addresses import url
from handrail.ground.people.commands import about
from handrail.ground.people.commands.coaching import set_first_days
from handrail.practice.plans.commands.barriers import BarrierSaid, add_barrier
from handrail.practice.plans.commands.correcting import share_review
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from handrail.practice.plans.commands.looking_back import record_review
from handrail.practice.plans.commands.steps import agree_step
from tests.cast import Cast
from tests.coping.people import ana, html

SINGS = "Sings in the morning"
OWN = (
    "desks:today", "checkins:history", "plans:plan", "plans:goals", "plans:barriers",
    "plans:weeks", "plans:review", "plans:wins", "plans:vision", "plans:values", "coping:mine",
    "thinking:mine", "growth:mine", "growth:milestones", "growth:evidence", "community:attended",
    "desks:ideas", "desks:strengths", "desks:paper_print", "encouragement:mine", "contacts:mine",
    "coping:cards", "coping:triggers", "coping:signs", "coping:days", "coping:moments",
    "coping:numbers", "thinking:decision", "thinking:routine", "plans:goal_new", "plans:step_new",
    "desks:coaching", "desks:level", "desks:pathway", "desks:strategy",
    "growth:outlook", "contacts:appointment_new", "desks:paper",
)  # fmt: skip
OF = (
    "desks:person", "plans:person", "plans:goals_of", "plans:barriers_of", "plans:weeks_of",
    "plans:review", "plans:wins", "desks:ideas_of", "desks:strengths_of", "desks:paper_print_of",
    "desks:coaching_of", "desks:level_of", "plans:goal_new_of", "plans:agree",
    "contacts:new", "contacts:appointment_new", "encouragement:write", "referrals:refer",
    "desks:paper_of",
)  # fmt: skip
ONES = ("goal", "barrier", "why", "step", "look", "smaller", "swap", "ideas", "earlier")


@pytest.fixture
def strong(cast: Cast) -> dict[str, str]:
    """The addresses of a goal, a barrier and why a step, of somebody who sings."""
    me, actor = ana(cast), cast.ana.actor
    about.add_strength(actor, participant_id=me, text=SINGS)
    goal = write_goal(actor, participant_id=me, said=GoalSaid("A lease"), shared=True)
    barrier = add_barrier(actor, participant_id=me, said=BarrierSaid("No bus"), shared=True)
    step = agree_step(actor, participant_id=me, text="Ask about the room")
    look = record_review(actor, participant_id=me, worked="I asked").review_id
    share_review(actor, participant_id=me, review_id=look, shared=True)
    return {
        "step": url("plans:step_edit", step_id=step),
        "look": url("plans:review_edit", review_id=look),
        "smaller": url("plans:smaller", step_id=step),
        "swap": url("plans:swap", step_id=step),
        "ideas": url("plans:goal_ideas", goal_id=goal),
        "earlier": url("plans:goal_earlier", goal_id=goal),
        "goal": url("plans:goal", goal_id=goal),
        "barrier": url("plans:barrier", barrier_id=barrier),
        "why": url("plans:why", step_id=step),
    }


@pytest.mark.covers("002-3")
@pytest.mark.parametrize("name", [*OWN, *ONES])
def test_what_somebody_is_good_at_is_on_their_own_page(
    cast: Cast, strong: dict[str, str], name: str
) -> None:
    page = html(cast.ana.client.get(strong.get(name) or url(name)))
    assert SINGS in page


@pytest.mark.covers("002-3")
@pytest.mark.parametrize("name", [*OF, *ONES])
def test_and_on_every_page_of_their_coach_about_them(
    cast: Cast, strong: dict[str, str], name: str
) -> None:
    page = html(cast.ben.client.get(strong.get(name) or url(name, participant_id=ana(cast))))
    assert SINGS in page


@pytest.mark.covers("002-7")
@pytest.mark.parametrize(
    ("name", "folded", "there"),
    [
        ("desks:today", "More steps of this week", "Sort my papers"),
        ("desks:today", "More about this step", "Put aside"),
        ("desks:today", 'id="more"', "Places that can help"),
        ("plans:plan", "The rest of my plan", "What matters most"),
        ("coping:mine", "More to be ready", "My warning signs"),
        ("coping:mine", "More of what happened", "My numbers"),
        ("thinking:mine", "All tools", "Solve a problem"),
        ("plans:step_new", "More about this step", "Why it matters"),
        ("plans:review", "The next question", "What did not work?"),
        ("plans:review", "The last question", "What do you want to change?"),
        ("plans:review", "How the week was", "Sort my papers"),
        ("plans:goals", "My other goals", "Learn to swim"),
        ("growth:mine", "More of how I grow", "Then and now"),
    ],
)
def test_one_thing_at_a_time_folds_the_rest_and_loses_nothing(
    cast: Cast, strong: dict[str, str], name: str, folded: str, there: str
) -> None:
    me, actor = ana(cast), cast.ana.actor
    agree_step(actor, participant_id=me, text="Sort my papers")
    write_goal(actor, participant_id=me, said=GoalSaid("Learn to swim"), shared=True)
    for on in (True, False):
        set_first_days(actor, participant_id=me, on=on)
        page = html(cast.ana.client.get(url(name)))
        assert (folded in page) is on
        assert there in page


@pytest.mark.covers("002-7")
def test_a_fold_with_something_in_it_is_open(cast: Cast) -> None:
    set_first_days(cast.ana.actor, participant_id=ana(cast), on=True)
    page = html(cast.ana.client.post(url("plans:step_new"), {"text": "Walk", "why": "Air"}))
    assert '<details class="more" open>' in page
    page = html(cast.ana.client.post(url("plans:review"), {"did_not": "x" * 20_000}))
    assert page.count('<details class="more" open>') == 1
    assert "x" * 20_000 in page


@pytest.mark.covers("002-7")
def test_a_coach_sees_all_of_it_at_once(cast: Cast) -> None:
    set_first_days(cast.ana.actor, participant_id=ana(cast), on=True)
    page = html(cast.ben.client.get(url("plans:agree", participant_id=ana(cast))))
    assert "More about this step" not in page


def test_whoever_runs_the_programme_reads_none_of_it_and_is_told_to_ask(
    cast: Cast, strong: dict[str, str]
) -> None:
    page = html(cast.mona.client.get(url("desks:manager_person", participant_id=ana(cast))))
    assert SINGS not in page
    assert "Ask them what they are good at" in page


def test_a_circle_that_writes_kind_words_reads_no_strengths(
    cast: Cast, strong: dict[str, str]
) -> None:
    page = html(cast.circle.client.get(url("encouragement:write", participant_id=ana(cast))))
    assert SINGS not in page
