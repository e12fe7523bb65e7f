"""Outlines and questions at hand while the note is written; nothing there loses the note."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from handrail.ground.kernel.ids import uuid7
from handrail.ground.people.commands.coaching import choose_model
from handrail.ground.shelf.models import OwnEntry
from handrail.practice.talks.queries.guides import at_hand
from tests.accountability.people import ana, html
from tests.cast import Cast

from .test_topics import add, listed, one


def note(cast: Cast, **more: Any) -> Any:
    body = {"id": str(uuid7()), "participant": str(ana(cast)), "kind": "call", **more}
    return cast.ben.client.post(reverse("contacts:new", args=[ana(cast)]), body)


@pytest.mark.covers("001-23", "003-33")
@pytest.mark.parametrize(("model", "other"), [("strengths", "traditional"),
                                              ("traditional", "strengths")])  # fmt: skip
def test_the_outline_of_the_way_of_the_person_comes_first(
    cast: Cast, model: str, other: str
) -> None:
    choose_model(cast.ana.actor, participant_id=ana(cast), model=model)
    found = at_hand(cast.ben.actor, ana(cast))
    assert all(one.fits(model, None) for one in found.outlines)
    assert found.others
    assert all(one.models == (other,) for one in found.others)


def test_the_outlines_of_the_site_stand_beside_ours(cast: Cast) -> None:
    OwnEntry.objects.create(
        org=cast.org, kind="session_outline", key="own_walk", language="en", title="On a walk",
        text="Side by side.", parts="Ask what they see.", model="",
    )  # fmt: skip
    assert "On a walk" in {one.title for one in at_hand(cast.ben.actor, ana(cast)).outlines}


@pytest.mark.covers("000-16")
def test_questions_of_both_schools_are_there_with_their_source(cast: Cast) -> None:
    page = html(cast.ben.client.get(reverse("contacts:new", args=[ana(cast)])))
    for words in ("Open questions", "Seeing what is good", "Saying it back", "Summing up",
                  "How much it matters", "How sure they are", "How ready they are",
                  "The good morning", "Miller and Rollnick"):  # fmt: skip
        assert words in page
    assert "At hand in a talk" in html(cast.ben.client.get("/talk/at-hand/"))


def test_topics_are_ticked_off_with_the_note(cast: Cast) -> None:
    first, second = add(cast, cast.ana), add(cast, cast.ben, "Sunday")
    page = html(cast.ben.client.get(reverse("contacts:new", args=[ana(cast)])))
    assert f'value="{first}" form="note-form"' in page
    assert note(cast, talked=[str(first), "no id"]).status_code == 303
    assert one(cast, cast.ana, first).state == "talked"
    assert [topic.id for topic in listed(cast, cast.ana).open] == [second]


def test_a_note_that_did_not_pass_ticks_nothing_and_keeps_its_words(cast: Cast) -> None:
    first = add(cast, cast.ana)
    answer = note(cast, talked=[str(first)], note="Kept words", minutes_other="9999")
    assert answer.status_code == 422
    assert "Kept words" in html(answer)
    assert one(cast, cast.ana, first).state == "open"
