"""The plan on two days: which goals were on the way, which numbers stood, how the vision read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from handrail.faces.desks.participant.then_now import Side, numbers, sides
from handrail.ground.kernel import clock
from handrail.practice.plans.commands.direction import write_vision
from handrail.practice.plans.commands.goals import stand_goal
from handrail.practice.plans.commands.rulers import measure, take_numbers_back
from handrail.practice.plans.models import Goal, Move, PlanEarlier, Vision
from tests.cast import Cast, Member
from tests.plans.conftest import goal

from .people import ana, day, html


def long_ago(model: Any, days: int, **which: Any) -> None:
    """Let rows have been made some days ago."""
    rows = model.objects.for_system("a test moves it back").filter(**which)
    rows.update(made_at=clock.now() - timedelta(days=days))


def both(cast: Cast, back: int, who: Member | None = None) -> tuple[Side, Side]:
    actor = (who or cast.ana).actor
    return sides(actor, ana(cast), day(cast, -back), day(cast), cast.site.zone)


def texts(goals: Any) -> list[str]:
    return [one.text for one in goals]


def say(cast: Cast, one: UUID, on: date, confidence: int) -> UUID:
    return measure(
        cast.ana.actor, participant_id=ana(cast), goal_id=one, on=on, confidence=confidence
    )


@pytest.mark.covers("003-15")
def test_goals_stand_where_they_stood(cast: Cast) -> None:
    old, done, later, new = (goal(cast, text) for text in ("old", "done", "later", "new"))
    for one in (old, done, later):
        long_ago(Goal, 200, pk=one)
    long_ago(Goal, 5, pk=new)
    for one, state, ago in ((done, "reached", 90), (later, "reached", 10), (old, "aside", 3)):
        stand_goal(cast.ana.actor, participant_id=ana(cast), goal_id=one, state=state)
        long_ago(Move, ago, goal_id=one)
    then, now = both(cast, 60)
    assert texts(then.plan.on_the_way) == ["old", "later"]
    assert texts(then.plan.reached) == ["done"]
    assert texts(now.plan.on_the_way) == ["new"]
    assert texts(now.plan.reached) == ["done", "later"]
    # One that was taken up again was reached on a day that is not kept.
    stand_goal(cast.ana.actor, participant_id=ana(cast), goal_id=done, state="open")
    (was,) = both(cast, 60)[0].plan.reached
    assert (was.text, was.reached_on) == ("done", None)
    page = html(cast.ana.client.get(f"/my/then-and-now/?then={day(cast, -60)}"))
    assert "Goals on the way" in page
    assert "Goals reached" in page


@pytest.mark.covers("003-15", "004-11")
def test_the_last_numbers_by_then_stand_side_by_side(cast: Cast) -> None:
    one = goal(cast, "a quiet home")
    long_ago(Goal, 200, pk=one)
    for back, number in ((100, 3), (40, 6), (1, 8)):
        last = say(cast, one, day(cast, -back), number)
    then, now = both(cast, 60)
    ((text, said),) = numbers((then, now))
    assert text == "a quiet home"
    assert [side and side.numbers and side.numbers.confidence for side in said] == [3, 8]
    take_numbers_back(cast.ana.actor, participant_id=ana(cast), ruler_id=last, back=True)
    ((_text, said),) = numbers(both(cast, 60))
    assert [side and side.numbers and side.numbers.confidence for side in said] == [3, 6]
    page = html(cast.ana.client.get(f"/my/then-and-now/?then={day(cast, -60)}"))
    assert page.count("How sure") == 2
    # By a day before any number there is none.
    ((_text, said),) = numbers(both(cast, 150))
    assert said[0] is None


@pytest.mark.covers("003-15", "000-19")
def test_the_vision_reads_as_it_read_then(cast: Cast) -> None:
    person = {"participant_id": ana(cast)}
    write_vision(cast.ana.actor, **person, text="a room of my own", shared=True)
    long_ago(Vision, 200)
    write_vision(cast.ana.actor, **person, text="a house with a door", shared=True)
    long_ago(PlanEarlier, 30)
    Vision.objects.for_system("a test moves it back").update(
        touched_at=clock.now() - timedelta(days=30)
    )
    then, now = both(cast, 60)
    assert (then.plan.vision, now.plan.vision) == ("a room of my own", "a house with a door")
    assert both(cast, 250)[0].plan.vision is None
    # What a coach sees of earlier words may have gaps, so they read no guess.
    then, now = both(cast, 60, cast.ben)
    assert (then.plan.vision, now.plan.vision) == (None, "a house with a door")


def test_a_coach_reads_the_goals_that_are_shared(cast: Cast) -> None:
    for text, shared in (("ours", True), ("mine alone", False)):
        one = goal(cast, text, shared=shared)
        long_ago(Goal, 100, pk=one)
        say(cast, one, day(cast, -90), 4)
    then, now = both(cast, 60, cast.ben)
    assert texts(then.plan.on_the_way) == texts(now.plan.on_the_way) == ["ours"]
    assert [text for text, _both in numbers((then, now))] == ["ours"]
    page = html(cast.ben.client.get(f"/people/{ana(cast)}/then-and-now/"))
    assert "mine alone" not in page


def test_who_reads_the_vision_changes_no_word_of_it(cast: Cast) -> None:
    person = {"participant_id": ana(cast)}
    write_vision(cast.ana.actor, **person, text="a room of my own", shared=False)
    long_ago(Vision, 200)
    write_vision(cast.ana.actor, **person, text="a room of my own", shared=True)
    then, now = both(cast, 60)
    assert then.plan.vision == now.plan.vision == "a room of my own"
    assert both(cast, 60, cast.ben)[0].plan.vision is None
