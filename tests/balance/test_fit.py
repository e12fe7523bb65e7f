"""Whether it fits: when it is asked, who reads the answer, and what a first page asks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.practice.contacts.commands import log_contact
from handrail.watch.balance.commands import say_pulse
from handrail.watch.balance.commands.fit import FitSaid, say_fit, share_fit, take_back_fit
from handrail.watch.balance.commands.pulses import Said
from handrail.watch.balance.models import FitCheck
from handrail.watch.balance.queries.fit import Asked, asked
from handrail.watch.balance.rules import fit as rules
from tests.cast import Cast
from tests.coping.people import html

pytestmark = pytest.mark.django_db


def talk(cast: Cast, times: int, kind: str = "call") -> None:
    for _ in range(times):
        log_contact(cast.ben.actor, participant_id=ana(cast), kind=kind, minutes=10)


def ana(cast: Cast) -> UUID:
    assert cast.ana.participant_id is not None
    return cast.ana.participant_id


def say(cast: Cast, fits: str = "yes", words: str = "", **more: Any) -> UUID:
    return say_fit(cast.ana.actor, participant_id=ana(cast), said=FitSaid(fits, words, **more))


def today(cast: Cast) -> Asked | None:
    return asked(cast.ana.actor, ana(cast), clock.today(cast.ana.actor.zone))


@pytest.mark.covers("003-23")
@pytest.mark.parametrize(
    ("reached", "answered", "due"),
    [
        (0, (), None), (1, (), None), (2, (), 2), (3, (), 2), (3, (2,), None), (4, (), 4),
        (4, (2,), 4), (4, (4,), None), (12, (2,), 4), (13, (), None), (5, (2, 4), None),
    ],
)  # fmt: skip
def test_when_it_is_asked(reached: int, answered: tuple[int, ...], due: int | None) -> None:
    assert rules.due(reached, answered) == due


@pytest.mark.parametrize("said", ["", "yes", "partly"])
def test_the_page_has_a_way_on_when_nothing_is_asked(cast: Cast, said: str) -> None:
    if said:
        talk(cast, 2)
        say(cast, said, "Mornings are better")
    text = html(cast.ana.client.get("/balance/fit/"))
    assert "Nothing is asked right now." in text
    assert "/together/another-coach/" in text
    assert "/contacts/appointments/new/" in text
    assert ("Mornings are better" in text) is bool(said)


def test_without_a_coach_the_page_says_whom_to_ask(cast: Cast) -> None:
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=None)
    text = html(cast.ana.client.get("/balance/fit/"))
    assert "Ask at your programme" in text
    assert "/together/another-coach/" not in text.split("<main")[1]


@pytest.mark.covers("003-23")
def test_after_two_contacts_and_after_four(cast: Cast) -> None:
    talk(cast, 1)
    talk(cast, 5, "left_message")
    with pytest.raises(NotLikeThis, match="after two contacts"):
        say(cast)
    assert today(cast) is None or today(cast).fit is None  # type: ignore[union-attr]
    talk(cast, 1)
    assert today(cast).fit == 2  # type: ignore[union-attr]
    assert "Does it fit, the two of you?" in html(cast.ana.client.get("/today/"))
    say(cast, "partly", "Mornings are better")
    with pytest.raises(NotLikeThis, match="already"):
        say(cast)
    talk(cast, 2)
    assert today(cast).fit == 4  # type: ignore[union-attr]
    say(cast, "left")
    assert FitCheck.objects.for_system("counting in a test").count() == 2


def test_only_the_person_says_it_and_the_coach_reads_what_is_shared(cast: Cast) -> None:
    talk(cast, 2)
    with pytest.raises(NotVisible):
        say_fit(cast.ben.actor, participant_id=ana(cast), said=FitSaid("yes"))
    with pytest.raises(NotVisible):
        say_fit(cast.rev.actor, participant_id=ana(cast), said=FitSaid("yes"))
    row = say(cast, "no", "It is too early in the day for me")
    of = f"/balance/of/{ana(cast)}/"
    assert "too early in the day" in html(cast.ana.client.get("/balance/fit/"))
    assert "too early in the day" not in html(cast.ben.client.get(of))
    share_fit(cast.ana.actor, participant_id=ana(cast), fit_id=row, shared=True)
    assert "too early in the day" in html(cast.ben.client.get(of))
    assert "too early in the day" not in html(cast.carol.client.get(of))
    with pytest.raises(NotVisible):
        take_back_fit(cast.ben.actor, participant_id=ana(cast), fit_id=row)
    take_back_fit(cast.ana.actor, participant_id=ana(cast), fit_id=row)
    assert today(cast).fit == 2  # type: ignore[union-attr]


def test_not_really_shows_two_ways_and_another_coach_is_asked_about_anew(cast: Cast) -> None:
    talk(cast, 2)
    done = cast.ana.client.post("/balance/fit/", {"id": str(uuid7()), "fits": "no"}, follow=True)
    text = html(done)
    assert "nobody's fault" in text.replace("&#39;", "'")
    assert "/together/another-coach/" in text
    assert cast.dee_coach.staff is not None
    assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=cast.dee_coach.staff.pk)
    assert today(cast) is None or today(cast).fit is None  # type: ignore[union-attr]
    assert "Not really" not in html(cast.ana.client.get("/balance/fit/"))


@pytest.mark.covers("003-23")
def test_whoever_begins_again_with_a_coach_is_asked_again_after_contacts_of_this_time(
    cast: Cast,
) -> None:
    talk(cast, 3)
    say(cast, "yes")
    talk(cast, 1)
    assert today(cast).fit == 4  # type: ignore[union-attr]
    assert cast.ben.staff is not None
    assert cast.dee_coach.staff is not None
    for staff in (cast.dee_coach.staff, cast.ben.staff):
        assign_coach(cast.mona.actor, participant_id=ana(cast), staff_id=staff.pk)
    assert today(cast) is None or today(cast).fit is None  # type: ignore[union-attr]
    assert "Keep my answer" not in html(cast.ana.client.get("/balance/fit/"))
    with pytest.raises(NotLikeThis):
        say(cast, "partly")
    talk(cast, 2)
    assert today(cast).fit == 2  # type: ignore[union-attr]
    page = html(cast.ana.client.get("/balance/fit/"))
    assert "Keep my answer" in page
    say(cast, "partly")
    assert today(cast) is None or today(cast).fit is None  # type: ignore[union-attr]
    talk(cast, 2)
    say(cast, "no")
    rows = FitCheck.objects.for_system("a test looks").order_by("made_at")
    assert list(rows.values_list("stint", "at_contact", "fits")) == [
        (1, 2, "yes"), (2, 2, "partly"), (2, 4, "no"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sent",
    [
        {"fits": "terrible"},
        {"fits": "", "words": "Only words"},
        {"fits": "no", "words": "x" * 20_000},
    ],
)
def test_bad_input_keeps_what_was_typed(cast: Cast, sent: dict[str, str]) -> None:
    talk(cast, 2)
    answer = cast.ana.client.post("/balance/fit/", {"id": str(uuid7()), **sent})
    assert answer.status_code == 422
    assert sent.get("words", "")[:50] in html(answer)
    assert not FitCheck.objects.for_system("counting in a test").exists()


@pytest.mark.covers("002-18")
def test_a_first_page_asks_for_a_pulse_every_two_weeks(cast: Cast) -> None:
    now = clock.now()
    assert today(cast) is None
    with time_machine.travel(now + timedelta(days=15)):
        assert today(cast) == Asked("Ben", pulse=True, fit=None)
        assert "How is it for you, with Ben?" in html(cast.ana.client.get("/today/"))
        say_pulse(cast.ana.actor, participant_id=ana(cast), said=Said(0, 0))
        assert today(cast) is None
    with time_machine.travel(now + timedelta(days=30)):
        assert today(cast) == Asked("Ben", pulse=True, fit=None)
    assert asked(cast.rev.actor, ana(cast), clock.today("UTC")) is None
