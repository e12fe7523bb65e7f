"""One to three steps a week, on every way by which a step comes into a week."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest

from handrail.ground.access import Capability
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.practice.plans import queries, rules
from handrail.practice.plans.commands import (
    agree_step,
    make_step_of_review,
    record_review,
    report_step,
    undo_step,
)
from handrail.practice.plans.from_elsewhere import step_of_words
from handrail.practice.plans.models import Step
from tests.cast import Cast, Member
from tests.phone.sealing import envelope
from tests.plans.conftest import ana, html

FULL = "That week already has three steps. Put one of them aside first"
STATES = list(rules.STATES)


@pytest.mark.parametrize("now", STATES)
@pytest.mark.parametrize("then", STATES)
def test_which_answers_bring_a_step_back(now: str, then: str) -> None:
    away = {"aside", "smaller", "swapped"}
    expected = now in away and then in {"open", "partly", "not_yet"}
    assert rules.needs_room(now, then) is expected


@pytest.mark.parametrize(
    ("week", "day", "other"),
    [
        (date(2026, 11, 23), date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 11, 9), date(2026, 11, 28), date(2026, 11, 23)),
        (date(2026, 11, 30), date(2026, 11, 28), date(2026, 11, 23)),
        (date(2026, 12, 28), date(2027, 1, 1), date(2027, 1, 4)),
    ],
)
def test_another_week_is_this_one_or_the_next(week: date, day: date, other: date) -> None:
    assert rules.other_week(week, day) == other


def today(cast: Cast) -> date:
    return clock.today(cast.site.zone)


def step(cast: Cast, text: str = "Walk", weeks: int = 0) -> UUID:
    day = today(cast) + timedelta(weeks=weeks)
    return agree_step(cast.ana.actor, participant_id=ana(cast), text=text, week_of=day)


def say(cast: Cast, one: UUID, state: str, by: Member | None = None, **more: Any) -> UUID:
    who = (by or cast.ana).actor
    return report_step(who, participant_id=ana(cast), step_id=one, state=state, **more)


def fill(cast: Cast, weeks: int = 0, count: int = 3) -> list[UUID]:
    return [step(cast, f"Step {number}", weeks) for number in range(count)]


def state(cast: Cast, one: UUID) -> str:
    return queries.step(cast.ana.actor, Capability.STEP_READ, one).state


def most(cast: Cast) -> int:
    """How many steps count in the fullest week."""
    weeks: dict[date, int] = {}
    for row in Step.objects.for_system("a test"):
        weeks[row.week_of] = weeks.get(row.week_of, 0) + rules.counts(row.state)
    return max(weeks.values())


def put_aside(cast: Cast) -> UUID:
    """A step of this week that was put aside, before the week filled up."""
    one = step(cast)
    say(cast, one, "aside")
    fill(cast)
    return one


def by_new(cast: Cast) -> None:
    fill(cast)
    step(cast)


def by_next_week(cast: Cast) -> None:
    fill(cast, weeks=1)
    step_of_words(cast.ana.actor, ana(cast), "Walk", False)


def by_pick_up(cast: Cast) -> None:
    say(cast, put_aside(cast), "open")


def by_pick_up_of_a_coach(cast: Cast) -> None:
    say(cast, put_aside(cast), "open", cast.ben)


def by_swap_of_last_week(cast: Cast) -> None:
    old = step(cast, weeks=-1)
    fill(cast)
    say(cast, old, "swapped", smaller_text="Run")


def by_smaller_of_last_week(cast: Cast) -> None:
    old = step(cast, weeks=-1)
    fill(cast)
    say(cast, old, "smaller", smaller_text="Walk a little")


def by_partly_of_what_was_swapped(cast: Cast) -> None:
    old = step(cast)
    say(cast, old, "swapped", smaller_text="Run")
    fill(cast, count=2)
    say(cast, old, "partly")


def by_undo_of_a_coach(cast: Cast) -> None:
    one = put_aside(cast)
    undo_step(cast.ben.actor, participant_id=ana(cast), step_id=one)


@pytest.mark.covers("000-5")
@pytest.mark.parametrize(
    "way",
    [by_new, by_next_week, by_pick_up, by_pick_up_of_a_coach, by_swap_of_last_week,
     by_smaller_of_last_week, by_partly_of_what_was_swapped, by_undo_of_a_coach],
)  # fmt: skip
def test_a_fourth_is_refused_with_what_to_do(cast: Cast, way: Callable[[Cast], None]) -> None:
    with pytest.raises(NotLikeThis, match="Put one of them aside first"):
        way(cast)
    assert most(cast) == 3


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize(
    ("back", "full", "says"), [(0, 1, "Next week already has"), (2, 0, "This week already has")]
)
def test_the_change_of_a_look_back_waits_for_room(
    cast: Cast, later: bool, back: int, full: int, says: str
) -> None:
    fill(cast, weeks=full)
    week = rules.shift(clock.today(cast.site.zone), -back)
    me = {"participant_id": ana(cast)}
    made = record_review(cast.ana.actor, **me, change="Walk", make_step=not later, week_of=week)
    if later:
        made = make_step_of_review(cast.ana.actor, **me, review_id=made.review_id)
    assert (made.step_id, made.words, most(cast)) == (None, rules.WEEK_AFTER_FULL[not full], 3)
    assert says in str(made.words)


def test_that_something_was_done_is_never_held_back(cast: Cast) -> None:
    old = step(cast)
    say(cast, old, "smaller", smaller_text="Walk a little")
    fill(cast, count=2)
    say(cast, old, "done")
    assert state(cast, old) == "done"
    with pytest.raises(NotLikeThis):
        step(cast)


def test_a_phone_without_network_is_told_the_same(cast: Cast) -> None:
    one = put_aside(cast)
    session = cast.ana.client.get("/api/session").json()
    pick_up = envelope(session, "step_report", {"step_id": str(one), "state": "open"})
    body = json.dumps({"sent_at": clock.now().isoformat(), "entries": [pick_up]})
    answer = cast.ana.client.post("/api/sync", body, content_type="application/json")
    (told,) = answer.json()["entries"]
    assert told["status"] == "refused"
    assert FULL in told["reason"]
    assert (state(cast, one), most(cast)) == ("aside", 3)


@pytest.mark.parametrize("name", ["ana", "ben"])
@pytest.mark.parametrize("htmx", [False, True])
def test_the_page_says_what_to_do_and_leads_there(cast: Cast, name: str, htmx: bool) -> None:
    one, who = put_aside(cast), getattr(cast, name)
    headers = {"HX-Request": "true"} if htmx else {}
    page = who.client.post(f"/plan/steps/{one}/report/", {"state": "open"}, headers=headers)
    assert page.status_code == 422
    assert FULL in unescape(html(page))
    week = rules.shift(rules.week_of(today(cast)), 1)
    new = "/plan/steps/new/" if name == "ana" else f"/plan/of/{ana(cast)}/steps/new/"
    there = f"{new}?again={one}&week={week}"
    assert there in unescape(html(page))
    form = html(who.client.get(there))
    assert ">Walk</textarea>" in form.replace("\n", "")
    assert f'value="{week}" checked' in form


def test_when_there_is_room_again_it_comes_back(cast: Cast) -> None:
    one = put_aside(cast)
    say(cast, step_of(cast, "Step 1"), "aside")
    say(cast, one, "open")
    assert (state(cast, one), most(cast)) == ("open", 3)


def step_of(cast: Cast, text: str) -> UUID:
    rows = queries.this_week(cast.ana.actor, ana(cast), today(cast))
    return next(row.id for row in rows if row.text == text)


@pytest.mark.covers("000-3")
def test_the_person_can_always_take_an_answer_back(cast: Cast) -> None:
    one = put_aside(cast)
    page = cast.ana.client.post(f"/plan/steps/{one}/undo/", follow=True)
    assert page.status_code == 200
    assert "That makes four steps in a week. You can put one aside." in html(page)
    assert state(cast, one) == "open"
    with pytest.raises(NotLikeThis, match="three steps"):
        step(cast)
    say(cast, one, "done")
    cast.ana.client.post(f"/plan/steps/{one}/undo/")
    assert state(cast, one) == "open", "one that stands already needs no room"


def test_a_coach_is_told_on_the_page_why_it_stays_aside(cast: Cast) -> None:
    one = put_aside(cast)
    page = cast.ben.client.post(f"/plan/steps/{one}/undo/")
    assert page.status_code == 422
    assert FULL in unescape(html(page))
    say(cast, step_of(cast, "Step 2"), "aside")
    again = cast.ben.client.post(f"/plan/steps/{one}/undo/", follow=True)
    assert "Taken back." in html(again)
    assert state(cast, one) == "open"


def test_an_answer_that_arrives_late_changes_nothing_that_needs_room(cast: Cast) -> None:
    one = put_aside(cast)
    before = clock.now() - timedelta(days=1)
    say(cast, one, "open", said_at=lambda: before, id=uuid7())
    assert (state(cast, one), most(cast)) == ("aside", 3)
