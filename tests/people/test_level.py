"""Check-ins only: chosen by the two, told in words, and nothing is asked or lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.access import NotVisible
from handrail.ground.audit.models import AuditEvent
from handrail.ground.kernel import clock
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.about import set_level
from handrail.practice.plans.commands.steps import agree_step
from handrail.practice.plans.rules import week_of
from handrail.watch.insight import rules
from handrail.watch.insight.curve import Curve
from handrail.watch.insight.keeping import rebuild
from handrail.watch.insight.queries import coaches_of
from handrail.watch.insight.rhythm import Rhythm
from tests.cast import Cast

TODAY = date(2026, 5, 14)
NOW = datetime(2026, 5, 14, 9, tzinfo=UTC)


def ana_id(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def facts(started: int, heard: int | None, light: bool, hard: bool = False) -> rules.Facts:
    said = TODAY if hard else None
    return rules.Facts(
        started_on=TODAY - timedelta(days=started),
        heard_on=None if heard is None else TODAY - timedelta(days=heard),
        rhythm=Rhythm(3, 4), curve=Curve(), shared_on=said, shared_mood=1 if hard else None,
        shared_craving=None, reached_on=None, next_contact_on=None, appointment_at=None,
        appointment_on=None, asked_at=None, asked_on=None, asked_count=0, light=light,
    )  # fmt: skip


@pytest.mark.covers("001-27")
@pytest.mark.parametrize(
    ("light", "started", "heard", "hard", "orders"),
    [
        (False, 5, 0, False, ["NEW"]),
        (True, 5, 0, False, []),
        (True, 90, 30, False, ["QUIET"]),
        (True, 5, 0, True, ["HARD"]),
        (False, 5, 0, True, ["HARD", "NEW"]),
    ],
)
def test_only_what_was_said_and_the_own_rhythm_ask_for_a_call(
    light: bool, started: int, heard: int, hard: bool, orders: list[str]
) -> None:
    found = rules.reasons(facts(started, heard, light, hard), TODAY, NOW)
    assert [reason.order.name for reason in found] == orders


@pytest.mark.parametrize(
    ("light", "total", "says"),
    [(True, 0, "check-ins only"), (False, 0, "no step this week"), (True, 1, "step agreed")],
)
def test_the_week_in_words(light: bool, total: int, says: str) -> None:
    week = rules.WeekSteps(total=total, state="open")
    assert rules.step_words(week, light=light).message == says


@pytest.mark.covers("001-27")
def test_both_change_it_and_both_are_told(cast: Cast) -> None:
    ana = ana_id(cast)
    rebuild([ana])
    page = reverse("desks:level_of", args=[ana])
    assert cast.ben.client.post(page, {"level": "checkins", "agreed": "on"}).status_code == 303
    assert "check-ins only" in cast.ben.client.get("/coach/").text
    person = cast.ben.client.get(reverse("desks:person", args=[ana])).text
    assert "Nobody asks about steps" in person
    assert "Agree a step" not in person
    today = cast.ana.client.get("/today/").text
    assert "Check-ins only for now" in today
    assert "Choose a step" not in today
    assert "How are you" in today
    assert "Like this since" in cast.ana.client.get(reverse("desks:level")).text
    assert sum(load.uncontacted for load in coaches_of(cast.carol.actor)) == 0
    cast.ana.client.post(reverse("desks:level"), {"level": "coaching"})
    assert "Choose a step" in cast.ana.client.get("/today/").text


@pytest.mark.covers("001-27")
def test_a_step_that_was_agreed_stays_in_sight(cast: Cast) -> None:
    ana = ana_id(cast)
    agree_step(
        cast.ana.actor, participant_id=ana, text="Walk to the river", chosen_by="participant",
        sure=8, week_of=week_of(clock.today(cast.ana.actor.zone)),
    )  # fmt: skip
    set_level(cast.ana.actor, participant_id=ana, level="checkins")
    assert "Walk to the river" in cast.ana.client.get("/today/").text


def test_a_coach_talks_about_it_first_and_the_book_keeps_who_said_so(cast: Cast) -> None:
    ana = ana_id(cast)
    answer = cast.ben.client.post(reverse("desks:level_of", args=[ana]), {"level": "checkins"})
    assert answer.status_code == 422
    assert "talk about it first" in answer.text
    assert 'value="checkins" checked' in answer.text
    set_level(cast.ben.actor, participant_id=ana, level="checkins", agreed=True)
    line = AuditEvent.objects.filter(kind="write", subject=ana, capability="profile.edit").last()
    assert line is not None
    assert line.actor_name == "Ben"


@pytest.mark.covers("001-27")
def test_a_promise_stays_a_reason_at_either_level() -> None:
    """What the two planned or asked for is kept, however little coaching they chose."""
    for light in (False, True):
        known = facts(90, 0, light)
        at = NOW + timedelta(hours=2)
        slot = {"appointment_at": at, "appointment_on": TODAY}
        for values, order in (
            ({"next_contact_on": TODAY}, "PLANNED"),
            (slot, "APPOINTMENT"),
            ({"asked_at": at, "asked_on": TODAY, "asked_count": 1}, "ASKED"),
        ):
            found = rules.reasons(replace(known, **values), TODAY, NOW)
            assert [reason.order.name for reason in found] == [order]


def test_nonsense_and_strangers(cast: Cast) -> None:
    ana = ana_id(cast)
    answer = cast.ana.client.post(reverse("desks:level"), {"level": "boss"})
    assert answer.status_code == 422
    assert "one of the two" in answer.text
    with pytest.raises(NotLikeThis):
        set_level(cast.ana.actor, participant_id=ana, level="")
    for who in (cast.dee_coach, cast.omar, cast.mona, cast.carol, cast.rev, cast.circle, cast.pat):
        with pytest.raises(NotVisible):
            set_level(who.actor, participant_id=ana, level="checkins", agreed=True)
