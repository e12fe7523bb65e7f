"""Too many words, days that cannot be, no goal, another way of coaching meanwhile: nothing is lost.

Each form of the room is filled in too long, field by field: the page says what to do and gives back
every field as it was typed.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from uuid import UUID

import pytest

from handrail.ground.people.coaching import MODELS
from handrail.ground.people.commands.coaching import choose_model
from handrail.ground.people.models import Participant
from handrail.practice.plans.commands import agree_step, record_review, record_win
from handrail.practice.plans.commands.direction import add_value
from handrail.practice.plans.models import Review, Step
from tests.cast import Cast, Member
from tests.plans.conftest import ana, barrier, entry, goal, html

LONG, SHORT = "long " * 4_000, "these words were typed"
SURE = {"sure": "9"}
CHOSEN = {**SURE, "chosen_by": "participant"}


def step(cast: Cast) -> UUID:
    return agree_step(cast.ana.actor, participant_id=ana(cast), text="walk")


def review(cast: Cast) -> UUID:
    made = record_review(cast.ana.actor, participant_id=ana(cast), worked="tea", shared=True)
    return made.review_id


def win(cast: Cast, by: Member | None = None) -> UUID:
    return record_win((by or cast.ana).actor, participant_id=ana(cast), text="tea", shared=True)


def value(cast: Cast) -> UUID:
    made = add_value(cast.ana.actor, participant_id=ana(cast), text="rest")
    cast.ana.client.post("/plan/values/share/", {"share": "coach"})
    return made


# What each form is: who fills it in, its address, its fields for words, and what else it needs.
Form = tuple[str, str, tuple[str, ...], dict[str, str]]


def forms(cast: Cast, name: str) -> Form:
    made: dict[str, Any] = {
        "new step": lambda: ("ana", "/plan/steps/new/", ("text", "why"), CHOSEN),
        "step by a coach": lambda: (
            "ben", f"/plan/of/{ana(cast)}/steps/new/", ("text", "why", "chosen_by_name"), CHOSEN),
        "smaller": lambda: ("ana", f"/plan/steps/{step(cast)}/smaller/", ("smaller_text",), SURE),
        "swap": lambda: ("ana", f"/plan/steps/{step(cast)}/swap/", ("smaller_text",), SURE),
        "step": lambda: ("ana", f"/plan/steps/{step(cast)}/edit/", ("text", "why"), CHOSEN),
        "beside a step": lambda: ("ben", f"/plan/steps/{step(cast)}/edit/", ("text",), {}),
        "new review": lambda: ("ana", "/plan/review/", ("worked", "did_not", "change"), {}),
        "review": lambda: (
            "ana", f"/plan/reviews/{review(cast)}/edit/", ("worked", "did_not", "change"), {}),
        "beside a review": lambda: (
            "ben", f"/plan/reviews/{review(cast)}/edit/", ("text",), {"part": "worked"}),
        "new win": lambda: ("ana", "/plan/wins/new/", ("text",), {}),
        "win": lambda: ("ana", f"/plan/wins/{win(cast)}/edit/", ("text",), {}),
        "word back": lambda: ("ben", f"/plan/wins/{win(cast)}/answer/", ("text",), {}),
        "new goal": lambda: ("ana", "/plan/goals/new/", ("text", "why", "chosen_by_name"), {}),
        "goal": lambda: (
            "ana", f"/plan/goals/{goal(cast)}/edit/", ("text", "why", "chosen_by_name"), {}),
        "beside a goal": lambda: ("ben", f"/plan/goals/{goal(cast)}/edit/", ("text",), {}),
        "new barrier": lambda: (
            "ana", "/plan/barriers/", ("text", "named"), {"taken_by": "somebody"}),
        "barrier": lambda: (
            "ana", f"/plan/barriers/{barrier(cast)}/", ("text", "named"),
            {"taken_by": "somebody"}),
        "end of a barrier": lambda: (
            "ana", f"/plan/barriers/{barrier(cast)}/end/", ("outcome",), {"ended": "solved"}),
        "vision": lambda: ("ana", "/plan/vision/", ("text",), {}),
        "new value": lambda: ("ana", "/plan/values/", ("text",), {}),
        "value": lambda: ("ana", f"/plan/values/{value(cast)}/", ("text",), {}),
        "beside a value": lambda: ("ben", f"/plan/values/{value(cast)}/", ("text",), {}),
    }  # fmt: skip
    found: Form = made[name]()
    return found


NAMES = ("new step", "step by a coach", "smaller", "swap", "step", "beside a step", "new review",
         "review", "beside a review", "new win", "win", "word back", "new goal", "goal",
         "beside a goal", "new barrier", "barrier", "end of a barrier", "vision", "new value",
         "value", "beside a value")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_20_000_characters_in_any_field(cast: Cast, name: str) -> None:
    who, at, fields, more = forms(cast, name)
    client = getattr(cast, who).client
    id_of = re.findall(r'name="id" value="([0-9a-f-]{36})"', html(client.get(at)))[:1]
    for field in fields:
        others = dict.fromkeys(set(fields) - {field}, SHORT)
        sent = {**dict(zip(("id",), id_of, strict=False)), **more, **others, field: LONG}
        answer = client.post(at, sent)
        page = unescape(html(answer))
        assert answer.status_code == 422, (field, answer.status_code)
        assert "there is room for" in page, field
        assert LONG in page, field
        assert page.count(SHORT) >= len(others), field


BIRTH = "1989-12-31"


@pytest.mark.parametrize("on", ["9999-12-31", "0001-01-01", "99999-01-01", "2026-02-30", BIRTH])
@pytest.mark.parametrize("name", ["new win", "win"])
def test_a_win_of_a_day_that_cannot_be(cast: Cast, name: str, on: str) -> None:
    born(cast)
    who, at, _fields, _more = forms(cast, name)
    client = getattr(cast, who).client
    sent = {"id": entry(client.get(at)), "text": SHORT, "on": on}
    answer = client.post(at, sent)
    assert answer.status_code == 422
    assert SHORT in html(answer)
    assert f'value="{on}"' in html(answer)
    assert 'id="not-yet"' in html(answer)


def born(cast: Cast) -> None:
    rows = Participant.objects.for_system("a test says when she was born")
    rows.filter(pk=ana(cast)).update(birth_year=1990)


@pytest.mark.parametrize("on", ["9999-12-31", "0001-01-01", "99999-01-01", "2026-02-30", BIRTH])
def test_numbers_of_a_day_that_cannot_be(cast: Cast, on: str) -> None:
    born(cast)
    made = goal(cast)
    sent = {"id": entry(cast.ana.client.get(f"/plan/goals/{made}/")), "confidence": "4", "on": on}
    answer = cast.ana.client.post(f"/plan/goals/{made}/ruler/", sent)
    assert answer.status_code == 422
    assert f'value="{on}"' in html(answer)
    assert 'id="not-yet"' in html(answer)


@pytest.mark.parametrize("week", ["9999-12-31", "0001-01-01", "1950-01-02", "2026-99-01"])
@pytest.mark.parametrize("name", ["new step", "new review"])
def test_a_week_that_cannot_be(cast: Cast, name: str, week: str) -> None:
    who, at, fields, more = forms(cast, name)
    client = getattr(cast, who).client
    assert client.get(f"{at}?week={week}").status_code == 200
    sent = {"id": entry(client.get(at)), **more, **dict.fromkeys(fields, SHORT), "week_of": week}
    answer = client.post(at, sent)
    assert answer.status_code == 422
    assert html(answer).count(SHORT) >= len(fields)
    assert 'id="not-yet"' in html(answer)
    rows = (Step, Review)
    assert [row.objects.for_system("a test").count() for row in rows] == [0, 0]


@pytest.mark.covers("000-17")
def test_a_step_without_a_goal_is_fine(cast: Cast) -> None:
    goal(cast)
    for chosen in ("", None):
        data = {"id": entry(cast.ana.client.get("/plan/steps/new/")), "text": "walk", **CHOSEN}
        sent = data if chosen is None else {**data, "goal": chosen}
        assert cast.ana.client.post("/plan/steps/new/", sent).status_code == 303
    rows = Step.objects.for_system("a test")
    assert list(rows.values_list("goal_id", flat=True)) == [None, None]
    page = html(cast.ana.client.get(f"/plan/steps/{rows.all()[0].pk}/why/"))
    assert "This step belongs to no goal. That is fine: it counts the same." in page
    assert cast.ana.client.get("/plan/").status_code == 200


SAID = {"worked": "tea in the morning", "did_not": "the bus", "change": "start at noon"}


@pytest.mark.covers("001-5")
@pytest.mark.parametrize("before", list(MODELS))
@pytest.mark.parametrize("by", ["ana", "ben"])
def test_another_way_of_coaching_in_the_middle_of_a_look_back(
    cast: Cast, before: str, by: str
) -> None:
    client = getattr(cast, by).client
    at = "/plan/review/" if by == "ana" else f"/plan/of/{ana(cast)}/review/"
    me = {"participant_id": ana(cast)}
    after = next(model for model in MODELS if model != before)
    choose_model(cast.ana.actor, **me, model=before)
    began = {"id": entry(client.get(at)), **SAID, "make_step": "on"}
    about = {} if by == "ana" else {"about": str(ana(cast))}
    draft = client.post("/plan/review/draft/", {**began, **about})
    assert draft.status_code == 204
    choose_model(cast.ana.actor, **me, model=after)
    offered = html(client.get(at))
    assert "You began to write" in offered
    (go_on,) = set(re.findall(r'href="([^"]*draft=[^"]*)"', offered))
    again = html(client.get(unescape(go_on)))
    assert all(words in again for words in SAID.values()), "what was begun is there to go on with"
    assert client.post(at, began).status_code == 303
    row = Review.objects.for_system("a test").get()
    assert row.made_step_id is not None
    page = html(client.get(f"/plan/reviews/{row.pk}/edit/"))
    assert all(words in page for words in SAID.values())
    choose_model(cast.ana.actor, **me, model=before)
    assert html(client.get(f"/plan/reviews/{row.pk}/edit/")).count("start at noon") >= 1
