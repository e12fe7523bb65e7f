"""What the invented people and their coach want to talk about, and what stands beside notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handrail.ground.access import Actor
from handrail.ground.people.actors import actor_for
from handrail.ground.people.models import Participant, Staff
from handrail.practice.contacts import queries
from handrail.practice.contacts.notes import commands as notes
from handrail.practice.talks.commands.topics import add_topic, change_topic, stand_topic

_MINE = ("The letter from the landlord", "How to tell my sister")
_BENS = (("The bus pass is here, come and get it", True), ("Sunday: who is around?", False))


def write(people: Sequence[Participant], coach: Staff) -> None:
    """Fill the list of the first person and the coach, and let others have a little of it."""
    by, first = actor_for(coach.user_id), people[0]
    _topics(first, by)
    _notes(first, by)
    for other in people[1:3]:
        add_topic(_me(other), participant_id=other.pk, text="A ride on Thursday")
    for dan in people[3:4]:
        said = notes.RemarkSaid(
            "in_me", "It is about me and not about him",
            "He reminds me of my brother. I would like to talk about it on Monday.",
        )  # fmt: skip
        notes.remark(by, participant_id=dan.pk, said=said)


def _me(person: Participant) -> Actor:
    assert person.user_id is not None
    return actor_for(person.user_id)


def _topics(person: Participant, by: Actor) -> None:
    who: dict[str, Any] = {"participant_id": person.pk}
    for text in _MINE:
        last = add_topic(_me(person), **who, text=text)
    change_topic(_me(person), **who, topic_id=last, text="How to tell my sister about the job")
    for text, just_so in _BENS:
        add_topic(by, **who, text=text, just_so=just_so)
    done = add_topic(_me(person), **who, text="The dentist")
    stand_topic(by, **who, topic_id=done, state="talked")


def _notes(person: Participant, by: Actor) -> None:
    who: dict[str, Any] = {"participant_id": person.pk}
    seen = queries.recent(by, person.pk, 3)
    if len(seen) < 2:
        return
    view = notes.ViewSaid("I laughed more than this sounds. It was a good hour.")
    notes.say_view(_me(person), **who, contact_id=seen[0].id, said=view)
    asked = "It was my aunt who called, not my mother."
    notes.ask_correction(_me(person), **who, contact_id=seen[1].id, words=asked)
