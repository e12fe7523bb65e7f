"""A look back whose change becomes a step: who reads it then, and the week that it goes to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.practice.plans import commands
from handrail.practice.plans.models import Step
from handrail.practice.plans.rules import WHO_READS_STEPS, week_of
from tests.cast import Cast


def typed(page: Any) -> str:
    return str(page.content.decode())


def _tick(page: str) -> str:
    return page.split('name="make_step"')[1].split("</div>")[0]


def test_words_that_stay_with_me_become_a_step_only_when_i_say_so(cast: Cast) -> None:
    tick = _tick(typed(cast.ana.client.get(reverse("plans:review"))))
    assert "checked" not in tick
    assert WHO_READS_STEPS in tick
    theirs = _tick(
        typed(cast.ben.client.get(reverse("plans:review", args=[cast.ana.participant_id])))
    )
    assert "checked" in theirs
    assert WHO_READS_STEPS not in theirs
    away = typed(cast.ana.client.get("/offline/"))
    assert "checked" not in _tick(away)
    assert WHO_READS_STEPS in _tick(away)


@pytest.mark.parametrize("shared", [False, True])
def test_a_look_back_of_mine_says_who_reads_the_step_that_it_can_become(
    cast: Cast, shared: bool
) -> None:
    mine = {"participant_id": cast.ana.participant_id}
    commands.record_review(cast.ana.actor, **mine, change="Ring sooner", shared=shared)
    assert (WHO_READS_STEPS in typed(cast.ana.client.get(reverse("plans:plan")))) is not shared


@pytest.mark.parametrize(("back", "named"), [(0, "next"), (1, "this"), (5, "this")])
def test_the_step_goes_to_the_week_that_the_tick_names(cast: Cast, back: int, named: str) -> None:
    running = week_of(clock.today(cast.site.zone))
    week = running - timedelta(weeks=back)
    at = reverse("plans:review") + f"?week={week.isoformat()}"
    assert f"Make the change my step for {named} week" in typed(cast.ana.client.get(at))
    together = reverse("plans:review", args=[cast.ana.participant_id]) + f"?week={week.isoformat()}"
    assert f"Make the change their step for {named} week" in typed(cast.ben.client.get(together))
    empty = {"id": uuid7(), "week_of": week.isoformat()}
    for who, whose, page in (
        (cast.ana, "my", reverse("plans:review")),
        (cast.ben, "their", together.partition("?")[0]),
    ):
        again = typed(who.client.post(page, empty))
        assert f"Make the change {whose} step for {named} week" in again
        assert (WHO_READS_STEPS in again) is (whose == "my")
    sent = {"id": uuid7(), "change": "Ring sooner", "make_step": "on", "week_of": week.isoformat()}
    assert cast.ana.client.post(reverse("plans:review"), sent).status_code == 303
    step = Step.objects.for_system("test").get()
    assert step.week_of == running + timedelta(weeks=named == "next")
