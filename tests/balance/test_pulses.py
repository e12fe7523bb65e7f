"""Answering, waiting two weeks, taking back, and who sees whose answers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from handrail.ground.access import NotVisible
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.refusal import NotLikeThis
from handrail.ground.people.commands.coaches import assign_coach
from handrail.watch.balance.commands import say_pulse, show_answers, take_back_pulse
from handrail.watch.balance.commands.pulses import Said
from handrail.watch.balance.models import Pulse
from handrail.watch.balance.queries import BalancePage, balance_page
from handrail.watch.balance.rules import pulses as rules
from tests.balance.test_page import together_since
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db


def say(cast: Cast, member: Member, held_to: int | None = 0, **more: Any) -> UUID:
    said = Said(held_to, more.pop("held_up", 0), more.pop("third", ""), more.pop("said", None))
    return say_pulse(member.actor, participant_id=cast.ana.participant_id, said=said, **more)


def page(cast: Cast, member: Member) -> BalancePage:
    found = balance_page(member.actor, cast.ana.participant_id)
    assert found is not None
    return found


def count() -> int:
    return Pulse.objects.for_system("counting in a test").count()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ((None, None, "", None), rules.NOTHING_SAID),
        ((2, None, "", None), rules.NOT_AN_ANSWER),
        ((None, -9, "", None), rules.NOT_AN_ANSWER),
        ((0, 0, "weather", 3), rules.NOT_AN_ANSWER),
        ((0, 0, "trust", 5), rules.NOT_AN_ANSWER),
        ((0, None, "", None), None),
        ((None, None, "safety", 0), None),
        ((-1, 1, "trust", 4), None),
    ],
)
def test_what_is_an_answer(said: tuple[Any, ...], words: str | None) -> None:
    assert rules.check(*said) == words


@pytest.mark.parametrize(
    ("days", "due"), [(None, True), (0, False), (13, False), (14, True), (500, True)]
)
def test_at_most_every_two_weeks(days: int | None, due: bool) -> None:
    today = date(2026, 6, 1)
    last = None if days is None else today - timedelta(days=days)
    assert rules.is_due(last, today) is due


@pytest.mark.covers("004-26", "001-1")
def test_each_of_the_third_questions_comes_in_its_turn() -> None:
    asked = [rules.third_of(n) for n in range(15)]
    assert asked[2::3] == ["trust", "agency", "safety", "belonging", "trust"]
    assert not any(asked[0::3] + asked[1::3])


def test_the_third_question_comes_with_every_third_answer_and_can_be_left_out(cast: Cast) -> None:
    start, asked = clock.now(), []
    for turn in range(13):
        with time_machine.travel(start + timedelta(days=14 * turn), tick=False):
            found = balance_page(cast.ana.actor, cast.ana.participant_id)  # type: ignore[arg-type]
            assert found is not None
            asked.append(found.pulses.third)
            say(cast, cast.ana)
    assert asked[2::3] == ["trust", "agency", "safety", "belonging"]
    assert sum(map(bool, asked)) == 4


def test_an_answer_that_comes_back_keeps_the_third_question_it_was_about(cast: Cast) -> None:
    sent = {"id": str(uuid7()), "held_to": "", "held_up": "", "third": "safety", "said": ""}
    answer = cast.ana.client.post("/balance/pulse/", sent)
    assert answer.status_code == 422
    assert "I feel safe when we talk." in answer.content.decode()
    assert "I feel safe when we talk." not in cast.ana.client.get("/balance/").content.decode()


@pytest.mark.covers("002-18")
def test_both_answer_and_again_after_two_weeks(cast: Cast) -> None:
    say(cast, cast.ana)
    say(cast, cast.ben)
    with pytest.raises(NotLikeThis, match="two weeks"):
        say(cast, cast.ana)
    assert count() == 2
    later = clock.now() + timedelta(days=14)
    with time_machine.travel(later, tick=False):
        say(cast, cast.ana, 1)
    assert count() == 3


def test_nobody_but_the_two_answers(cast: Cast) -> None:
    for member in (cast.carol, cast.mona, cast.omar, cast.rev):
        with pytest.raises(NotVisible):
            say(cast, member)
    assert not count()


def test_sent_twice_is_kept_once(cast: Cast) -> None:
    from handrail.ground.kernel.ids import uuid7

    entry = uuid7()
    assert say(cast, cast.ana, id=entry) == say(cast, cast.ana, id=entry)
    assert count() == 1


def test_an_answer_of_today_is_taken_back_and_given_again(cast: Cast) -> None:
    made = say(cast, cast.ana)
    with pytest.raises(NotVisible):
        take_back_pulse(cast.ben.actor, participant_id=cast.ana.participant_id, pulse_id=made)
    take_back_pulse(cast.ana.actor, participant_id=cast.ana.participant_id, pulse_id=made)
    made = say(cast, cast.ana, 1)
    later = clock.now() + timedelta(days=2)
    with time_machine.travel(later, tick=False), pytest.raises(NotLikeThis):
        take_back_pulse(cast.ana.actor, participant_id=cast.ana.participant_id, pulse_id=made)
    assert count() == 1


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("coach", [True, False])
def test_answers_are_shown_when_both_say_so(cast: Cast, own: bool, coach: bool) -> None:
    say(cast, cast.ana, 1)
    say(cast, cast.ben, 0)
    me = {"participant_id": cast.ana.participant_id}
    show_answers(cast.ana.actor, **me, shown=own)
    show_answers(cast.ben.actor, **me, shown=coach)
    for member in (cast.ana, cast.ben):
        seen = [pulse.mine for pulse in page(cast, member).pulses.seen]
        assert seen.count(True) == 1
        assert seen.count(False) == (1 if own and coach else 0)


def test_a_supervisor_sees_the_place_and_no_answer(cast: Cast) -> None:
    say(cast, cast.ana, 1)
    say(cast, cast.ben, 0)
    me = {"participant_id": cast.ana.participant_id}
    for member in (cast.ana, cast.ben):
        show_answers(member.actor, **me, shown=True)
    found = page(cast, cast.carol)
    assert found.pulses.seen == []
    assert found.now == page(cast, cast.ben).now == page(cast, cast.ana).now
    assert found.now.pulses == 2


def test_answers_of_an_earlier_coach_stay_with_that_relationship(cast: Cast) -> None:
    from handrail.ground.people.joining import begin_coaching, coaching_of, end_coaching

    say(cast, cast.ana)
    who = cast.ana.participant_id
    before = coaching_of(who)
    assert before is not None
    end_coaching(cast.mona.actor, before)
    begin_coaching(cast.mona.actor, who, cast.dee_coach.actor.staff_id)
    found = page(cast, cast.ana)
    assert found.now.pulses == 0
    assert found.pulses.next_on is None
    assert count() == 1


@pytest.mark.parametrize(
    ("minutes", "days", "mine"),
    [(1, 0, True), (1, 1, True), (0, 0, False), (-1, 0, False), (-900, -1, False), (60, -1, False)],
)
def test_which_answers_are_of_this_time(minutes: int, days: int, mine: bool) -> None:
    before = datetime(2026, 6, 1, 12, tzinfo=UTC)
    at, on = before + timedelta(minutes=minutes), before.date() + timedelta(days=days)
    assert rules.of_this_time(at, on, before, before.date()) is mine


def test_answers_of_an_earlier_time_with_the_same_coach_do_not_count(cast: Cast) -> None:
    ana = cast.ana.participant_id
    assert ana
    assert cast.ben.staff
    together_since(cast, 60)
    then = clock.now() - timedelta(days=16)
    with time_machine.travel(then, tick=False):
        for member in (cast.ana, cast.ben):
            say(cast, member, 1)
            show_answers(member.actor, participant_id=ana, shown=True)
    assert page(cast, cast.ana).now.pulses == 2
    assign_coach(cast.mona.actor, participant_id=ana, staff_id=None)
    assign_coach(cast.mona.actor, participant_id=ana, staff_id=cast.ben.staff.pk)
    for member in (cast.ana, cast.ben, cast.carol):
        found = page(cast, member)
        assert found.now.pulses == 0
        assert found.pulses.seen == []
        assert found.pulses.answers == []
    assert count() == 2
    say(cast, cast.ana, 0)
    found = page(cast, cast.ana)
    assert (found.now.pulses, [one.held_to for one in found.pulses.seen]) == (1, [0])


def test_who_answered_days_before_the_two_began_again_reads_when_it_is_time(cast: Cast) -> None:
    ana = cast.ana.participant_id
    assert ana
    assert cast.ben.staff
    say(cast, cast.ana)
    assign_coach(cast.mona.actor, participant_id=ana, staff_id=None)
    assign_coach(cast.mona.actor, participant_id=ana, staff_id=cast.ben.staff.pk)
    found = page(cast, cast.ana)
    assert found.pulses.next_on == found.pair.today + timedelta(days=14)
    with pytest.raises(NotLikeThis, match="two weeks"):
        say(cast, cast.ana)
