"""A world for measuring is a whole one: right counts, and kept rows that equal rebuilt ones."""

from __future__ import annotations

from uuid import UUID

import pytest

from bench import doors, people, planners, world
from handrail.ground.accounts.models import User
from handrail.ground.kernel import clock
from handrail.ground.kernel.keys import keys_for
from handrail.ground.kernel.sealed import Place, unseal
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant, Relationship
from handrail.practice.checkins.models import CheckIn
from handrail.practice.community.models import MeetingTime
from handrail.practice.plans.models import Goal, Review, Step
from handrail.practice.plans.queries.whole import whole_plan
from handrail.watch.insight import keeping, queries
from handrail.watch.insight.models import CaseloadRow

SIZE, DAYS = 20, 12
pytestmark = pytest.mark.django_db


def _kept() -> list[dict[str, object]]:
    rows = CaseloadRow.objects.for_system("test").order_by("participant_id")
    return list(rows.values("participant_id", *keeping.KEPT))


def test_a_small_world_is_consistent():
    found = world.build(SIZE, DAYS)
    assert found["checkins"] == SIZE * DAYS
    assert Participant.objects.for_system("test").count() == SIZE
    assert CheckIn.objects.for_system("test").count() == SIZE * DAYS
    steps = SIZE * world.WEEKS + planners.PLANNERS * planners.STEPS
    assert Step.objects.for_system("test").count() == steps
    _plans_of_five_years(found)
    assert Relationship.objects.for_system("test").count() == SIZE
    assert MeetingTime.objects.count() > 200
    kept = _kept()
    assert len(kept) == SIZE
    assert keeping.rebuild([row["participant_id"] for row in kept]) == SIZE
    assert _kept() == kept
    _a_coach_sees_them(found)
    _words_open(found)
    _doors_open_again(found)


def _plans_of_five_years(found: dict) -> None:
    assert len(found["planners"]) == planners.PLANNERS
    user, person, _name = found["planners"][0]
    for model, number in ((Goal, planners.GOALS), (Review, planners.LOOKS)):
        assert (
            model.objects.for_system("test").filter(participant_id=UUID(person)).count() == number
        )
    plan = whole_plan(actor_for(UUID(user)), UUID(person), clock.today("UTC"))
    assert all("a home of my own" in goal.text for goal in plan.goals)
    assert plan.past


def _a_coach_sees_them(found: dict) -> None:
    coach = found["coaches"][0]
    seen = queries.caseload(actor_for(UUID(coach["user"])))
    assert sorted(p.name for p in seen) == sorted(name for _, name in coach["people"])
    assert all(p.last_heard_at for p in seen)


def _words_open(found: dict) -> None:
    noted = CheckIn.objects.for_system("test").filter(note__isnull=False).first()
    key = keys_for([noted.participant_id])[noted.participant_id]
    assert unseal(key, Place("checkins_checkin", "note", noted.pk), noted.note)


def _doors_open_again(found: dict) -> None:
    for _ in range(2):
        opened = doors.open_doors(found)
        signed_in = {account["user"] for door in opened.values() for account in door}
        assert User.objects.filter(pk__in=[UUID(user) for user in signed_in]).count() == SIZE + 1


@pytest.mark.parametrize(
    ("size", "expected"), [(20, [20]), (1000, [1000]), (2500, [1000, 1000, 500]), (0, [])]
)
def test_organisations_have_about_a_thousand_people(size, expected):
    assert people.orgs(size) == expected
