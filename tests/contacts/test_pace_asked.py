"""A pace that waits for a yes stands on the first page of whoever is asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from handrail.ground.audit import reads_of
from handrail.ground.people.commands.episodes import close_episode
from handrail.practice.contacts.channels import asked
from handrail.practice.contacts.channels.pace import Pace
from handrail.practice.contacts.commands import pace as pacing
from handrail.watch.insight.keeping import rebuild
from tests.accountability.people import ana, html
from tests.cast import Cast, Member

OF_COACH = "Proposed how often you are in touch"
OF_PERSON = "Your coach asks: is this how often you want to be in touch?"
ON_PAGE = "They proposed how often you two are in touch."


def propose(cast: Cast, who: Member) -> UUID:
    return pacing.propose_pace(who.actor, participant_id=ana(cast), pace=Pace("month", 20, 6))


def answer(cast: Cast, who: Member, pace_id: UUID, said: str) -> Any:
    return pacing.answer_pace(who.actor, participant_id=ana(cast), pace_id=pace_id, answer=said)


def today(who: Member) -> str:
    return html(who.client.get("/coach/" if who.staff else "/today/"))


def person(cast: Cast, who: Member) -> str:
    rebuild([ana(cast)])
    return html(who.client.get(reverse("desks:person", args=[ana(cast)])))


@pytest.mark.covers("004-4")
@pytest.mark.parametrize("said", ["yes", "be"])
def test_what_the_person_proposes_stands_on_the_coachs_today_until_answered(
    cast: Cast, said: str
) -> None:
    assert OF_COACH not in today(cast.ben)
    made, page = propose(cast, cast.ana), reverse("contacts:touch_of", args=[ana(cast)])
    seen = today(cast.ben)
    assert OF_COACH in seen
    assert f'href="{page}#pace"' in seen
    assert "Once a month" in seen
    assert ON_PAGE in person(cast, cast.ben)
    assert "Yes, let us do that" in html(cast.ben.client.get(page))
    assert OF_PERSON not in today(cast.ana), "nobody is asked for their own proposal"
    answer(cast, cast.ben, made, said)
    assert OF_COACH not in today(cast.ben)
    assert ON_PAGE not in person(cast, cast.ben)


@pytest.mark.covers("004-4")
@pytest.mark.parametrize("said", ["yes", "be"])
def test_what_the_coach_proposes_stands_on_the_persons_today_until_answered(
    cast: Cast, said: str
) -> None:
    assert OF_PERSON not in today(cast.ana)
    made = propose(cast, cast.ben)
    seen = today(cast.ana)
    assert OF_PERSON in seen
    assert f'href="{reverse("contacts:touch")}#pace"' in seen
    for words in ("Once a month", "at most 20 minutes", "for 6 weeks"):
        assert words in seen
    assert OF_COACH not in today(cast.ben)
    assert ON_PAGE not in person(cast, cast.ben)
    answer(cast, cast.ana, made, said)
    assert OF_PERSON not in today(cast.ana)


def test_only_the_coach_of_the_person_is_asked_and_the_reading_is_in_the_book(cast: Cast) -> None:
    propose(cast, cast.ana)
    before = len(reads_of(ana(cast))[0])
    assert [one.name for one in asked.paces_asked(cast.ben.actor)] != []
    assert len(reads_of(ana(cast))[0]) == before + 1
    assert asked.paces_asked(cast.dee_coach.actor) == ()
    assert asked.pace_asked(cast.ana.actor, ana(cast)) is None
    assert ON_PAGE not in person(cast, cast.carol), "a supervisor answers nothing here"


def test_nobody_is_asked_while_the_person_is_away(cast: Cast) -> None:
    propose(cast, cast.ana)
    close_episode(cast.mona.actor, participant_id=ana(cast), reason="moved")
    assert asked.paces_asked(cast.ben.actor) == ()
