"""How things read before, and looks at what still works: with their days, on all of it alone."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from handrail.design.dates import dated
from handrail.faces.desks.paper.wish import FORMS, SIZES
from handrail.ground.kernel import clock
from handrail.ground.people.commands.about import add_strength
from handrail.practice.coping.commands.cards import add_card, change_card
from handrail.practice.coping.commands.strategy import begin_look, say, share_look
from handrail.practice.coping.rules.strategy import Said
from handrail.practice.growth.commands.evidence import add_evidence, change_evidence
from handrail.practice.plans.commands.correcting import (
    ReviewSaid,
    StepSaid,
    change_review,
    change_step,
)
from handrail.practice.plans.commands.direction import write_vision
from handrail.practice.plans.commands.goals import GoalSaid, change_goal, write_goal
from handrail.practice.plans.commands.looking_back import record_review
from handrail.practice.plans.commands.steps import agree_step
from handrail.practice.thinking.commands.sheets import Said as SheetSaid
from handrail.practice.thinking.commands.sheets import change_sheet, start_sheet
from tests.cast import Cast
from tests.coping.people import ana, html

WHOLE = "/my/paper/print/?form=whole&asked=1&hard=yes"
ONE = "/my/paper/print/?form=one"


def plan_words(cast: Cast) -> tuple[str, ...]:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    write_vision(actor, **me, text="A caravan", shared=True)
    write_vision(actor, **me, text="A house", shared=True)
    goal = write_goal(actor, **me, said=GoalSaid("A leese", why="For Tom"), shared=True)
    change_goal(actor, **me, goal_id=goal, said=GoalSaid("A lease"))
    step = agree_step(actor, **me, text="Cal them")
    change_step(actor, **me, step_id=step, said=StepSaid("Call them"))
    look = record_review(actor, **me, worked="Sop").review_id
    change_review(actor, **me, review_id=look, said=ReviewSaid(worked="Soup"))
    return "A caravan", "A leese", "For Tom", "Cal them", "Sop"


def other_words(cast: Cast) -> tuple[str, ...]:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    card = add_card(actor, **me, text="Wak")
    change_card(actor, **me, card_id=card, text="Walk")
    kept = add_evidence(actor, **me, text="I cal back")
    change_evidence(actor, **me, evidence_id=kept, text="I call back")
    sheet = start_sheet(actor, **me, kind="problem", said=SheetSaid("The noize"))
    change_sheet(actor, **me, sheet_id=sheet, said=SheetSaid("The noise"))
    return "Wak", "I cal back", "The noize"


@pytest.mark.covers("004-22")
@pytest.mark.parametrize("write", [plan_words, other_words])
def test_how_it_read_before_is_on_it_with_the_day(cast: Cast, write: Any) -> None:
    then = clock.now() - timedelta(days=40)
    with time_machine.travel(then):
        wanted = write(cast)
    page = html(cast.ana.client.get(WHOLE))
    for words in wanted:
        assert f">{words}<" in page, words
    day = dated(clock.local(then, cast.site.zone).date())
    assert (
        page.count(f"until {day}: ") == page.count(">until ") == len(wanted) - ("For Tom" in wanted)
    )
    short = html(cast.ana.client.get(ONE))
    for words in wanted:
        assert f">{words}<" not in short, words
    assert cast.ana.client.get(WHOLE.replace("print/", "plan.pdf")).status_code == 200


def test_the_coach_gets_none_of_what_was_said_before_it_was_shared(cast: Cast) -> None:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    write_vision(actor, **me, text="A caravan", shared=False)
    write_vision(actor, **me, text="A house", shared=True)
    other_words(cast)
    page = html(cast.ben.client.get(f"/people/{ana(cast)}/paper/print/?form=whole"))
    assert "A house" in page
    for words in ("A caravan", ">Wak<", "I cal back", "The noize"):
        assert words not in page


@pytest.mark.covers("004-22")
def test_looks_at_what_still_works_are_on_it(cast: Cast) -> None:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    card = add_card(actor, **me, text="Walk to the river")
    look = begin_look(actor, **me)
    said = Said("card", card, "Walk to the river", "change", "Too far in winter")
    say(actor, **me, look_id=look, said=[said])
    page = html(cast.ana.client.get(WHOLE))
    for words in ("What still works for me", "Too far in winter", dated(clock.today(actor.zone))):
        assert words in page
    assert "Too far in winter" not in html(cast.ana.client.get(WHOLE.replace("&hard=yes", "")))
    coach = f"/people/{ana(cast)}/paper/print/?form=whole"
    assert "Too far in winter" not in html(cast.ben.client.get(coach))
    share_look(actor, **me, look_id=look, shared=True)
    assert "Too far in winter" in html(cast.ben.client.get(coach))


@pytest.mark.covers("002-3")
@pytest.mark.parametrize("form", FORMS)
def test_strengths_stand_first_on_paper(cast: Cast, form: str) -> None:
    add_strength(cast.ana.actor, participant_id=ana(cast), text="Sings well")
    write_vision(cast.ana.actor, participant_id=ana(cast), text="A house", shared=True)
    page = html(cast.ana.client.get(f"/my/paper/print/?form={form}"))
    sheet = page[page.index('class="paper') :]
    assert sheet.index("Sings well") < sheet.index("A house")
    assert sheet.index("<h2>What I am good at") == sheet.index("<h2>")


@pytest.mark.parametrize("form", FORMS)
def test_large_print_is_another_file(cast: Cast, form: str) -> None:
    pages = {
        html(cast.ana.client.get(f"/my/paper/print/?form={form}&size={size}")) for size in SIZES
    }
    assert len({re.search('data-size="([a-z]+)"', page).group(1) for page in pages}) == len(SIZES)
