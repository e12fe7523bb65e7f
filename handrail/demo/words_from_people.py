"""Kind words from the coaches to the invented people, some of them still to come."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta

from handrail.demo import history
from handrail.ground.kernel import clock
from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import PersonKey, keys_for
from handrail.ground.kernel.sealed import keep
from handrail.ground.people.models import Participant, Relationship
from handrail.practice.encouragement.models import COACH, KindWord

SEED = 12
KIND_WORDS = (
    "I walked past the river today and thought of you.",
    "You called before it got hard. That took heart.",
    "Slow is fine. One small thing is enough for today.",
    "Good to hear you laugh this week.",
    "I am in your corner, however today goes.",
    "You do not have to do this alone.",
)
TO_COME = "A whole season. It is good to know you."


def write(people: Iterable[Participant]) -> None:
    """Write a few for everybody with a coach: some that arrived, one for a day to come."""
    die = random.Random(SEED)  # noqa: S311 - a story, not a secret
    everybody = list(people)
    keys = keys_for(person.pk for person in everybody)
    coaches = dict(
        Relationship.objects.for_system("the invented programme writes its own history")
        .filter(ended_at__isnull=True)
        .values_list("participant_id", "staff__user_id")
    )
    rows = []
    for number, person in enumerate(everybody):
        if person.pk not in coaches:
            continue
        today = clock.today(person.zone)
        days = {today - timedelta(days=die.randint(0, 70)) for _each in range(die.randint(0, 4))}
        if number == 0:
            days |= {today, today - timedelta(days=9)}
        words = [(day, die.choice(KIND_WORDS)) for day in sorted(days) if day >= person.started_on]
        words.append((today + timedelta(days=die.randint(3, 40)), TO_COME))
        for day, text in words:
            row = _row(keys[person.pk], person, day, text)
            row.writer_id = coaches[person.pk]
            row.thanked_at = row.made_at if day < today and die.random() < 0.5 else None
            rows.append(row)
    KindWord.objects.for_system("the invented programme writes its own history").bulk_create(rows)


def _row(key: PersonKey, person: Participant, day: date, text: str) -> KindWord:
    made = min(history.at(day, 9, person.zone), clock.now())
    row = KindWord(
        id=uuid7(), org_id=person.org_id, participant=person, by=COACH, on=day, made_at=made
    )
    keep(key, row, text=text)
    return row
