"""What the invented people are good at, and what recovery looks like for them."""

from __future__ import annotations

import random
from typing import Any

from handrail.demo import words
from handrail.ground.kernel.keys import PersonKey
from handrail.ground.kernel.sealed import keep
from handrail.ground.people.models import Participant, Pathway, Stage, Strength
from handrail.ground.people.stages import STAGES


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
        _stage(die, own, key)


def _stage(die: random.Random, own: dict[str, Any], key: PersonKey) -> None:
    """Some say where they are, and half of them share it."""
    seen_by = die.choice((Stage.COACH, Stage.ONLY_ME, None))
    if seen_by is not None:
        now = Stage(**own, visibility=seen_by)
        keep(key, now, stage=die.choice(tuple(STAGES)))
        now.save()
