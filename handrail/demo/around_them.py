"""Who helps the invented people, company that was wished for, a week told of, days planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from handrail.ground.access import Actor
from handrail.ground.kernel import clock
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant, Staff
from handrail.practice.around.commands.company import (
    ask_for_company,
    gave_company,
    write_ready_words,
)
from handrail.practice.around.commands.who_helps import HelperSaid, add_helper, change_helper
from handrail.practice.around.queries.company import my_ask
from handrail.practice.contacts.commands.holidays import add_holiday_plan, change_holiday_plan
from handrail.practice.contacts.holidays.rules import Days, Said
from handrail.practice.updates.commands import (
    UpdateSaid,
    see_updates,
    send_update,
    take_update_back,
    thank_for_update,
)

_DOCTOR = HelperSaid(
    "doctor", "Dr. Lee", "My blood pressure, and how I sleep", "+1 202-555-0161",
    "Mondays and Thursdays until noon", "That I am in recovery, and nothing else",
)  # fmt: skip
_SPONSOR = HelperSaid("sponsor", "Mae", "The hours before a meeting", "+1 202-555-0162",
                      company=True)  # fmt: skip
_FRIEND = HelperSaid("friend", "Jo", "A walk with the dog", "+1 202-555-0163", company=True)
_HOUSING = HelperSaid("worker", "Kit from the housing desk", "The letter to the landlord")
_READY = ("Are you there? I could use company.", "Can you talk for five minutes?")


def write(people: Sequence[Participant], coach: Staff, circle: UUID) -> None:
    """Fill the lists of the first person, who tells coach and `circle` of two weeks; others a bit.

    Call it once the first person has said yes to updates for `circle`.
    """
    ana, by = people[0], actor_for(coach.user_id)
    _helpers(ana)
    _updates(ana, by, circle)
    _days(ana, by)
    for other in people[1:3]:
        add_helper(_me(other), participant_id=other.pk, said=_FRIEND, shared=True)
    for ben in people[1:2]:
        _company(ben, by)
        ask_for_company(_me(ben), participant_id=ben.pk)


def _me(person: Participant) -> Actor:
    assert person.user_id is not None
    return actor_for(person.user_id)


def _helpers(ana: Participant) -> None:
    me = _me(ana)
    who: dict[str, Any] = {"participant_id": ana.pk}
    add_helper(me, **who, said=_DOCTOR, shared=True)
    mae = add_helper(me, **who, said=HelperSaid("sponsor", "Mae"), shared=True)
    change_helper(me, **who, helper_id=mae, said=_SPONSOR)
    add_helper(me, **who, said=_FRIEND)
    add_helper(me, **who, said=_HOUSING, shared=True)
    for text in _READY:
        write_ready_words(me, **who, text=text)


def _company(person: Participant, by: Actor) -> None:
    """Company was wished for once before, and the coach was in touch."""
    ask_for_company(_me(person), participant_id=person.pk)
    asked = my_ask(_me(person), person.pk)
    if asked is not None:
        gave_company(by, participant_id=person.pk, ask_id=asked.id)


def _updates(ana: Participant, by: Actor, circle: UUID) -> None:
    me = _me(ana)
    who: dict[str, Any] = {"participant_id": ana.pk}
    first = UpdateSaid(
        "A steady week. I slept, I cooked twice, and Sunday was quiet.", "",
        [("win", "Three mornings without the alarm")], [by.user_id, circle],
    )  # fmt: skip
    sent = send_update(me, **who, said=first)
    sister = actor_for(circle)
    for reader in (by, sister):
        see_updates(reader, **who)
    thank_for_update(sister, **who, update_id=sent)
    other = UpdateSaid("Too tired to write more.", "", (), [by.user_id])
    take_update_back(me, **who, update_id=send_update(me, **who, said=other))
    now = UpdateSaid(
        "Busy, and a bit thin on patience. The meetings helped.",
        "A ride on Thursday evening would be great.", (), [by.user_id, circle],
    )  # fmt: skip
    send_update(me, **who, said=now)


def _days(ana: Participant, by: Actor) -> None:
    me, today = _me(ana), clock.today(ana.zone)
    who: dict[str, Any] = {"participant_id": ana.pk}
    payday = Days(today + timedelta(days=5), today + timedelta(days=6))
    hard = {"hard": "Money in my hand. Rosa takes me shopping first.", "call": "Mae",
            "phone": "+1 202-555-0162"}  # fmt: skip
    add_holiday_plan(me, **who, said=Said("The weekend after payday", payday, words=hard))
    away = Days(today + timedelta(days=24), today + timedelta(days=31))
    said = Said("A week without Ben", away, coach_away=True,
                words={"hard": "The evenings"})  # fmt: skip
    made = add_holiday_plan(me, **who, said=said)
    words = {"hard": "The evenings", "stands_in": "Dana, on weekdays from nine to six",
             "way": "A text first, then a call"}  # fmt: skip
    change_holiday_plan(by, **who, plan_id=made,
                        said=Said(said.name, away, coach_away=True, words=words))  # fmt: skip
