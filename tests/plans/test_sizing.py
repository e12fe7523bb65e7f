"""The size check asks wherever the words or the number of a step are new, and holds nobody back."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from uuid import UUID

import pytest

from handrail.ground.access import Capability
from handrail.ground.people.coaching import MODELS
from handrail.ground.people.commands.coaching import choose_model
from handrail.practice.plans import queries, rules
from handrail.practice.plans.commands import agree_step, report_step
from handrail.practice.plans.models import Step, WeekEarlier
from handrail.practice.plans.rules.sizing import in_pattern
from tests.cast import Cast
from tests.plans.conftest import ana, entry, goal, html

BIG, ASKED = "Find my papers and call", "Below 7 is a sign"
PAGES = ("smaller", "swap")


@pytest.mark.covers("000-5", "000-17")
@pytest.mark.parametrize(
    ("sure", "text", "was", "asks"),
    [
        (6, "Walk", None, True),
        (0, "Walk", None, True),
        (7, "Walk", None, False),
        (10, "Walk", None, False),
        (None, "Walk", None, False),
        (6, "Walk", (6, "Walk"), False),
        (5, "Walk", (6, "Walk"), True),
        (6, "Walk far", (6, "Walk"), True),
        (6, "Walk", (None, "Walk"), True),
        (8, "Walk far", (6, "Walk"), False),
        (None, "Walk far", (6, "Walk"), False),
    ],
)
def test_it_asks_where_something_is_new(
    sure: int | None, text: str, was: tuple[int | None, str] | None, asks: bool
) -> None:
    assert (rules.size_to_ask(sure, text, was) is not None) is asks


@pytest.mark.parametrize(
    ("pattern", "text", "said"),
    [
        ("Ten minutes: %(text)s", "Walk", "Ten minutes: Walk"),
        ("Ten minutes: %(text)s", "Ten minutes: Walk", "Ten minutes: Walk"),
        ("Diez minutos: %(text)s", "100 % de té", "Diez minutos: 100 % de té"),
        ("%(text)s", "Walk", "Walk"),
    ],
)
def test_a_way_is_put_in_front_once(pattern: str, text: str, said: str) -> None:
    assert in_pattern(pattern, text) == said


def big_step(cast: Cast, domain: str = "home", **more: Any) -> UUID:
    """A step of Ana's for a goal in a part of life."""
    made = goal(cast, domain=domain)
    return agree_step(cast.ana.actor, participant_id=ana(cast), text=BIG, goal=made, **more)


def ideas(page: Any) -> list[str]:
    """The keys of the shelf's smaller steps that a page offers."""
    return re.findall(r'name="use" value="idea:(\w+)"', html(page))


def typed(page: Any) -> str:
    """What stands in the field for the words of the step."""
    found = re.search(r"<textarea[^>]*name=\"(?:smaller_)?text\"[^>]*>\s*([^<]*)<", html(page))
    assert found
    return unescape(found.group(1))


def standing(cast: Cast) -> list[str]:
    """The steps of Ana's that still stand."""
    rows = Step.objects.for_system("a test").filter(state="open")
    views = [queries.step(cast.ana.actor, Capability.STEP_READ, row.pk) for row in rows]
    return [view.text for view in views]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("member", ["ana", "ben"])
def test_a_step_that_takes_the_place_of_one_is_asked_about(
    cast: Cast, page: str, member: str
) -> None:
    who, at = getattr(cast, member), f"/plan/steps/{big_step(cast)}/{page}/"
    first = who.client.get(at)
    assert "Keep it as it is" not in html(first)
    data = {"id": entry(first), "smaller_text": "Sort one bag and one box", "sure": "4",
            "next": "/today/"}  # fmt: skip
    asked = who.client.post(at, data)
    assert asked.status_code == 422
    assert ASKED in html(asked)
    assert "not saved yet" in html(asked)
    assert typed(asked) == "Sort one bag and one box"
    assert 'value="/today/"' in html(asked)
    assert entry(asked) == data["id"], "nothing was sent, so that it is still the same entry"
    assert (standing(cast), len(ideas(asked))) == ([BIG], 3)
    part = who.client.post(at, {**data, "use": "first"})
    assert (part.status_code, typed(part)) == (422, "Sort one bag")
    taken = who.client.post(at, {**data, "use": f"idea:{ideas(asked)[0]}"})
    assert (taken.status_code, standing(cast)) == (422, [BIG])
    assert typed(taken) not in ("", data["smaller_text"])
    kept = who.client.post(at, {**data, "keep": "1"})
    assert (kept.status_code, standing(cast)) == (303, ["Sort one bag and one box"])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("sure", "status"), [("7", 303), ("not-sure", 303), ("6", 422)])
def test_whoever_is_sure_enough_is_not_asked(cast: Cast, page: str, sure: str, status: int) -> None:
    at = f"/plan/steps/{big_step(cast)}/{page}/"
    data = {"id": entry(cast.ana.client.get(at)), "smaller_text": "The sink", "sure": sure}
    assert cast.ana.client.post(at, data).status_code == status


@pytest.mark.covers("000-17", "003-34", "001-5")
@pytest.mark.parametrize("model", list(MODELS))
def test_the_shelf_offers_smaller_steps_in_each_way_of_coaching(cast: Cast, model: str) -> None:
    choose_model(cast.ana.actor, participant_id=ana(cast), model=model)
    at = f"/plan/steps/{big_step(cast)}/smaller/"
    page = cast.ana.client.get(at)
    offered = ideas(page)
    assert len(offered) == 3
    others = [each for each in MODELS if each != model]
    choose_model(cast.ana.actor, participant_id=ana(cast), model=others[0])
    assert ideas(cast.ana.client.get(at)) != offered
    used = cast.ana.client.post(at, {"id": entry(page), "smaller_text": BIG, "sure": "8",
                                     "use": f"idea:{offered[0]}"})  # fmt: skip
    assert (used.status_code, typed(used)) == (422, shown(page, offered[0]))


def shown(page: Any, key: str) -> str:
    """The words of a smaller step of the shelf as the page shows them."""
    before = html(page).split(f'value="idea:{key}"')[0]
    return unescape(re.findall(r"<li[^>]*><span>([^<]*)</span>", before)[-1])


def test_without_a_goal_there_are_the_general_ways(cast: Cast) -> None:
    step = agree_step(cast.ana.actor, participant_id=ana(cast), text=BIG)
    page = cast.ana.client.get(f"/plan/steps/{step}/smaller/")
    assert re.findall(r'name="use" value="(\w+)"', html(page)) == ["first", "ten", "friend"]
    assert ideas(page) == []


def test_a_coach_is_offered_nothing_of_a_goal_that_is_hers_alone(cast: Cast) -> None:
    made = goal(cast, domain="home", shared=False)
    step = agree_step(cast.ana.actor, participant_id=ana(cast), text=BIG, goal=made)
    at = f"/plan/steps/{step}/smaller/"
    assert ideas(cast.ben.client.get(at)) == []
    assert len(ideas(cast.ana.client.get(at))) == 3


def corrected(cast: Cast, step: UUID, **said: str) -> Any:
    """Ana says a step another way on its page."""
    at = f"/plan/steps/{step}/edit/"
    page = cast.ana.client.get(at)
    goals = re.search(r'<option value="([0-9a-f-]{36})" selected', html(page))
    version = re.search(r'name="version" value="(\d+)"', html(page))
    assert version
    start = {"id": entry(page), "version": version[1], "text": BIG, "sure": "5",
             "chosen_by": "participant", "goal": goals[1] if goals else ""}  # fmt: skip
    return cast.ana.client.post(at, {**start, **said})


def before(cast: Cast) -> int:
    """How many earlier words are kept."""
    return int(WeekEarlier.objects.for_system("a test").count())


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"text": "Find all my papers"}, 422),
        ({"sure": "3"}, 422),
        ({"why": "for the flat"}, 303),
        ({"text": "Find all my papers", "sure": "8"}, 303),
        ({"text": "Find all my papers", "sure": "not-sure"}, 303),
        ({"text": "Find all my papers", "keep": "1"}, 303),
    ],
)
def test_other_words_for_a_step_are_asked_about(
    cast: Cast, said: dict[str, str], status: int
) -> None:
    step = big_step(cast, sure=5)
    answer = corrected(cast, step, **said)
    assert (answer.status_code, before(cast)) == (status, int(status == 303))
    if status == 422:
        assert ASKED in html(answer)
        assert "The change is not saved yet" in html(answer)
        assert typed(answer) == said.get("text", BIG)
        assert len(ideas(answer)) == 3


def test_a_smaller_way_can_be_taken_where_words_are_corrected(cast: Cast) -> None:
    step = big_step(cast, sure=5)
    used = corrected(cast, step, text="Find my papers and write", why="the flat", use="first")
    assert (used.status_code, typed(used), before(cast)) == (422, "Find my papers", 0)
    assert "the flat" in html(used)
    assert " selected" in html(used), "the goal stays picked"


def test_what_is_done_is_not_too_big(cast: Cast) -> None:
    step = big_step(cast, sure=5)
    report_step(cast.ana.actor, participant_id=ana(cast), step_id=step, state="done")
    assert corrected(cast, step, text="Found my papers").status_code == 303
