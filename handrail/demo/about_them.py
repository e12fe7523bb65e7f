"""What the invented people are good at, and what recovery looks like for them."""

from __future__ import annotations

import random

from handrail.demo import words
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import keep
from handrail.ground.people.models import Participant, Pathway, Strength


def write(die: random.Random, person: Participant, key: PersonKey) -> None:
    """Three strengths by one or the other, and for most a pathway that most of them share."""
    own = {"org_id": person.org_id, "participant_id": person.pk}
    for text in die.sample(words.STRENGTHS, 3):
        row = Strength(**own, by=die.choice((Strength.PARTICIPANT, Strength.COACH)))
        keep(key, row, text=text)
        row.save()
    chosen, said = die.choice(words.PATHWAYS)
    if chosen:
        way = Pathway(**own, visibility=die.choice((Pathway.COACH, Pathway.ONLY_ME)))
        keep(key, way, chosen=chosen, own=said)
        way.save()
