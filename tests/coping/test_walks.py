"""What a walk through a bad day asked about: as it was shown then, and not as it came to be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_for
from handrail.ground.kernel.sealed import read
from handrail.practice.coping.commands import badday, cards
from handrail.practice.coping.commands.away import erase
from handrail.practice.coping.commands.plan import add_line, remove_line
from handrail.practice.coping.models import BadDay, EarlierWords
from handrail.practice.coping.queries import lists as queries
from handrail.practice.coping.queries.lists import WalkView
from handrail.practice.coping.rules import badday as rules
from handrail.practice.plans.commands import agree_step, report_step
from handrail.practice.plans.commands.erasing import erase_line
from tests.cast import Cast
from tests.coping.people import ana, count, html, only


def _card(cast: Cast, text: str) -> UUID:
    return cards.add_card(cast.ana.actor, participant_id=ana(cast), text=text)


def _walk(cast: Cast, **more: Any) -> UUID:
    return badday.walk_through(cast.ana.actor, participant_id=ana(cast), scene="alone",
                               answers={"card": "holds"}, **more)  # fmt: skip


def _read(cast: Cast, row: UUID) -> WalkView:
    return queries.walk(cast.ana.actor, ana(cast), row)


def _of_card(cast: Cast, row: UUID) -> list[tuple[str, ...]]:
    found = _read(cast, row).found
    return [part.of for part in (*found.holds, *found.not_yet) if part.key == "card"]


def _today(cast: Cast) -> date:
    return clock.today(cast.ana.actor.zone)


@pytest.mark.covers("004-12")
@pytest.mark.parametrize(("days", "named"), [(0, ("Call Jo",)), (1, ()), (3, ()), (30, ())])
def test_a_walk_that_waited_names_nothing_that_it_did_not_show(
    cast: Cast, days: int, named: tuple[str, ...]
) -> None:
    _card(cast, "Call Jo")
    row = _walk(cast, written_on=lambda: _today(cast) - timedelta(days=days))
    assert _of_card(cast, row) == [named]
    assert bool(_read(cast, row).found.absent) == (days == 0), "nobody knows what was there"


@pytest.mark.covers("004-12")
def test_saving_a_walk_as_it_was_changes_nothing(cast: Cast) -> None:
    first = _card(cast, "Call Jo")
    row = _walk(cast, note="Ring Jo")
    cards.change_card(cast.ana.actor, participant_id=ana(cast), card_id=first, text="Long shower")
    page = f"/coping/bad-day/{row}/"
    sent = {"id": str(uuid7()), "version": "1", "card": "holds", "note": "Ring Jo"}
    assert cast.ana.client.post(page, sent).status_code == 303
    assert count(EarlierWords) == 1, "only the card was changed"
    assert (_of_card(cast, row), _read(cast, row).version) == ([("Call Jo",)], 1)
    # Other words beside the same answers leave what they were about.
    cast.ana.client.post(page, {**sent, "id": str(uuid7()), "note": "Go to Jo"})
    assert (_of_card(cast, row), _read(cast, row).note) == ([("Call Jo",)], "Go to Jo")
    # Another answer is about what the page showed when it was given.
    assert "Mine: Long shower" in html(cast.ana.client.get(page))
    cast.ana.client.post(page, {**sent, "id": str(uuid7()), "card": "no", "version": "2"})
    assert _of_card(cast, row) == [("Long shower",)]


@pytest.mark.parametrize(("days", "named"), [(0, ("Call Jo",)), (3, ())])
def test_earlier_answers_come_back_with_what_they_were_about(
    cast: Cast, days: int, named: tuple[str, ...]
) -> None:
    old = _card(cast, "Call Jo")
    row = _walk(cast, written_on=lambda: _today(cast) - timedelta(days=days))
    cards.put_card_away(cast.ana.actor, participant_id=ana(cast), card_id=old, away=True)
    _card(cast, "Long shower")
    badday.change_walk(
        cast.ana.actor, participant_id=ana(cast), walk_id=row, answers={"card": "no"}
    )
    assert _of_card(cast, row) == [("Long shower",)]
    cast.ana.client.post(f"/coping/earlier/{only(EarlierWords).pk}/use/")
    assert _of_card(cast, row) == [named]


@pytest.mark.parametrize(
    ("part", "words", "left"),
    [
        ("card", {"Jo"}, {"card": [""], "step": ["Jo", "Run"]}),
        ("step", {"Jo", "Sit"}, {"card": ["Jo"], "step": ["", "Run"]}),
        ("person", {"Jo"}, {"card": ["Jo"], "step": ["Jo", "Run"]}),
        ("card", set(), {"card": ["Jo"], "step": ["Jo", "Run"]}),
    ],
)
def test_words_that_are_gone_leave_their_place_empty(
    part: str, words: set[str], left: dict[str, list[str]]
) -> None:
    of = {"card": ["Jo"], "step": ["Jo", "Run"]}
    assert rules.without(of, part, words) == left
    found = rules.found("alone", {"card": "holds"}, {**left, "person": ["Rosa"]})
    assert found.absent == (), "what was erased was there all the same"
    assert found.holds[0].of == (() if left["card"] == [""] else ("Jo",))


def _sealed(cast: Cast) -> str:
    """Everything that walks keep, and how they read before."""
    key = key_for(ana(cast))
    walks = BadDay.objects.for_system("a test looks")
    before = EarlierWords.objects.for_system("a test looks").filter(kind="walk")
    return " ".join(
        [read(key, row, "answers") or "" for row in walks]
        + [read(key, row, "words") or "" for row in before]
    )


@pytest.mark.covers("004-12")
def test_what_is_erased_for_good_is_in_no_walk_any_more(cast: Cast) -> None:
    actor, me = cast.ana.actor, ana(cast)
    card = _card(cast, "OLD CARD")
    line = add_line(actor, participant_id=me, part="ask", text="HER SISTER", phone="+12025550188")
    step = agree_step(actor, participant_id=me, text="THE STEP")
    answers = dict.fromkeys(("card", "person", "step"), "holds")
    row = badday.walk_through(actor, participant_id=me, scene="alone", answers=answers)
    # The words are changed, and the walk is too: the old ones are in how it read before.
    cards.change_card(actor, participant_id=me, card_id=card, text="NEW CARD")
    badday.change_walk(actor, participant_id=me, walk_id=row, answers={**answers, "card": "no"})
    for words in ("OLD CARD", "NEW CARD", "HER SISTER", "THE STEP"):
        assert words in _sealed(cast)
    cards.put_card_away(actor, participant_id=me, card_id=card, away=True)
    erase(actor, participant_id=me, kind="card", row_id=card)
    assert "CARD" not in _sealed(cast)
    assert "HER SISTER" in _sealed(cast)
    assert "THE STEP" in _sealed(cast)
    remove_line(actor, participant_id=me, line_id=line)
    erase(actor, participant_id=me, kind="line", row_id=line)
    report_step(actor, participant_id=me, step_id=step, state="aside")
    erase_line(actor, participant_id=me, kind="step", line_id=step)
    assert "HER SISTER" not in _sealed(cast)
    assert "THE STEP" not in _sealed(cast)
    found = _read(cast, row).found
    assert [part.of for part in (*found.holds, *found.not_yet)] == [(), (), ()]
    assert found.absent == ()
    assert _read(cast, row).answers == {**answers, "card": "no"}
    assert cast.ana.client.get("/coping/bad-day/").status_code == 200
