"""What the invented people and their coaches say of working together, every two weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from handrail.demo.bonds import BONDS, Bond
from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant, Staff
from handrail.watch.balance.commands import answer_move, say_pulse, show_answers
from handrail.watch.balance.commands.pulses import Said

# Days back, then the participant's answers and the coach's to the two questions, and to the third.
_SAID: Sequence[tuple[int, tuple[int, int], tuple[int, int], str, int]] = (
    (100, (1, -1), (0, 0), "trust", 2),
    (86, (1, 0), (1, -1), "agency", 2),
    (58, (0, 0), (0, 0), "safety", 3),
    (44, (0, 0), (0, 0), "belonging", 3),
    (30, (0, 0), (0, 1), "trust", 3),
    (16, (0, 0), (0, 0), "agency", 4),
)


def _same(day: date) -> date:
    return day


def write(people: Sequence[Participant], coach: Staff) -> None:
    """Let the first two and their coach answer, of whom only the first shows it, and those whose
    last weeks are known."""
    by = actor_for(coach.user_id)
    for number, person in enumerate(people[:2]):
        assert person.user_id is not None
        _answers(person, actor_for(person.user_id), by, shown=number == 0)
    for number, bond in BONDS.items():
        if number < len(people):
            _of_late(people[number], by, bond)


def _of_late(person: Participant, coach: Actor, bond: Bond) -> None:
    assert person.user_id is not None
    me, who = actor_for(person.user_id), {"participant_id": person.pk}
    today = clock.today(person.zone)
    for back in (30, 15):
        day = partial(_same, today - timedelta(days=back))
        say_pulse(me, **who, said=Said(*bond.own, "trust", 3), said_on=day)
        say_pulse(coach, **who, said=Said(*bond.coach), said_on=day)
    for one in (me, coach):
        show_answers(one, **who, shown=True)


def _answers(person: Participant, me: Actor, coach: Actor, *, shown: bool) -> None:
    who, today = {"participant_id": person.pk}, clock.today(person.zone)
    for back, own, theirs, third, said in _SAID:
        day = partial(_same, today - timedelta(days=back))
        say_pulse(me, **who, said=Said(*own, third, said), said_on=day)
        say_pulse(coach, **who, said=Said(*theirs), said_on=day)
    show_answers(me, **who, shown=shown)
    show_answers(coach, **who, shown=True)
    answer_move(coach, participant_id=person.pk, move="listen", place="pressure", answer="taken")
