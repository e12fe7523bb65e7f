"""All of it on paper: whatever somebody wrote, with nothing of what is theirs alone for a coach."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.ground.kernel import clock
from handrail.practice.coping.commands.badday import walk_through
from handrail.practice.coping.commands.days import Ahead, add_day
from handrail.practice.coping.commands.moments import Said as MomentSaid
from handrail.practice.coping.commands.moments import write_moment
from handrail.practice.coping.commands.numbers import add_clock
from handrail.practice.plans.commands.barriers import BarrierSaid, add_barrier, end_barrier
from handrail.practice.plans.commands.goals import GoalSaid, stand_goal, write_goal
from handrail.practice.plans.commands.looking_back import record_review
from handrail.practice.plans.commands.rulers import measure
from handrail.practice.plans.commands.steps import agree_step
from handrail.practice.plans.commands.wins import record_win
from handrail.practice.thinking.commands.lines import Told, add_line
from handrail.practice.thinking.commands.pages import write_page
from handrail.practice.thinking.commands.sheets import Said, start_sheet
from tests.cast import Cast
from tests.coping.people import ana, html

WHOLE = "/my/paper/print/?form=whole&asked=1&hard=yes"


def goals(cast: Cast) -> tuple[str, ...]:
    me, actor = ana(cast), cast.ana.actor
    there = write_goal(actor, participant_id=me, said=GoalSaid("A lease"), shared=False)
    measure(actor, participant_id=me, goal_id=there, importance=8, confidence=3)
    done = write_goal(actor, participant_id=me, said=GoalSaid("A door key"), shared=False)
    stand_goal(actor, participant_id=me, goal_id=done, state="reached")
    away = write_goal(actor, participant_id=me, said=GoalSaid("A boat"), shared=False)
    stand_goal(actor, participant_id=me, goal_id=away, state="aside")
    return "A lease", "How much it matters 8 of 10", "How sure 3 of 10", "A door key", "A boat"


def in_the_way(cast: Cast) -> tuple[str, ...]:
    me, actor = ana(cast), cast.ana.actor
    one = add_barrier(actor, participant_id=me, said=BarrierSaid("No bus"), shared=False)
    end_barrier(actor, participant_id=me, barrier_id=one, ended="around", outcome="Tom drives")
    return "No bus", "Found a way around it", "Tom drives"


def weeks(cast: Cast) -> tuple[str, ...]:
    me, actor, today = ana(cast), cast.ana.actor, clock.today(cast.site.zone)
    for back in (7, 70, 301):
        with time_machine.travel(clock.now() - timedelta(days=back)):
            agree_step(actor, participant_id=me, text=f"Step of {back}")
    record_review(actor, participant_id=me, worked="Soup", week_of=today - timedelta(days=70))
    record_review(actor, participant_id=me, worked="Early bus")
    record_win(actor, participant_id=me, text="A whole week of bread")
    return "Step of 7", "Step of 70", "Step of 301", "Soup", "Early bus", "A whole week of bread"


def thinking(cast: Cast) -> tuple[str, ...]:
    me, actor = ana(cast), cast.ana.actor
    start_sheet(actor, participant_id=me, kind="routine", said=Said("Sleep by ten", sort="sleep"))
    kept = start_sheet(actor, participant_id=me, kind="problem", said=Said("The noise upstairs"))
    add_line(actor, participant_id=me, sheet_id=kept, slot="idea", told=Told("Ear plugs"))
    return "Sleep by ten", "Not yet on the one day", "The noise upstairs", "Ear plugs"


def hard(cast: Cast) -> tuple[str, ...]:
    me, actor, today = ana(cast), cast.ana.actor, clock.today(cast.site.zone)
    add_day(actor, participant_id=me, said=Ahead("The wedding", today + timedelta(days=9)))
    add_clock(actor, participant_id=me, name="Not alone", starts_on=today - timedelta(days=12))
    said = MomentSaid(happened="The old corner", stopped="I called Mia")
    write_moment(actor, participant_id=me, kind="near_miss", said=said)
    walk_through(actor, participant_id=me, scene="no_money", answers={"card": "no"}, note="Soup")
    return (
        "No money",
        "Soup",
        "The wedding",
        "Not alone",
        "12 days since",
        "The old corner",
        "I called Mia",
    )


@pytest.mark.covers("004-22")
@pytest.mark.parametrize("write", [goals, in_the_way, weeks, thinking, hard])
def test_whatever_was_written_is_on_it(cast: Cast, write: Callable[[Cast], Any]) -> None:
    wanted = write(cast)
    page = html(cast.ana.client.get(WHOLE))
    for words in wanted:
        assert words in page, words
    assert cast.ana.client.get(WHOLE.replace("print/", "plan.pdf")).status_code == 200
    coach = html(cast.ben.client.get(f"/people/{ana(cast)}/paper/print/?form=whole"))
    private = set(wanted) & {"A door key", "A boat", "No bus", "Ear plugs", "The wedding",
                             "Not alone", "The old corner", "Early bus"}  # fmt: skip
    for words in private:
        assert words not in coach, words


def test_a_private_page_is_on_no_paper(cast: Cast) -> None:
    write_page(cast.ana.actor, participant_id=ana(cast), title="For me", text="What it did for me")
    assert "What it did for me" not in html(cast.ana.client.get(WHOLE))


def test_hard_moments_left_out_take_all_of_them_along(cast: Cast) -> None:
    hard(cast)
    page = html(cast.ana.client.get("/my/paper/print/?form=whole&asked=1"))
    for words in ("The wedding", "Not alone", "The old corner"):
        assert words not in page


def test_more_of_it_asks_no_more_queries(cast: Cast) -> None:
    for write in (goals, in_the_way, weeks, thinking, hard):
        write(cast)
    cast.ana.client.get(WHOLE)
    with CaptureQueriesContext(
        connection,
    ) as few:
        cast.ana.client.get(WHOLE)
    for write in (goals, in_the_way, thinking, hard):
        write(cast)
    with CaptureQueriesContext(connection) as many:
        cast.ana.client.get(WHOLE)
    assert len(many) == len(few)


@pytest.mark.covers("004-22")
def test_few_words_say_what_each_part_is_for_and_cut_nothing(cast: Cast) -> None:
    words = "A home with a door that I can lock and a window to the street, and a cat. " * 3
    write_goal(cast.ana.actor, participant_id=ana(cast), said=GoalSaid(words), shared=True)
    page = html(cast.ana.client.get("/my/paper/print/?form=easy"))
    assert words.strip() in page
    assert "This is where I want to go." in page
    assert "I do this one thing now." in page
