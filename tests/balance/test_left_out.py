"""Both are asked for a pulse, on their first pages; either leaves it out, and it comes back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from handrail.ground.access import Capability, NotVisible
from handrail.ground.audit import reads_of
from handrail.ground.kernel import clock
from handrail.ground.people.models import Episode, Relationship
from handrail.watch.balance.commands import ask_after_all, leave_pulse_out, take_back_pulse
from handrail.watch.balance.models import Pulse, PulseRest
from handrail.watch.balance.queries.due import pulses_due
from handrail.watch.balance.queries.fit import asked
from handrail.watch.balance.rules import pulses as rules
from tests.accountability.people import ana, html
from tests.balance.test_page import together_since
from tests.balance.test_pulses import page, say
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
ASKS_HER, ASKS_HIM = "How is it for you, with Ben?", "How is it, the two of you?"


def at(cast: Cast, member: Member) -> str:
    return "/balance/pulse/rest/" if member is cast.ana else f"/balance/of/{ana(cast)}/pulse/rest/"


def is_asked(cast: Cast, member: Member) -> bool:
    """Whether the first page of one of the two asks for a pulse."""
    if member is cast.ana:
        return ASKS_HER in html(member.client.get("/today/"))
    text = html(member.client.get(reverse("desks:coach_today")))
    link = f'href="/balance/of/{ana(cast)}/#pulse"'
    assert (link in text) is (ASKS_HIM in text)
    return ASKS_HIM in text


def rests() -> int:
    return PulseRest.objects.for_system("counting in a test").count()


@pytest.mark.parametrize(
    ("last", "left_out", "first"),
    [(None, None, 14), (5, None, 19), (None, 5, 19), (5, 20, 34), (20, 5, 34), (-30, None, 14),
     (-30, -20, 14), (0, 0, 14)],
)  # fmt: skip
def test_from_when_on_one_is_asked(last: int | None, left_out: int | None, first: int) -> None:
    began = date(2026, 6, 1)
    said, out = (n if n is None else began + timedelta(days=n) for n in (last, left_out))
    assert rules.asked_from(began, said, out) == began + timedelta(days=first)


@pytest.mark.parametrize(
    ("days", "rests"), [(None, False), (0, True), (13, True), (14, False), (90, False)]
)
def test_how_long_it_rests(days: int | None, rests: bool) -> None:
    today = date(2026, 6, 1)
    out = None if days is None else today - timedelta(days=days)
    assert rules.is_left_out(out, today) is rests
    assert rests is (out is not None and out > rules.rests_since(today))


@pytest.mark.covers("004-26", "002-18")
@pytest.mark.parametrize("who", ["ana", "ben"])
def test_each_is_asked_on_their_first_page_until_they_answer(cast: Cast, who: str) -> None:
    member = getattr(cast, who)
    together_since(cast, 13)
    assert not is_asked(cast, member)
    together_since(cast, 15)
    assert is_asked(cast, member)
    made = say(cast, member)
    assert not is_asked(cast, member)
    take_back_pulse(member.actor, participant_id=ana(cast), pulse_id=made)
    assert is_asked(cast, member)
    say(cast, member)
    with time_machine.travel(clock.now() + timedelta(days=14), tick=False):
        if who == "ana":
            assert asked(member.actor, ana(cast), clock.today("UTC")) is not None
        due = pulses_due(cast.ben.actor, clock.today("UTC"))
        assert ana(cast) in {one.participant_id for one in due}


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_left_out_it_rests_for_two_weeks_and_is_no_answer(cast: Cast, who: str) -> None:
    member, other = (cast.ana, cast.ben) if who == "ana" else (cast.ben, cast.ana)
    together_since(cast, 30)
    said = html(member.client.post(at(cast, member), {"rest": "yes"}, follow=True))
    assert "All right, not this time." in said
    assert "Answer after all" in said
    assert "Keep my answer" not in said
    assert not is_asked(cast, member)
    assert is_asked(cast, other)
    assert page(cast, member).now.pulses == 0
    assert not Pulse.objects.for_system("counting in a test").exists()
    assert "Not this time." not in html(
        other.client.get(at(cast, other).removesuffix("pulse/rest/"))
    )
    # Said once more it does not rest for longer.
    member.client.post(at(cast, member), {"rest": "yes"})
    assert rests() == 1
    today = clock.today(cast.site.zone)
    with time_machine.travel(clock.now() + timedelta(days=14), tick=False):
        found = page(cast, member)
        assert found.pulses.left_out_until is None
        if who == "ana":
            assert asked(member.actor, ana(cast), found.pair.today) is not None
        else:
            assert pulses_due(member.actor, found.pair.today)
    assert page(cast, member).pulses.left_out_until == today + timedelta(days=14)


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_it_can_be_answered_after_all(cast: Cast, who: str) -> None:
    member = getattr(cast, who)
    together_since(cast, 30)
    member.client.post(at(cast, member), {"rest": "yes"})
    said = html(member.client.post(at(cast, member), {"rest": "no"}, follow=True))
    assert "The questions are back." in said
    assert "Keep my answer" in said
    assert is_asked(cast, member)
    assert not rests()
    # Nothing rests, so nothing comes back; and an answer leaves nothing to leave out.
    member.client.post(at(cast, member), {"rest": "no"})
    say(cast, member)
    leave_pulse_out(member.actor, participant_id=ana(cast))
    assert not rests()


def test_a_day_that_waited_on_a_phone_counts_and_no_day_ahead(cast: Cast) -> None:
    together_since(cast, 30)
    today = clock.today(cast.site.zone)
    pressed = today - timedelta(days=3)
    cast.ana.client.post(at(cast, cast.ana), {"rest": "yes", "on": pressed.isoformat()})
    row = PulseRest.objects.for_system("a test reads it").get()
    assert (row.on, row.own) == (pressed, True)
    until = leave_pulse_out(
        cast.ben.actor, participant_id=ana(cast), on=today + timedelta(days=300)
    )
    assert until == today + timedelta(days=14)
    ask_after_all(cast.ana.actor, participant_id=ana(cast))
    for nonsense in ("yesterday", "9999-99-99", "\0"):
        cast.ana.client.post(at(cast, cast.ana), {"rest": nonsense, "on": nonsense})
    assert rests() == 2


def test_nobody_but_the_two_leaves_it_out(cast: Cast) -> None:
    for member in (cast.carol, cast.mona, cast.omar, cast.rev, cast.dee_coach):
        with pytest.raises(NotVisible):
            leave_pulse_out(member.actor, participant_id=ana(cast))
        with pytest.raises(NotVisible):
            ask_after_all(member.actor, participant_id=ana(cast))
    assert not rests()


def test_a_coach_is_not_asked_of_somebody_who_is_away_or_not_theirs(cast: Cast) -> None:
    together_since(cast, 30)
    today = clock.today("UTC")
    assert len(pulses_due(cast.ben.actor, today)) == 1
    for member in (cast.carol, cast.mona, cast.dee_coach, cast.ana):
        assert pulses_due(member.actor, today) == ()
    episodes = Episode.objects.for_system("a test ends it").filter(participant_id=ana(cast))
    episodes.update(closed_at=clock.now())
    assert pulses_due(cast.ben.actor, today) == ()
    episodes.update(closed_at=None)
    rows = Relationship.objects.for_system("a test ends it").filter(participant_id=ana(cast))
    rows.update(ended_at=clock.now())
    assert pulses_due(cast.ben.actor, today) == ()


def test_the_name_on_the_coachs_first_page_is_a_reading_of_it(cast: Cast) -> None:
    together_since(cast, 30)
    before = len(reads_of(ana(cast), size=500)[0])
    pulses_due(cast.ben.actor, clock.today("UTC"))
    lines = reads_of(ana(cast), size=500)[0]
    assert len(lines) == before + 1
    assert Capability.BALANCE_READ.value in {line.capability for line in lines}


def test_one_query_says_that_nobody_is_due(cast: Cast, django_assert_num_queries: Any) -> None:
    together_since(cast, 30)
    say(cast, cast.ben)
    actor, today = cast.ben.actor, clock.today("UTC")
    with django_assert_num_queries(1):
        assert pulses_due(actor, today) == ()
