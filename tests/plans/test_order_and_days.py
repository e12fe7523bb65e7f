"""Steps in their order, days that can be, smaller ways with their step, cards in the language."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from handrail.ground.access import Capability, NotVisible
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.models import Participant
from handrail.ground.people.past import BEFORE_BIRTH
from handrail.ground.shelf import ours
from handrail.ground.shelf.queries import said_again
from handrail.practice.plans import queries
from handrail.practice.plans.commands import agree_step, direction, record_win
from handrail.practice.plans.commands.rulers import measure
from handrail.practice.plans.commands.steps import move_step
from handrail.practice.plans.queries import direction as reading
from tests.cast import Cast

from .conftest import ana, goal, html

pytestmark = pytest.mark.django_db


def order(cast: Cast, on: date) -> list[str]:
    return [one.text for one in queries.week(cast.ana.actor, ana(cast), on).steps]


@pytest.mark.covers("004-16")
def test_both_move_a_step_within_its_week(cast: Cast) -> None:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    a, b, c = (agree_step(actor, **me, text=text) for text in ("a", "b", "c"))
    view = queries.step(actor, Capability.STEP_READ, a)
    later = view.week_of + timedelta(days=7)
    agree_step(actor, **me, text="later", week_of=later)
    for member in (cast.ana, cast.ben):
        address = reverse("plans:plan") if member is cast.ana else reverse(
            "plans:person", args=[ana(cast)]
        )  # fmt: skip
        page = html(member.client.get(address))
        assert page.count(reverse("plans:step_move", args=[a])) == 1
        assert page.count(reverse("plans:step_move", args=[b])) == 2
    move = reverse("plans:step_move", args=[c])
    assert cast.ben.client.post(move, {"to": "up"}).status_code == 303
    assert order(cast, view.week_of) == ["a", "c", "b"]
    sent = {"to": "up", "next": f"{reverse('plans:plan')}#step-{c}"}
    assert cast.ana.client.post(move, sent)["Location"].endswith(f"#step-{c}")
    cast.ana.client.post(move, {"to": "up"})
    assert order(cast, view.week_of) == ["c", "a", "b"]
    cast.ana.client.post(move, {"to": "down"})
    assert order(cast, view.week_of) == ["a", "c", "b"]
    assert order(cast, later) == ["later"]


def test_nobody_else_moves_a_step(cast: Cast) -> None:
    made = agree_step(cast.ana.actor, participant_id=ana(cast), text="a")
    assert cast.omar.client.post(reverse("plans:step_move", args=[made])).status_code == 404
    with pytest.raises(NotVisible):
        move_step(cast.omar.actor, participant_id=ana(cast), step_id=made, up=True)


def test_no_win_and_no_number_is_from_before_the_year_of_birth(cast: Cast) -> None:
    rows = Participant.objects.for_system("a test says when she was born")
    rows.filter(pk=ana(cast)).update(birth_year=1990)
    me, made = {"participant_id": ana(cast)}, goal(cast)
    record_win(cast.ana.actor, **me, text="a win", on=date(1990, 1, 1))
    with pytest.raises(NotLikeThis, match="year of birth"):
        record_win(cast.ben.actor, **me, text="a win", on=date(1989, 12, 31))
    sent = {"id": uuid7(), "text": "typed words", "on": "1989-12-31"}
    page = cast.ana.client.post(reverse("plans:win_new"), sent)
    assert page.status_code == 422
    assert BEFORE_BIRTH in html(page)
    assert "typed words" in html(page)
    with pytest.raises(NotLikeThis, match="year of birth"):
        measure(cast.ana.actor, **me, goal_id=made, importance=5, on=date(1989, 12, 31))
    rows.filter(pk=ana(cast)).update(birth_year=None)
    record_win(cast.ana.actor, **me, text="a win", on=date(1989, 12, 31))


def test_a_smaller_way_stands_with_its_step_and_is_taken_with_it(cast: Cast) -> None:
    made = goal(cast, domain="home")
    measure(cast.ana.actor, participant_id=ana(cast), goal_id=made, confidence=3)
    page = html(cast.ana.client.get(reverse("plans:goal", args=[made])))
    with translation.override("en"):
        one = next(step for step in ours.of_kind("step", "en")
                   if step.smaller and "size=small" in page and step.key in page)  # fmt: skip
    shown = f"{one.title}: {one.smaller[0].lower()}{one.smaller[1:]}"
    assert shown in page
    address = f"{reverse('plans:step_new')}?goal={made}&idea={one.key}&size=small"
    assert shown in html(cast.ana.client.get(address))


def test_a_card_is_shown_in_the_language_of_the_page_and_own_words_as_they_are(cast: Cast) -> None:
    me, actor = {"participant_id": ana(cast)}, cast.ana.actor
    english, spanish = (ours.of_kind("value", code)[0] for code in ("en", "es"))
    assert (english.key, english.title != spanish.title) == (spanish.key, True)
    with translation.override("en"):
        direction.sort_value(actor, **me, pile="most", card=english.key)
        direction.add_value(actor, **me, text="my faith")
    for code, title in (("es", spanish.title), ("en", english.title)):
        with translation.override(code):
            found = reading.values(actor, ana(cast))
            assert [one.text for one in found] == [title, "my faith"]


def test_a_card_with_other_words_keeps_them(cast: Cast) -> None:
    card = ours.of_kind("value", "en")[0]
    with translation.override("es"):
        assert said_again("value", card.key, "other words") == "other words"
        assert said_again("value", "nobody_has_it", card.title) == card.title


def test_up_and_down_stand_in_the_card_of_the_step(cast: Cast) -> None:
    for text in ("one", "two"):
        agree_step(cast.ana.actor, participant_id=ana(cast), text=text)
    page = html(cast.ana.client.get(reverse("plans:plan")))
    cards = re.findall(r'<article class="card stack" id="step-.*?</article>', page, re.DOTALL)
    assert [card.count('value="down"') + card.count('value="up"') for card in cards] == [1, 1]
    assert page.count('value="down"') + page.count('value="up"') == 2
