"""What the invented people and their coach agreed on, promised each other, and how it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from handrail.demo import history
from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant, Staff
from handrail.practice.accountability.commands import answers, holding, ideas, promises, signing
from handrail.practice.accountability.commands.asking import ask_to_stay_on_track
from handrail.practice.accountability.keeping import PromiseSaid
from handrail.practice.accountability.models import Agreement, Answer
from handrail.practice.accountability.queries.agreement import table
from handrail.practice.accountability.rules.holding import Mix
from handrail.practice.accountability.rules.promises import Schedule

SIGNED = 40
_SUNDAY, _WEDNESDAY = "6", "2"
# Weeks back, how it went, and a word about it.
_CALLS = ((4, "kept", ""), (3, "not_yet", "Double shift, I fell asleep"), (2, "kept", "We laughed"),
          (1, "kept", ""))  # fmt: skip
_LOOKS = ((3, "kept", ""), (2, "kept", "Short, and good"), (1, "kept", ""))


def write(people: Sequence[Participant], coach: Staff) -> None:
    """Let the first person and the coach sign and promise; three others have a little of it."""
    by, ana = actor_for(coach.user_id), people[0]
    for number, person in enumerate(people[:3]):
        _sign(person, by, both=number < 2)
    _promises(ana, by)
    _how(ana, Mix(4, 5), "text")
    for ben in people[1:2]:
        _how(ben, Mix(2, 4), "call")
        _promise(_me(ben), ben, "I open one letter", Schedule(on=clock.today(ben.zone), grace=1))
    for dan in people[3:4]:
        words = "The evenings are long just now."
        ask_to_stay_on_track(_me(dan), participant_id=dan.pk, words=words)


def _me(person: Participant) -> Actor:
    assert person.user_id is not None
    return actor_for(person.user_id)


def _same(at: datetime) -> datetime:
    return at


def _sign(person: Participant, by: Actor, *, both: bool) -> None:
    today = clock.today(person.zone)
    found = table(by, person.pk, today)
    terms = signing.Terms(
        found.fingerprint, "A text first, then a call. Not after nine at night.",
        "Wednesdays at five, and when one of us needs it.", today + timedelta(days=50),
    )  # fmt: skip
    on = today - timedelta(days=SIGNED if both else 1)
    for who, hour in ((by, 16), *(((_me(person), 18),) if both else ())):
        at = history.at(on, hour, person.zone)
        name = signing.Name(who.name, device="Android")
        signing.sign(who, participant_id=person.pk, terms=terms, name=name,
                     signed_at=partial(_same, at))  # fmt: skip
    rows = Agreement.objects.for_system("the invented programme writes its own history").filter(
        participant_id=person.pk
    )
    rows.update(made_at=history.at(on, 16, person.zone))


def _promise(who: Actor, person: Participant, text: str, when: Schedule, *,
             ritual: bool = False) -> UUID:  # fmt: skip
    return promises.add_promise(
        who, participant_id=person.pk, said=PromiseSaid(text, when), ritual=ritual
    )


def _promises(ana: Participant, by: Actor) -> None:
    me, today = _me(ana), clock.today(ana.zone)
    calls = _promise(me, ana, "I call my sister on Wednesdays", Schedule(_WEDNESDAY, grace=1))
    looks = _promise(me, ana, "Our Sunday look back", Schedule(_SUNDAY, at=time(18)), ritual=True)
    sends = _promise(by, ana, "I find out how the bus pass works", Schedule(on=today))
    for made, day, said in ((calls, 2, _CALLS), (looks, 6, _LOOKS)):
        for back, how, word in said:
            _answer(me, ana, made, _last(today, day) - timedelta(weeks=back - 1), how, word)
    answers.answer(
        by, participant_id=ana.pk, promise_id=sends,
        went=answers.Went("moved", moved_to=today + timedelta(days=2), word="The office was shut"),
    )  # fmt: skip
    times = _promise(by, ana, "I write down when the last bus goes", Schedule(on=today))
    _answer(by, ana, times, today, "kept", "")
    ideas.suggest(by, participant_id=ana.pk, promise_id=calls,
                  text="I call my sister on Wednesdays, or text her a heart")  # fmt: skip


def _last(today: date, weekday: int) -> date:
    """The last such weekday before today."""
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _answer(who: Actor, person: Participant, made: UUID, on: date, how: str, word: str) -> None:
    said = answers.answer(who, participant_id=person.pk, promise_id=made,
                          went=answers.Went(how, on=on, word=word))  # fmt: skip
    rows = Answer.objects.for_system("the invented programme writes its own history").filter(
        pk=said
    )
    rows.update(at=history.at(on, 20, person.zone))


def _how(person: Participant, mix: Mix, first: str) -> None:
    review = clock.today(person.zone) + timedelta(days=12)
    wish = holding.Wish(first, "", mix, review)
    holding.say_how(_me(person), participant_id=person.pk, said=wish)
