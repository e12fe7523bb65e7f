"""The pages of a plan ask as much of five years as of one week, and the key is read once."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.sealed import keep
from handrail.practice.plans.commands import agree_step, direction
from handrail.practice.plans.commands.rulers import measure
from handrail.practice.plans.models import Goal, Review, Step
from handrail.practice.plans.queries.whole import whole_plan
from handrail.practice.plans.rules import week_of
from tests.cast import Cast
from tests.counting import queries_asked

from .conftest import ana, barrier, goal, html


def asked(client: Client, address: str) -> tuple[int, int]:
    """How many queries a page asks in all, and how many of them for keys."""
    client.get(address)
    with (
        CaptureQueriesContext(connection) as main,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        client.get(address)
    return len(queries_asked(main, keys)), len(queries_asked(keys))


def five_years(cast: Cast) -> None:
    """Forty goals, four hundred steps and two hundred reviews of Ana's."""
    me, key = ana(cast), key_for(ana(cast))
    own = {"org_id": cast.org.pk, "participant_id": me}
    this = week_of(clock.today(cast.site.zone))
    goals = list(Goal.objects.for_system("a test").values_list("pk", flat=True))
    rows: list[Step] = []
    looks: list[Review] = []
    for n in range(400):
        week = this - timedelta(weeks=n // 2 + 1)
        step = Step(
            id=uuid7(), **own, week_of=week, chosen_by="participant", position=n % 2,
            state=("done", "partly", "not_yet")[n % 3], goal_id=goals[n % len(goals)],
        )  # fmt: skip
        keep(key, step, text=f"step {n}")
        rows.append(step)
        if n % 2:
            look = Review(id=uuid7(), **own, week_of=week, by="participant")
            keep(key, look, worked=f"worked {n}")
            looks.append(look)
    Step.objects.for_system("a test").bulk_create(rows)
    Review.objects.for_system("a test").bulk_create(looks)


def one(cast: Cast, n: int) -> None:
    me = {"participant_id": ana(cast)}
    made = goal(cast, f"goal {n}", domain="health", life=n % 8 == 0)
    direction.add_value(cast.ana.actor, **me, text=f"value {n % 18}")
    barrier(cast, f"in the way {n}", goal=made)
    measure(cast.ana.actor, **me, goal_id=made, confidence=n % 10)


def test_the_plan_of_five_years_asks_no_more_than_that_of_a_week(cast: Cast) -> None:
    me = ana(cast)
    one(cast, 0)
    made = goal(cast, "the one", domain="health")
    step = agree_step(cast.ana.actor, participant_id=me, text="walk", goal=made)
    direction.write_vision(cast.ana.actor, participant_id=me, text="a quiet home")
    direction.share_values(cast.ana.actor, participant_id=me, shared=True)
    names = ("plan", "goals", "vision", "values", "barriers", "weeks", "step_new")
    pages = [(cast.ana, reverse(f"plans:{name}")) for name in names]
    pages += [(cast.ben, reverse("plans:person", args=[me]))]
    for member in (cast.ana, cast.ben):
        pages += [(member, reverse(f"plans:{name}", args=[made]))
                  for name in ("goal", "goal_ideas", "goal_earlier", "goal_edit")]  # fmt: skip
        pages += [(member, reverse("plans:why", args=[step]))]
    few = {(page, member.user.pk): asked(member.client, page) for member, page in pages}
    for n in range(1, 40):
        one(cast, n)
    five_years(cast)
    many = {(page, member.user.pk): asked(member.client, page) for member, page in pages}
    grown = {name: (few[name], found) for name, found in many.items() if found[0] > few[name][0]}
    # A list of weeks asks for the weeks of its page, which were not there before.
    grown = {name: numbers for name, numbers in grown.items() if not name[0].endswith("/weeks/")}
    assert grown == {}
    assert many["/plan/", cast.ana.user.pk][1] == 1
    assert max(found for found, _keys in many.values()) <= 24


def test_what_is_older_is_paged_and_nothing_is_lost(cast: Cast) -> None:
    one(cast, 0)
    five_years(cast)
    today = clock.today(cast.site.zone)
    plan = whole_plan(cast.ana.actor, ana(cast), today)
    assert len(plan.past) == 4
    assert plan.older
    assert [week.week_of for week in plan.past] == [
        week_of(today) - timedelta(weeks=n) for n in range(1, 5)
    ]
    assert (plan.tally.done, plan.tally.partly) == (134, 133)
    page = html(cast.ana.client.get(f"{reverse('plans:weeks')}?page=25"))
    assert "step 399" in page
    assert "All weeks before" in html(cast.ana.client.get("/plan/"))
