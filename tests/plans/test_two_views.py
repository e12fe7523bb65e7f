"""A look back shows both sides of a week; the way of coaching only turns them round."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from handrail.faces.desks.addresses import url
from handrail.ground.kernel import clock
from handrail.ground.people.coaching import MODELS, TRADITIONAL, VIEWS
from handrail.ground.people.commands import about
from handrail.ground.people.commands.coaching import choose_model, set_first_days
from handrail.practice.plans.commands.goals import GoalSaid, write_goal
from handrail.practice.plans.commands.looking_back import record_review
from handrail.practice.plans.commands.steps import agree_step, report_step
from handrail.practice.plans.commands.wins import record_win
from tests.cast import Cast
from tests.coping.people import ana, html


@pytest.fixture
def week(cast: Cast) -> Cast:
    """A change wanted last week, a step for a goal that used a strength, and a win."""
    me, actor = ana(cast), cast.ana.actor
    with time_machine.travel(clock.now() - timedelta(days=7)):
        record_review(actor, participant_id=me, change="Leave at seven", shared=True)
    goal = write_goal(actor, participant_id=me, said=GoalSaid("A lease"), shared=True)
    strong = about.add_strength(actor, participant_id=me, text="Knows every bus")
    step = agree_step(actor, participant_id=me, text="Call Mr Lee", goal=goal, strength=strong)
    report_step(actor, participant_id=me, step_id=step, state="partly")
    record_win(actor, participant_id=me, text="Paid the fine", shared=True)
    return cast


def _side(page: str, words: str, set_out: int, carried: int) -> str:
    """Of which part of the page the last of these words is."""
    at = page.index(words, min(set_out, carried))
    return "set out" if max(c for c in (set_out, carried) if c < at) == set_out else "carried"


@pytest.mark.covers("003-33")
@pytest.mark.parametrize("model", MODELS)
def test_both_sides_stand_there_and_the_way_says_which_is_first(week: Cast, model: str) -> None:
    choose_model(week.ana.actor, participant_id=ana(week), model=model)
    for page in (
        html(week.ana.client.get(url("plans:review"))),
        html(week.ben.client.get(url("plans:review", participant_id=ana(week)))),
    ):
        set_out, carried = page.index('id="steps"'), page.index('id="carried"')
        assert (set_out < carried) is (model == TRADITIONAL)
        for words in ("Leave at seven", "A lease"):
            assert _side(page, words, set_out, carried) == "set out", words
        for words in ("Knows every bus", "Paid the fine"):
            assert _side(page, words, set_out, carried) == "carried", words


def test_an_empty_week_still_asks_what_was_a_bit_better(cast: Cast) -> None:
    page = html(cast.ana.client.get(url("plans:review")))
    assert "Which day was a bit better" in page
    assert "What you set out to do" not in page


# Where each part of a plan begins on its page; strengths stand on top in both ways.
BEGINS = {
    "vision": "vision", "values": "values", "goals": "goals", "steps": "this-week",
    "wins": "wins", "hard": "hard", "skills": "think", "principles": "decide",
}  # fmt: skip


@pytest.mark.covers("003-33")
@pytest.mark.parametrize("model", MODELS)
def test_every_part_is_on_the_plan_in_both_ways_and_in_its_order(week: Cast, model: str) -> None:
    choose_model(week.ana.actor, participant_id=ana(week), model=model)
    set_first_days(week.ana.actor, participant_id=ana(week), on=False)
    page = html(week.ana.client.get(url("plans:plan")))
    parts = [part for part in VIEWS[model] if part != "strengths"]
    places = [page.index(f'aria-labelledby="{BEGINS[part]}"') for part in parts]
    assert places == sorted(places)
    assert len(parts) == len(BEGINS)
