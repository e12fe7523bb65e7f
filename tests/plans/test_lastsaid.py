"""The answer given last counts, in whatever order answers arrive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.ground.kernel import clock
from handrail.practice.plans import commands, queries
from handrail.practice.plans.lastsaid import Answers, hear, is_newest
from handrail.practice.plans.models import Step
from tests.cast import Cast

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


def at(hour: int) -> datetime:
    return NOON + timedelta(hours=hour)


FIRST = Answers("done", at(2), "open", None)
SECOND = Answers("partly", at(4), "done", at(2))


@pytest.mark.parametrize(
    ("known", "state", "hour", "then"),
    [
        (Answers("open"), "done", 2, FIRST),
        (Answers("open"), "open", 2, Answers("open", at(2))),
        (FIRST, "done", 3, Answers("done", at(3), "open", None)),
        (FIRST, "partly", 4, SECOND),
        (FIRST, "partly", 2, Answers("partly", at(2), "done", at(2))),
        # Late: given before the one that counts.
        (FIRST, "partly", 1, Answers("done", at(2), "partly", at(1))),
        (FIRST, "done", 1, FIRST),
        (SECOND, "not_yet", 3, Answers("partly", at(4), "not_yet", at(3))),
        (SECOND, "not_yet", 1, SECOND),
        (SECOND, "partly", 3, SECOND),
    ],
)
def test_one_more_answer(known: Answers, state: str, hour: int, then: Answers) -> None:
    assert hear(known, state, at(hour)) == then


@pytest.mark.parametrize(("hour", "newest"), [(1, False), (2, True), (3, True)])
def test_which_is_the_newest(hour: int, newest: bool) -> None:
    assert is_newest(FIRST, at(hour)) is newest
    assert is_newest(Answers("open"), at(hour))


@given(st.data())
def test_the_order_of_arrival_changes_nothing(data: st.DataObject) -> None:
    hours = data.draw(st.lists(st.integers(0, 50), unique=True, max_size=7))
    states = st.sampled_from(["done", "partly", "not_yet"])
    told = [(data.draw(states), at(hour)) for hour in sorted(hours)]
    arrived = data.draw(st.permutations(told))
    once = reduce(lambda known, one: hear(known, *one), told, Answers("open"))
    assert reduce(lambda known, one: hear(known, *one), arrived, Answers("open")) == once


def test_an_answer_that_arrives_late_changes_no_newer_one(cast: Cast) -> None:
    mine = {"participant_id": cast.ana.participant_id}
    step = commands.agree_step(cast.ana.actor, text="Call the housing office", **mine)
    now = clock.now()
    commands.report_step(cast.ana.actor, step_id=step, state="done", **mine)
    commands.report_step(
        cast.ana.actor, step_id=step, state="partly", **mine,
        said_at=lambda: now - timedelta(hours=3),
    )  # fmt: skip
    assert cast.ana.participant_id
    (view,) = queries.this_week(
        cast.ana.actor, cast.ana.participant_id, clock.today(cast.site.zone)
    )
    assert view.state == "done"
    assert commands.undo_step(cast.ana.actor, step_id=step, **mine) == "partly"
    row = Step.objects.for_system("a test").get()
    assert (row.state, row.was, row.was_at) == ("partly", "done", row.was_at)
