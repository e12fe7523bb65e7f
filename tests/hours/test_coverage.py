"""Need beside cover: only shared check-ins, only counts, small ones hidden, nobody compared."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from handrail.practice.checkins.models import COACH, PRIVATE, CheckIn
from handrail.practice.contacts.models import Appointment
from handrail.practice.hours import commands, rules
from handrail.watch.insight.coverage import coverage
from handrail.watch.insight.keeping import rebuild
from tests.cast import Cast, Member, participant

PAGE = "/when-needed/"
SATURDAY_EVENING = datetime(2026, 11, 21, 23, tzinfo=UTC)  # 18:00 in New York
GAP = (5, 4)


@pytest.fixture
def team(tuesday: Cast) -> Cast:
    rebuild([_id(tuesday.ana), _id(tuesday.rev)])
    return tuesday


def _id(member: Member) -> UUID:
    assert member.participant_id is not None
    return member.participant_id


def checkin(cast: Cast, who: Member, at: datetime = SATURDAY_EVENING, **values: Any) -> None:
    row = {"mood": 2, "visibility": COACH, **values}
    CheckIn(org=cast.org, participant_id=_id(who), made_at=at, received_at=at,
            local_date=at.date(), **row).save()  # fmt: skip


def asked(cast: Cast, who: Member, at: datetime, by: str = "participant") -> None:
    Appointment(org=cast.org, participant_id=_id(who), staff=cast.ben.staff, starts_at=at,
                zone="America/New_York", wall_on=at.date(), wall_at=at.time(), made_at=at,
                proposed_by=by).save()  # fmt: skip


def page(member: Member) -> str:
    return re.sub(r"\s+", " ", str(member.client.get(PAGE).content.decode()))


@pytest.mark.covers("002-11")
@pytest.mark.parametrize("who", ["carol", "mona"])
def test_the_block_with_most_need_and_nobody_on_is_named(team: Cast, who: str) -> None:
    for name in ("Uma One", "Vic Two", "Wes Three", "Xia Four"):
        more = participant(team.org, team.site, name, team.ben.staff)
        rebuild([_id(more)])
        checkin(team, more)
    for number in range(6):
        checkin(team, team.ana, SATURDAY_EVENING - timedelta(weeks=number))
    office = [rules.Span(day, 540, 1020) for day in range(5)]
    commands.set_hours(team.ben.actor, zone="America/New_York", spans=office, away=[])
    reader = team.everybody()[who]
    assert "Saturday, evening: most need, nobody on." in page(reader)
    saturday = [rules.Span(5, 960, 1200)]
    commands.set_hours(team.ben.actor, zone="America/New_York", spans=saturday, away=[])
    assert "Somebody is on in all blocks" in page(reader)


@pytest.mark.covers("002-11")
@pytest.mark.parametrize(
    ("values", "counted"),
    [
        ({"mood": 1}, 1),
        ({"mood": 2}, 1),
        ({"mood": 3}, 0),
        ({"mood": 5, "craving": 7}, 1),
        ({"mood": 5, "craving": 6}, 0),
        ({"mood": 1, "craving": 10, "visibility": PRIVATE}, 0),
        ({"at": SATURDAY_EVENING - timedelta(weeks=8)}, 0),
    ],
)
def test_what_counts_as_need(team: Cast, values: dict[str, Any], counted: int) -> None:
    checkin(team, team.ana, **values)
    assert coverage(team.carol.actor).need[GAP] == counted


def test_times_that_people_asked_for_count(team: Cast) -> None:
    asked(team, team.ana, SATURDAY_EVENING)
    asked(team, team.ana, SATURDAY_EVENING, by="coach")
    assert coverage(team.carol.actor).need[GAP] == 1


def test_small_counts_are_hidden_and_nobody_is_named(team: Cast) -> None:
    for _ in range(4):
        checkin(team, team.ana)
    shown = page(team.carol)
    assert "Need: under 5" in shown
    assert "Need: 4" not in shown
    assert "Too little was shared" in shown
    assert "A private check-in is not counted" in shown
    main = shown.split("<main")[1].split("</main>")[0]
    assert not [name for name in ("Ana", "Rev", "Ben", "Dee") if name in main]


def test_the_many_hard_days_of_one_person_are_no_number(team: Cast) -> None:
    for number in range(8):
        checkin(team, team.ana, SATURDAY_EVENING - timedelta(weeks=number, hours=1))
        asked(team, team.ana, SATURDAY_EVENING - timedelta(weeks=number, hours=1))
    assert coverage(team.carol.actor).need[GAP] == 1
    shown = page(team.carol)
    assert "Need: under 5" in shown
    assert "most need" not in shown


def test_a_supervisor_sees_the_own_team_alone(team: Cast) -> None:
    other = participant(team.org, team.site, "Nel Fray", team.dee_coach.staff)
    rebuild([_id(other)])
    checkin(team, other)
    commands.set_hours(
        team.dee_coach.actor, zone="America/New_York", spans=[rules.Span(5, 960, 1200)], away=[]
    )
    assert (coverage(team.carol.actor).need[GAP], coverage(team.carol.actor).on[GAP]) == (0, 0)
    assert (coverage(team.mona.actor).need[GAP], coverage(team.mona.actor).on[GAP]) == (1, 1)
    assert (coverage(team.mona.actor).coaches, coverage(team.mona.actor).silent) == (1, 1)


@pytest.mark.parametrize("who", ["ana", "ben", "pat", "circle", "auditor", "admin"])
def test_others_have_no_such_page(team: Cast, who: str) -> None:
    assert team.everybody()[who].client.get(PAGE).status_code == 404


@pytest.mark.parametrize(
    ("on", "need", "said"),
    [
        ({}, {}, (rules.TOO_LITTLE, None)),
        ({}, {GAP: 4}, (rules.TOO_LITTLE, None)),
        ({}, {GAP: 5}, (rules.GAP_MOST, GAP)),
        ({GAP: 1}, {GAP: 5}, (rules.ALL_COVERED, None)),
        ({GAP: 1}, {GAP: 9, (6, 4): 5}, (rules.GAP_REST, (6, 4))),
    ],
)
def test_the_sentence_on_top(
    on: dict[rules.Block, int],
    need: dict[rules.Block, int],
    said: tuple[str, rules.Block | None],
) -> None:
    assert rules.headline(on, need) == said
