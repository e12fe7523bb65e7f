"""What the invented programme put on its shelf, and who chose another way of coaching."""

from __future__ import annotations

from collections.abc import Sequence

from handrail.ground.access import Actor
from handrail.ground.people.actors import actor_for
from handrail.ground.people.commands.coaching import choose_model, set_first_days
from handrail.ground.people.models import Participant, Staff
from handrail.ground.shelf import commands, queries
from handrail.ground.shelf.commands import Said

_SOURCE = "Our Friday group, Riverbend"
# kind, what is said in English, title, words and smaller way in Spanish
_OWN = (
    ("step", Said("Friday supper", "Come to the Friday supper at the center.",
                  "Ask who will be there.", domain="community", source=_SOURCE),
     ("Cena del viernes", "Ven a la cena del viernes en el centro.", "Pregunta quién va a ir.")),
    ("coping", Said("The river bench", "Sit on the bench by the river until the train goes by.",
                    source=_SOURCE),
     ("La banca del río", "Siéntate en la banca del río hasta que pase el tren.", "")),
    ("milestone_celebration", Said("Ring the bell", "Ring the old bell at the center.",
                                   source=_SOURCE),
     ("Tocar la campana", "Toca la vieja campana del centro.", "")),
)  # fmt: skip


def write(people: Sequence[Participant], manager: Staff, coach: Staff) -> None:
    """Own entries in both languages, one of ours hidden, and two people with a way of their own."""
    keeper = actor_for(manager.user_id)
    for kind, said, spanish in _OWN:
        _both(keeper, kind, said, spanish)
    commands.hide(keeper, kind="milestone_celebration", key="cake")
    mate = actor_for(coach.user_id)
    # The coach's first three people are his own.
    for person in people[1:3]:
        choose_model(mate, participant_id=person.pk, model="traditional", agreed=True)
    for person in people[2:3]:
        set_first_days(mate, participant_id=person.pk, on=True, agreed=True)


def _both(keeper: Actor, kind: str, said: Said, spanish: tuple[str, str, str]) -> None:
    made = commands.add_entry(keeper, kind=kind, language="en", said=said)
    key = queries.own_row(keeper, made).key
    title, text, smaller = spanish
    other = Said(title, text, smaller, domain=said.domain, source=_SOURCE)
    commands.add_entry(keeper, kind=kind, language="es", said=other, like=key)
